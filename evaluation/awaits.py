"""What waits once the contract is signed: to look back together, to decide, to follow.

That a co-evaluation is near is said by the path (``phases.awaits``), and what the first
rounds wait for by ``wellbeing.awaits``: a co-evaluation asks three questions at once,
and is told as one.
"""

from django.db.models import FETCH_RAISE, Count, Exists, Min, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluation.asking import PLACES
from evaluation.models import Evaluation, Improvement, ImprovementLook
from programmes.awaiting import Awaited, counted, where
from programmes.models.programme import TEAM
from programmes.typography import long_date
from wellbeing.models import Idea, Round, Sorting

KINDS = (
    "coevaluation_to_note",
    "coevaluation_to_sort",
    "coevaluation_to_agree",
    "improvements_to_decide",
    "improvements_late",
    "improvements_to_look_at",
)


def awaits(accesses):
    """Return what waits for those who lead the co-evaluations; two queries."""
    mine, today = where(accesses, *TEAM), timezone.localdate()
    return [*_evaluations(mine, today), *_improvements(mine, today)]


def _evaluations(mine, today):
    """Yield what those wait for whose session is over, until the group agreed on them."""
    over = Q(held_on=None, session__day__lt=today, session__cancelled_at=None)
    unsaid = Q(held_on__isnull=False, agreed_on=None)
    rows = Evaluation.objects.kept().filter(over | unsaid, programme__in=mine)
    rows = rows.select_related("session").order_by("pk")
    rows = rows.annotate(to_sort=Subquery(_left_to_sort(today).values("round")[:1]))
    for one in rows.fetch_mode(FETCH_RAISE):
        programme = mine[one.programme_id].programme
        if not one.is_held:
            yield _to_note(one, programme)
        if one.to_sort:
            yield _to_sort(one, programme)
        if one.is_held:
            yield _to_agree(one, programme)


def _left_to_sort(today):
    """Return the answers to the questions of an evaluation that nobody sorted.

    From the day after on, as the ideas of the first rounds (``Round.objects.over``); in
    the order in which the questions are asked.
    """
    asked = Q()
    for place in PLACES:
        asked |= Q(pk=OuterRef(OuterRef(f"{place}_id")))
    rounds = Round.objects.shown().filter(asked, held_on__lt=today, settled_on=None)
    rows = Idea.objects.standing().filter(round__in=rounds)
    sorted_ = Sorting.objects.filter(idea=OuterRef("pk"), is_current=True)
    return rows.exclude(Exists(sorted_)).order_by("round", "pk")


def _to_note(evaluation, programme):
    day = evaluation.session.day
    return Awaited(
        "coevaluation_to_note",
        programme,
        "chat-square-text",
        _("Did the co-evaluation (%(moment)s) take place?") % {"moment": evaluation},
        _("Its session was on %(day)s.") % {"day": long_date(day)},
        reverse("evaluation:evaluation_detail", args=[programme.slug, evaluation.pk]),
        day,
    )


def _to_sort(evaluation, programme):
    words = {"moment": evaluation}
    day = evaluation.held_on or evaluation.session.day
    return Awaited(
        "coevaluation_to_sort",
        programme,
        "sticky",
        _("Sort the answers of the co-evaluation (%(moment)s) with the group") % words,
        _("Asked on %(day)s.") % {"day": long_date(day)},
        reverse("wellbeing:sorting", args=[programme.slug, evaluation.to_sort]),
        day,
    )


def _to_agree(evaluation, programme):
    words = {"moment": evaluation}
    return Awaited(
        "coevaluation_to_agree",
        programme,
        "check2-square",
        _("Agree on what the group keeps of the co-evaluation (%(moment)s)") % words,
        _("It took place on %(day)s.") % {"day": long_date(evaluation.held_on)},
        reverse("evaluation:evaluation_detail", args=[programme.slug, evaluation.pk]),
        evaluation.held_on,
    )


def _improvements(mine, today):
    """Yield a line for each programme and each thing that its improvements wait for."""
    waiting = {
        "undecided": Q(decision=""),
        "late": Q(decision="accepted", done_on=None, due_on__lt=today),
        "again": to_look_at_again(today),
    }
    rows = Improvement.objects.kept().filter(programme__in=mine).values("programme")
    counts = {name: Count("pk", filter=found) for name, found in waiting.items()}
    since = {
        "late_since": Min("due_on", filter=waiting["late"]),
        "again_since": Min("review_on", filter=waiting["again"]),
    }
    for row in rows.annotate(**counts, **since).order_by("programme"):
        programme = mine[row["programme"]].programme
        if row["undecided"]:
            yield _to_decide(programme, row["undecided"])
        if row["late"]:
            yield _late(programme, row["late"], row["late_since"])
        if row["again"]:
            yield _to_look_at(programme, row["again"], row["again_since"])


def to_look_at_again(today):
    """Return the condition of what was to be looked at again by ``today``, and was not.

    A later co-evaluation that looked at it answers.
    """
    looks = ImprovementLook.objects.filter(
        improvement=OuterRef("pk"), evaluation__held_on__gte=OuterRef("review_on")
    )
    return Q(review_on__lte=today, done_on=None) & ~Exists(looks)


def _to_decide(programme, number):
    title = ngettext(
        "Decide with the group on one thing to do better",
        "Decide with the group on %(number)s things to do better",
        number,
    )
    return _line(
        "improvements_to_decide",
        programme,
        counted(title, number),
        _("Accepted, later, or refused with a reason."),
    )


def _late(programme, number, since):
    title = ngettext(
        "One thing to do better has passed its date",
        "%(number)s things to do better have passed their date",
        number,
    )
    about = _("Done, or another date: say which.")
    return _line("improvements_late", programme, counted(title, number), about, since)


def _to_look_at(programme, number, since):
    title = ngettext(
        "Look again at one thing to do better",
        "Look again at %(number)s things to do better",
        number,
    )
    about = _("The group said so, for %(day)s.") % {"day": long_date(since)}
    title = counted(title, number)
    return _line("improvements_to_look_at", programme, title, about, since)


def _line(kind, programme, title, about, day=None):
    place = reverse("evaluation:improvement_list", args=[programme.slug])
    return Awaited(kind, programme, "arrow-up-right-circle", title, about, place, day)
