"""The rounds of a programme: the list, one of them, asking it, changing it."""

from copy import copy

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only
from programmes.conflicts import conflict
from programmes.submissions import once
from wellbeing.models import Round
from wellbeing.models.rounds import READERS, TEAM
from wellbeing.prints import MOST_SHEETS
from wellbeing.round_forms import RoundAddForm, RoundForm
from wellbeing.telling import (
    about_names,
    from_paper,
    how_many,
    next_of,
    sitting_of,
    steps_of,
    who_writes,
)

PAGE = 50


@require_safe
@members_only()
def round_list(request, programme):
    """List the rounds, the latest first; its team brings back those taken out."""
    access = request.access
    visible = Round.objects.visible_to(access).select_related("programme")
    visible = visible.looking_forward()
    rows = visible.kept().with_counts().latest_first().fetch_mode(FETCH_RAISE)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    may_lead = access.has(*TEAM)
    out = visible.exclude(archived_at=None).latest_first() if may_lead else []
    gone = request.GET.get("retire", "")
    context = {
        "programme": programme,
        "page": page,
        "lines": [(one, how_many(one.ideas_count, access)) for one in page],
        "out": out,
        "gone": next((one for one in out if str(one.pk) == gone), None),
        "may_lead": may_lead,
        "may_read": access.has(*READERS),
    }
    return TemplateResponse(request, "wellbeing/round_list.html", context)


def round_of(request, pk):
    """Return a round that this person may know, with its counts, or answer 404."""
    rounds = Round.objects.visible_to(request.access).with_counts()
    return get_object_or_404(rounds.select_related("programme", "mirror"), pk=pk)


def round_to_lead(request, pk):
    """Return a round that is in the list, or answer 404; the role is asked before."""
    rounds = Round.objects.visible_to(request.access).kept()
    return get_object_or_404(rounds.select_related("programme", "mirror"), pk=pk)


@require_safe
@members_only()
def round_detail(request, programme, pk):
    round_, access = round_of(request, pk), request.access
    context = {
        "programme": programme,
        "round": round_,
        "writers": who_writes(round_),
        "names": about_names(round_),
        "how_many": how_many(round_.ideas_count, access),
        "left": round_.ideas_count - round_.sorted_count,
        "steps": steps_of(round_),
        "next": next_of(round_),
        "reads": round_.ideas_open_to(access),
        "may_lead": round_.may_be_led_by(access),
        "most_sheets": MOST_SHEETS,
        "sitting": sitting_of(round_),
        "from_paper": from_paper(round_, access),
    }
    return TemplateResponse(request, "wellbeing/round_detail.html", context)


def _form_page(request, form, round_):
    programme = request.access.programme
    back = reverse("wellbeing:round_list", args=[programme.slug])
    if round_.pk:
        back = reverse("wellbeing:round_detail", args=[programme.slug, round_.pk])
    context = {
        "programme": programme,
        "form": form,
        "round": round_,
        "kinds": Round.Kind.looking_forward(),
        "back": back,
    }
    return TemplateResponse(request, "wellbeing/round_form.html", context)


@members_only(*TEAM)
@once
def round_add(request, programme):
    """Ask a question; « ?sorte= » says of which kind, never one of a co-evaluation."""
    asked, kinds = request.GET.get("sorte", ""), Round.Kind.looking_forward()
    kind = Round.Kind(asked) if asked in kinds else Round.Kind.WELL_BEING
    round_ = Round(programme=programme, kind=kind)
    form = RoundAddForm(request.POST or None, instance=round_)
    if not form.is_valid():
        return _form_page(request, form, round_)
    round_ = form.ask()
    messages.success(request, _("The round is ready: read the question aloud."))
    return redirect("wellbeing:round_detail", programme.slug, round_.pk)


@members_only(*TEAM)
@once
def round_edit(request, programme, pk):
    round_ = round_to_lead(request, pk)
    form = RoundForm(request.POST or None, instance=copy(round_))
    if not form.is_valid():
        return _form_page(request, form, round_)
    back = reverse("wellbeing:round_detail", args=[programme.slug, pk])
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The round is saved."))
    return redirect(back)


@require_POST
@members_only(*TEAM)
def round_archive(request, programme, pk):
    """Take a round out of the list, which then offers to undo it."""
    round_ = round_to_lead(request, pk)
    if round_.looks_back:  # the question on harm is never hidden (domain 7.1)
        said = _("A question of a co-evaluation is not taken out.")
        messages.warning(request, said)
        return redirect("wellbeing:round_detail", programme.slug, pk)
    round_.archive()
    place = reverse("wellbeing:round_list", args=[programme.slug])
    return redirect(f"{place}?retire={pk}")


@require_POST
@members_only(*TEAM)
def round_bring_back(request, programme, pk):
    round_ = round_of(request, pk)
    if round_.archived_at is not None:
        round_.bring_back()
        messages.success(request, _("The round is back in the list."))
    return redirect("wellbeing:round_detail", programme.slug, pk)
