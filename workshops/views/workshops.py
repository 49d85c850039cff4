"""The workshops of a programme: the list, one of them, adding it, changing it."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from programmes.access import members_only
from programmes.conflicts import conflict, taken_out_meanwhile
from programmes.forms import LONGEST_KEY
from programmes.models.programme import TEAM
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from wellbeing import answering
from workshops.at_work import (
    FILTERS,
    counts_of,
    filtered,
    skills_worked_on,
    with_hosts,
    with_next_session,
)
from workshops.memory import earlier_programmes, earlier_workshops
from workshops.models import Session, Workshop, WorkshopModel
from workshops.workshop_forms import WorkshopForm

PAGE = 50


@require_safe
@members_only()
def workshop_list(request, programme):
    """List the workshops by track; « ?voir= » keeps those where something is missing."""
    today, access = timezone.localdate(), request.access
    visible = Workshop.objects.visible_to(access)
    asked = request.GET.get("voir", "")
    total, filters = counts_of(visible)
    rows = with_next_session(with_hosts(filtered(visible, asked)), access, today)
    paginator = Paginator(rows.in_order().fetch_mode(FETCH_RAISE), PAGE)
    # What the filters say was counted already.
    paginator.count = {word: n for word, _label, n in filters}.get(asked, total)
    may_write = access.has(*TEAM)
    out = _taken_out(programme) if may_write else []
    gone = request.GET.get("retire", "")
    context = {
        "programme": programme,
        "total": total,
        "filters": filters,
        "asked": asked if asked in FILTERS else "",
        "page": paginator.get_page(request.GET.get("page")),
        "vocabulary": programme.vocabulary,
        "skills": skills_worked_on(programme, today),
        "may_write": may_write,
        "may_take_up": earlier_workshops(access).exists(),
        "out": out,
        "gone": next((one for one in out if str(one.number) == gone), None),
    }
    return TemplateResponse(request, "workshops/workshop_list.html", context)


def _taken_out(programme):
    out = programme.workshops.exclude(archived_at=None).order_by("-archived_at", "pk")
    return list(out[:PAGE])


def workshop_of(request, number):
    """Return a workshop that this person may read, or answer 404."""
    workshops = Workshop.objects.visible_to(request.access)
    return get_object_or_404(workshops.select_related("proposed_by"), number=number)


@require_safe
@members_only()
def workshop_detail(request, programme, number):
    workshop, access = workshop_of(request, number), request.access
    may_write = access.has(*TEAM)
    hostings = workshop.hostings.select_related("organisation", "contact").in_order()
    hostings = list(hostings.fetch_mode(FETCH_RAISE))
    out = [one for one in hostings if one.archived_at and may_write]
    gone = request.GET.get("retiree", "")
    sessions = Session.objects.visible_to(access).filter(workshop=workshop)
    context = {
        "programme": programme,
        "workshop": workshop,
        "proposed_by": workshop.proposed_by
        and workshop.proposed_by.title_in(programme.vocabulary),
        "hostings": [one for one in hostings if not one.archived_at],
        "out": out,
        "gone": next((one for one in out if str(one.pk) == gone), None),
        "ideas": answering.ideas_of(workshop, access),
        "sessions": sessions.around(timezone.localdate()).fetch_mode(FETCH_RAISE)[
            :PAGE
        ],
        "taken_from": _taken_from(workshop, access),
        "may_write": may_write,
    }
    return TemplateResponse(request, "workshops/workshop_detail.html", context)


def _taken_from(workshop, access):
    """Return the programme whose workshop was taken up, for who may know of it."""
    if workshop.taken_from_id is None:
        return None
    known_ones = earlier_programmes(access).select_related("territory")
    return known_ones.filter(workshops=workshop.taken_from_id).first()


def form_page(request, form, workshop, **context):
    """Show the form of a workshop, and the way back."""
    programme = request.access.programme
    back = reverse("workshops:workshop_list", args=[programme.slug])
    if workshop.pk:
        back = reverse(
            "workshops:workshop_detail", args=[programme.slug, workshop.number]
        )
    context |= {
        "programme": programme,
        "form": form,
        "workshop": workshop,
        "tracks": list(Workshop.Track),
        "back": back,
    }
    return TemplateResponse(request, "workshops/workshop_form.html", context)


def _model_asked(request):
    """Return the model from which to begin, or None."""
    asked = request.GET.get("modele", "")
    if not asked.isdecimal() or len(asked) > LONGEST_KEY:
        return None
    return WorkshopModel.objects.filter(pk=asked).first()


@members_only(*TEAM)
@once
def workshop_add(request, programme):
    """Add a workshop; « ?modele= » begins from a model, « ?piste= » says the track."""
    asked = request.GET.get("piste", "")
    track = (
        Workshop.Track(asked) if asked in Workshop.Track else Workshop.Track.PROGRESS
    )
    model = _model_asked(request) if track == Workshop.Track.PROGRESS else None
    names = ("theme", "need", "contents")
    workshop = Workshop(programme=programme, track=track)
    form = WorkshopForm(
        request.POST or None,
        instance=workshop,
        initial={name: getattr(model, name) for name in names} if model else None,
        access=request.access,
    )
    if not form.is_valid():
        models = WorkshopModel.objects.order_by("position", "pk")
        shown = models if track == Workshop.Track.PROGRESS else ()
        return form_page(request, form, workshop, models=shown, model=model)
    workshop = form.save()
    messages.success(request, _("The workshop is added."))
    warn_of_numbers(request, form)
    return redirect("workshops:workshop_detail", programme.slug, workshop.number)


def _written_for_one_taken_out(request, number):
    """Give back what was typed for a workshop that is not in the list any more."""
    programme = request.access.programme
    back = reverse("workshops:workshop_list", args=[programme.slug])
    gone = programme.workshops.exclude(archived_at=None).filter(number=number)
    return taken_out_meanwhile(request, gone, back=back)


@members_only(*TEAM)
@once
def workshop_edit(request, programme, number):
    workshop = get_object_or_404(programme.workshops, number=number)
    if workshop.archived_at is not None:
        return _written_for_one_taken_out(request, number)
    form = WorkshopForm(
        request.POST or None, instance=copy(workshop), access=request.access
    )
    if not form.is_valid():
        return form_page(request, form, workshop)
    back = reverse("workshops:workshop_detail", args=[programme.slug, number])
    if not form.save_version(by=request.user):
        if (
            programme.workshops.exclude(archived_at=None)
            .filter(pk=workshop.pk)
            .exists()
        ):
            return _written_for_one_taken_out(request, number)
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The workshop is saved."))
    warn_of_numbers(request, form)
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*TEAM)
def workshop_ideas(request, programme, number):
    """Tick the ideas that a workshop answers; « ?q= » looks for words in them."""
    workshop = workshop_of(request, number)
    readable = answering.readable_ideas(request.access)
    back = reverse("workshops:workshop_detail", args=[programme.slug, number])
    if request.method == "POST":
        answering.choose(workshop, *answering.chosen(readable, request.POST))
        messages.success(request, _("The ideas of this workshop are saved."))
        return redirect(back)
    words = answering.words_asked(request.GET)
    cited = {idea.pk for idea in answering.ideas_of(workshop, request.access)}
    rows = answering.offered(readable, words, cited)
    context = {
        "programme": programme,
        "workshop": workshop,
        "back": back,
        "query": words,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "cited": cited,
    }
    return TemplateResponse(request, "workshops/workshop_ideas.html", context)


@require_POST
@members_only(*TEAM)
def workshop_archive(request, programme, number):
    """Take a workshop out; the list then offers to undo it."""
    workshop = get_object_or_404(programme.workshops, number=number)
    try:
        workshop.take_out()
    except ValidationError as refusal:
        messages.error(request, refusal.message)
        return redirect("workshops:workshop_detail", programme.slug, number)
    query = {"retire": number}
    return redirect(
        reverse("workshops:workshop_list", args=[programme.slug], query=query)
    )


@require_POST
@members_only(*TEAM)
def workshop_bring_back(request, programme, number):
    workshop = get_object_or_404(programme.workshops, number=number)
    workshop.bring_back()
    messages.success(request, _("The workshop is back in its place."))
    return redirect("workshops:workshop_detail", programme.slug, number)
