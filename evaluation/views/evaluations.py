"""The co-evaluations of a programme: both moments, one of them, preparing it, holding it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import FETCH_RAISE
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluation import asking, holding
from evaluation.contributions import contributed, from_groups, told
from evaluation.due import NAMES, due_of, name_of
from evaluation.evaluation_forms import HoldForm, PrepareForm
from evaluation.models import Evaluation, Improvement
from evaluation.next_step import next_of
from evaluation.ways import ways_of
from programmes.access import members_only
from programmes.models.programme import GROUP, TEAM
from programmes.submissions import once
from workshops.models import Session


@require_safe
@members_only()
def evaluation_list(request, programme):
    """Show both moments, when each is due and why; its team brings back those taken out."""
    access = request.access
    visible = Evaluation.objects.visible_to(access).select_related("session")
    known = list(visible.in_order().fetch_mode(FETCH_RAISE))
    out = [one for one in known if one.archived_at is not None]
    gone = request.GET.get("retire", "")
    context = {
        "programme": programme,
        "moments": due_of(access, [one for one in known if one.archived_at is None]),
        "out": out,
        "gone": next((one for one in out if str(one.pk) == gone), None),
        "may_lead": access.has(*TEAM),
        "takes_part": access.has(*GROUP),
        "ways": ways_of(access),
    }
    context["to_prepare"] = next(
        (one for one in context["moments"] if one.evaluation is None), None
    )
    return TemplateResponse(request, "evaluation/evaluation_list.html", context)


def evaluation_of(request, pk):
    """Return an evaluation that this person may know, or answer 404."""
    rows = Evaluation.objects.visible_to(request.access)
    rows = rows.select_related("programme", "session", *asking.PLACES)
    return get_object_or_404(rows, pk=pk)


def back_to(evaluation):
    """Return the address of the page of an evaluation."""
    slug = evaluation.programme.slug
    return reverse("evaluation:evaluation_detail", args=[slug, evaluation.pk])


@require_safe
@members_only()
def evaluation_detail(request, programme, pk):
    evaluation, access = evaluation_of(request, pk), request.access
    # The questions say it of a moment: their programme is this one.
    for round_ in evaluation.rounds:
        round_.programme = programme
    due = {one.moment: one for one in due_of(access, [evaluation])}
    improvements = Improvement.objects.visible_to(access).kept().in_order()
    context = {
        "programme": programme,
        "evaluation": evaluation,
        "due": due[evaluation.moment].told,
        "questions": told(contributed(evaluation), access),
        "groups": list(_groups(programme)),
        "from_groups": from_groups(evaluation) if access.has(*GROUP) else [],
        "same_words": _asks_the_same(evaluation),
        "improvements": improvements.filter(evaluation=evaluation),
        "to_look_at": _to_look_at(evaluation, access),
        "next": next_of(evaluation, access),
        "ways": ways_of(access, evaluation),
        "may_lead": evaluation.may_be_led_by(access),
        "reads": access.has(*GROUP),
    }
    return TemplateResponse(request, "evaluation/evaluation_detail.html", context)


def _groups(programme):
    """Return the role groups, all of whom are invited: everybody looks back together."""
    return programme.role_groups.order_by("position", "pk")


def _asks_the_same(evaluation):
    """Return the other evaluation, when this one asks its very questions, or None."""
    if evaluation.moment == Evaluation.Moment.MID_TERM:
        return None
    first = asking.asked_before(evaluation.programme)
    if first is None or first.pk == evaluation.pk:
        return None
    asked = [one.question for one in evaluation.rounds]
    return first if asked == [one.question for one in first.rounds] else None


def _to_look_at(evaluation, access):
    """Return the improvements of the mid-term, each with what became of it, at the end."""
    if evaluation.moment == Evaluation.Moment.MID_TERM:
        return []
    rows = Improvement.objects.visible_to(access).kept().exclude(evaluation=evaluation)
    rows = rows.select_related("owner__programme").prefetch_related("looks").in_order()
    return [
        (
            one,
            next(
                (k for k in one.looks.all() if k.evaluation_id == evaluation.pk), None
            ),
        )
        for one in rows.fetch_mode(FETCH_RAISE)
    ]


@members_only(*TEAM)
@once
def evaluation_prepare(request, programme, moment):
    """Choose the session of a co-evaluation; « ?seance= » is one that is planned."""
    if moment not in NAMES:
        raise Http404
    evaluation = Evaluation(programme=programme, moment=NAMES[moment])
    known = Evaluation.objects.kept().filter(
        programme=programme, moment=evaluation.moment
    )
    if (there := known.first()) and request.method != "POST":
        return redirect(back_to(there))
    due = {one.name: one for one in due_of(request.access, [])}[moment]
    form = PrepareForm(
        request.POST or None,
        programme=programme,
        sessions=asking.sessions_to_adopt(request.access),
        initial={"session": request.GET.get("seance", "")},
    )
    if form.is_valid():
        try:
            asking.prepare(evaluation, form.session_to_hold())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The co-evaluation is prepared."))
            return redirect(back_to(evaluation))
    context = {
        "programme": programme,
        "evaluation": evaluation,
        "form": form,
        "due": due.told,
        "questions": [one.question for one in asking.questions_of(programme)],
        "same_words": asking.asked_before(programme),
    }
    return TemplateResponse(request, "evaluation/evaluation_prepare.html", context)


@require_safe
@members_only()
def session_evaluation(request, programme, pk):
    """Lead from a session to its co-evaluation, or to preparing one with it."""
    sessions = Session.objects.visible_to(request.access).filter(programme=programme)
    session = get_object_or_404(sessions, pk=pk)
    known = Evaluation.objects.visible_to(request.access).filter(session=session)
    if found := known.first():
        return redirect("evaluation:evaluation_detail", programme.slug, found.pk)
    may_prepare = request.access.has(*TEAM) and session.day is not None
    kept = Evaluation.objects.kept().filter(programme=programme)
    taken = set(kept.values_list("moment", flat=True))
    free = [one for one in Evaluation.Moment if one not in taken]
    if not (free and may_prepare and session.kind == Session.Kind.EVALUATION):
        return redirect("evaluation:evaluation_list", programme.slug)
    args = [programme.slug, name_of(free[0])]
    there = reverse("evaluation:evaluation_prepare", args=args, query={"seance": pk})
    return redirect(there)


def _say(request, refusal):
    messages.error(request, refusal.message)


@members_only(*TEAM)
@once
def evaluation_hold(request, programme, pk):
    """Note the day on which it took place, on the path too."""
    evaluation = evaluation_of(request, pk)
    initial = {"held_on": _day_of(evaluation)}
    form = HoldForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            holding.hold(evaluation, form.cleaned_data["held_on"], request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("It is noted that it took place."))
            return redirect(back_to(evaluation))
    context = {"programme": programme, "evaluation": evaluation, "form": form}
    context["back"] = back_to(evaluation)
    return TemplateResponse(request, "evaluation/evaluation_hold.html", context)


def _day_of(evaluation):
    day = evaluation.held_on or evaluation.session.day
    return min(day, timezone.localdate()) if day else timezone.localdate()


@require_POST
@members_only(*TEAM)
def evaluation_take_back(request, programme, pk):
    """Undo the note that it took place."""
    evaluation = evaluation_of(request, pk)
    try:
        holding.take_back(evaluation, request.user)
    except ValidationError as refusal:
        _say(request, refusal)
    else:
        messages.success(request, _("It is no longer noted that it took place."))
    return redirect(back_to(evaluation))


@require_POST
@members_only(*TEAM)
def evaluation_archive(request, programme, pk):
    """Take a co-evaluation out of the list, which then offers to undo it."""
    evaluation = evaluation_of(request, pk)
    try:
        asking.take_out(evaluation)
    except ValidationError as refusal:
        _say(request, refusal)
        return redirect(back_to(evaluation))
    place = reverse("evaluation:evaluation_list", args=[programme.slug])
    return redirect(f"{place}?retire={pk}")


@require_POST
@members_only(*TEAM)
def evaluation_bring_back(request, programme, pk):
    evaluation = evaluation_of(request, pk)
    if evaluation.archived_at is not None:
        try:
            asking.bring_back(evaluation)
        except ValidationError as refusal:
            _say(request, refusal)
            return redirect("evaluation:evaluation_list", programme.slug)
        messages.success(request, _("The co-evaluation is back in the list."))
    return redirect(back_to(evaluation))
