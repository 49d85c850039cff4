"""What the path waits for: evaluations that are near, and phases to be told."""

import datetime as dt

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from phases.models import Milestone, MilestoneKind, Path, Phase
from programmes.awaiting import Awaited, where
from programmes.models import Role
from programmes.typography import long_date
from programmes.word_marks import filled, words_of

KINDS = ("path", "evaluation", "phase_to_begin", "phase_to_finish")
TEAM = (Role.COORDINATOR, Role.FACILITATOR)
#: An evaluation is prepared from this long before its day on.
AHEAD = dt.timedelta(days=35)


def awaits(accesses):
    """Return what waits in the paths of these programmes; three queries."""
    return [
        *_paths(where(accesses, Role.COORDINATOR)),
        *_evaluations(where(accesses)),
        *_phases(where(accesses, *TEAM)),
    ]


def _paths(mine):
    known = set(
        Path.objects.filter(programme__in=mine).values_list("programme_id", flat=True)
    )
    for pk, access in mine.items():
        if pk not in known:
            yield Awaited(
                "path",
                access.programme,
                "signpost-split",
                _("Choose the path of the programme"),
                _("Two are ready to be taken; you then make yours of it."),
                reverse("phases:path", args=[access.programme.slug]),
            )


def _evaluations(mine):
    """Yield the evaluations of signed contracts that are near, due or over."""
    signed = [pk for pk, access in mine.items() if access.programme.is_signed]
    waiting = Milestone.objects.filter(path__programme__in=signed, held_on=None)
    waiting = waiting.exclude(kind=MilestoneKind.SIGNATURE)
    today = timezone.localdate()
    for milestone in waiting.annotate(of=F("path__programme")).order_by("pk"):
        access = mine[milestone.of]
        programme = access.programme
        day = milestone.day_in(programme.dates)
        if day is None or day > today + AHEAD:
            continue
        about = _("It was to be held on %(day)s.") if day < today else _("On %(day)s.")
        yield Awaited(
            "evaluation",
            programme,
            "chat-square-text",
            _("Prepare: %(evaluation)s")
            % {"evaluation": filled(milestone.label, words_of(programme))}
            if access.has(*TEAM)
            else filled(milestone.label, words_of(programme)),
            about % {"day": long_date(day)},
            reverse("phases:path", args=[programme.slug], fragment="milestones"),
            day,
        )


def _phases(mine):
    """Yield the phases whose planned day is over, and of which nobody has told it."""
    waiting = (
        Phase.objects.kept()
        .filter(Q(from_month__isnull=False) | Q(planned_from__isnull=False))
        .filter(path__programme__in=mine, finished_on=None)
        .select_related("path")
        .annotate(of=F("path__programme"))
        .order_by("position", "pk")
    )
    today, told = timezone.localdate(), set()
    for phase in waiting:
        programme = mine[phase.of].programme
        window = phase.planned_in(programme.season)
        if window is None or programme.pk in told:
            continue
        if line := _late(phase, programme, window, today):
            told.add(programme.pk)  # one line leads to the path, where all are told
            yield line


def _late(phase, programme, window, today):
    first, last = window
    words = {"phase": phase.title or filled(phase.label, words_of(programme))}
    place = reverse("phases:phase", args=[programme.slug, phase.pk])
    if last < today and phase.started_on is not None:
        return Awaited(
            "phase_to_finish",
            programme,
            "signpost-split",
            _("%(phase)s: has it come to its end?") % words,
            _("It was planned until %(day)s.") % {"day": long_date(last)},
            place,
            last,
        )
    if first < today and phase.started_on is None:
        return Awaited(
            "phase_to_begin",
            programme,
            "signpost-split",
            _("%(phase)s: has it begun?") % words,
            _("It was planned from %(day)s on.") % {"day": long_date(first)},
            place,
            first,
        )
    return None
