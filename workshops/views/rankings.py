"""The rankings of a programme: the list, one of them, beginning it, agreeing on it."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only
from programmes.conflicts import conflict
from programmes.models.programme import TEAM
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from workshops import ranking_telling
from workshops.models import Action, Ranking
from workshops.models.ranked import with_counts
from workshops.ranking_forms import RankingBeginForm, RankingForm, RankingSettleForm

PAGE = 50


@require_safe
@members_only()
def ranking_list(request, programme):
    """List the rankings, the latest first; their team brings back those taken out."""
    access = request.access
    visible = Ranking.objects.visible_to(access).latest_first().fetch_mode(FETCH_RAISE)
    page = Paginator(visible.kept().with_places(), PAGE).get_page(
        request.GET.get("page")
    )
    may_lead = access.has(*TEAM)
    out = list(visible.exclude(archived_at=None)) if may_lead else []
    gone = request.GET.get("retire", "")
    actions = Action.objects.kept().filter(programme=programme)
    context = {
        "programme": programme,
        "page": page,
        "lines": [(one, ranking_telling.how_it_is_made(one)) for one in page],
        "out": out,
        "gone": next((one for one in out if str(one.pk) == gone), None),
        "may_lead": may_lead,
        "has_actions": actions[:2].count() == 2,
    }
    return TemplateResponse(request, "workshops/ranking_list.html", context)


def ranking_of(request, pk):
    """Return a ranking that this person may read, or answer 404."""
    rankings = Ranking.objects.visible_to(request.access)
    return get_object_or_404(rankings.select_related("programme"), pk=pk)


def rows_of(ranking):
    """Return the actions of a ranking as they stand, told which place the count gives."""
    rows = ranking.ranked.select_related("action").in_order()
    return with_counts(list(rows.fetch_mode(FETCH_RAISE)))


@require_safe
@members_only()
def ranking_detail(request, programme, pk):
    ranking, may_lead = ranking_of(request, pk), request.access.has(*TEAM)
    rows = rows_of(ranking)
    is_open = ranking.settled_on is None and ranking.archived_at is None
    is_counted = ranking_telling.is_counted(rows)
    context = {
        "programme": programme,
        "ranking": ranking,
        "rows": rows,
        "ties": ranking_telling.ties_of(rows),
        "is_counted": is_counted,
        "is_moved": is_counted and any(row.is_moved for row in rows),
        "made": ranking_telling.how_it_is_made(ranking),
        "counting": ranking_telling.how_it_is_counted(ranking),
        "typed": ranking_telling.what_is_typed(ranking),
        "next": ranking_telling.next_of(ranking, rows) if may_lead else None,
        "sent": None if ranking.is_shown else ranking.ballots.count(),
        "leads": may_lead and is_open,
        "may_lead": may_lead,
    }
    return TemplateResponse(request, "workshops/ranking_detail.html", context)


@members_only(*TEAM)
@once
def ranking_begin(request, programme):
    """Say how the actions are ranked; they are then those of the list today."""
    ranking = Ranking(programme=programme)
    form = RankingBeginForm(request.POST or None, instance=ranking)
    if form.is_valid():
        ranking = form.save(commit=False)
        ranking.begin(form.cleaned_data["actions"])
        messages.success(request, _("The ranking is ready."))
        return redirect("workshops:ranking_detail", programme.slug, ranking.pk)
    actions = form.fields["actions"].queryset
    context = {"programme": programme, "form": form}
    context["has_actions"] = len(actions) > 1
    return TemplateResponse(request, "workshops/ranking_begin.html", context)


def back_to(ranking):
    """Return the address of the page of a ranking."""
    slug = ranking.programme.slug
    return reverse("workshops:ranking_detail", args=[slug, ranking.pk])


def say_that_it_stays(request, ranking, refusal):
    """Lead back to a ranking that does not change any more, and say why."""
    messages.error(request, refusal.message)
    return redirect(back_to(ranking))


@members_only(*TEAM)
@once
def ranking_edit(request, programme, pk):
    """Change the day, or how it was decided, until the group agrees."""
    ranking = ranking_of(request, pk)
    form = RankingForm(request.POST or None, instance=copy(ranking))
    back = back_to(ranking)
    try:
        ranking.check_open()
    except ValidationError as refusal:
        if not form.is_bound:
            return say_that_it_stays(request, ranking, refusal)
        form.add_error(None, refusal)
    if not form.is_valid():
        context = {"programme": programme, "form": form, "ranking": ranking}
        context["back"] = back
        return TemplateResponse(request, "workshops/ranking_edit.html", context)
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The ranking is saved."))
    warn_of_numbers(request, form)
    return redirect(back)


@members_only(*TEAM)
@once
def ranking_settle(request, programme, pk):
    """Note the day on which the group agreed on the places, and how it decided."""
    ranking = ranking_of(request, pk)
    rows = rows_of(ranking)
    if not request.POST and (ranking.settled_on or ranking.archived_at):
        return redirect(back_to(ranking))
    is_counted = ranking_telling.is_counted(rows)
    is_moved = is_counted and any(row.is_moved for row in rows)
    form = RankingSettleForm(request.POST or None, ranking=ranking, is_moved=is_moved)
    if form.is_valid():
        day, account = (form.cleaned_data[name] for name in form.asked)
        try:
            ranking.settle(day, request.user, account)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Noted: the group agreed."))
            warn_of_numbers(request, form)
            return redirect(back_to(ranking))
    context = {
        "programme": programme,
        "ranking": ranking,
        "form": form,
        "rows": rows,
        "ties": ranking_telling.ties_of(rows),
        "is_counted": is_counted,
        "is_moved": is_moved,
    }
    return TemplateResponse(request, "workshops/ranking_settle.html", context)


@require_POST
@members_only(*TEAM)
def ranking_archive(request, programme, pk):
    """Take a ranking out of the list, which then offers to undo it."""
    ranking = ranking_of(request, pk)
    try:
        ranking.archive()
    except ValidationError as refusal:
        if refusal.code != "out":
            return say_that_it_stays(request, ranking, refusal)
    place = reverse("workshops:ranking_list", args=[programme.slug])
    return redirect(f"{place}?retire={pk}")


@require_POST
@members_only(*TEAM)
def ranking_bring_back(request, programme, pk):
    ranking = ranking_of(request, pk)
    if ranking.archived_at is not None:
        ranking.bring_back()
        messages.success(request, _("The ranking is back in the list."))
    return redirect(back_to(ranking))
