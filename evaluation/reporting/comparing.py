"""The editions of a territory beside one another: no rank, and nothing said a second way.

Each edition tells the numbers of the report that leaves its group, and no other: neither
a sum over editions nor a share is told, so that reading two editions, or an edition here
and its report, finds no number that was withheld (trust T16).
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from evaluation.models import CommitmentReading, Evaluation, Improvement
from evaluation.reporting.answers import HARMED, HELPED, NONE, counted, given
from evaluation.reporting.people import around_the_table, seen_from_outside
from workshops.models import Action, Session, Workshop

Seen = CommitmentReading.Seen


@dataclass(frozen=True)
class Line:
    """One thing told of each edition; None where it is withheld, "" where there is none."""

    label: str
    numbers: tuple[int | str | None, ...]


def compared(programmes, day):
    """Return what the editions tell, line by line, until ``day``; flat in queries."""
    programmes = list(programmes)
    told = {programme.pk: {} for programme in programmes}
    for part in (_people, _done, _answers, _readings, _improvements):
        for key, said in part(programmes, day).items():
            told[key] |= said
    return [
        Line(label, tuple(told[one.pk].get(label, "") for one in programmes))
        for label in labels()
    ]


def labels():
    """Return what is told of each edition, in order."""
    return [
        _("Partners around the table"),
        _("Participants among them"),
        _("Sessions held"),
        _("Workshops"),
        _("Actions done"),
        _("Actions under way"),
        _("Last co-evaluation: it helped"),
        _("Last co-evaluation: without effect"),
        _("Last co-evaluation: it did harm"),
        _("Commitments, last readings: kept"),
        _("Commitments, last readings: in part"),
        _("Commitments, last readings: not yet"),
        _("Improvements accepted"),
        _("Improvements done"),
    ]


def _people(programmes, _day):
    found = {}
    for key, groups in around_the_table(*programmes).items():
        lines = seen_from_outside(groups)
        of_participants = [one.number for one in lines if one.is_of_participants]
        numbers = [one.number for one in lines]
        found[key] = {
            _("Partners around the table"): None if None in numbers else sum(numbers),
            _("Participants among them"): sum(of_participants)
            if of_participants or not lines
            else None,
        }
    return found


def _done(programmes, day):
    sessions = Session.objects.held_by(day)
    done, started = Q(done_on__isnull=False), Q(started_on__isnull=False)
    actions = Action.objects.kept()
    return _by_programme(
        {
            _("Sessions held"): _numbers(sessions, programmes),
            _("Workshops"): _numbers(Workshop.objects.kept(), programmes),
            _("Actions done"): _numbers(actions.filter(done), programmes),
            _("Actions under way"): _numbers(
                actions.filter(started, ~done), programmes
            ),
        },
        programmes,
    )


def _answers(programmes, _day):
    held = Evaluation.objects.held().filter(programme__in=programmes).in_order()
    last = {one.programme_id: one.pk for one in held}
    said = defaultdict(list)
    for key, answer in given(Evaluation.objects.filter(pk__in=last.values())):
        said[key].append(answer)
    found = {}
    for programme, key in last.items():
        columns, _names, _cells, sums = counted(said[key], outside=True)
        numbers = dict(zip(columns, sums, strict=True))
        found[programme] = {
            _("Last co-evaluation: it helped"): numbers[HELPED],
            _("Last co-evaluation: without effect"): numbers[NONE],
            _("Last co-evaluation: it did harm"): numbers[HARMED],
        }
    return found


def _readings(programmes, _day):
    held = Evaluation.objects.held().filter(programme__in=programmes)
    rows = CommitmentReading.objects.filter(evaluation__in=held)
    rows = rows.values("evaluation__programme", "evaluation__moment", "seen")
    read = defaultdict(Counter)
    # The mid-term comes before the end.
    for row in rows.order_by("-evaluation__moment").annotate(number=Count("pk")):
        of = read[row["evaluation__programme"], row["evaluation__moment"]]
        of[row["seen"]] += row["number"]
    return {
        programme: {
            _("Commitments, last readings: kept"): numbers[Seen.KEPT],
            _("Commitments, last readings: in part"): numbers[Seen.IN_PART],
            _("Commitments, last readings: not yet"): numbers[Seen.NOT_YET],
        }
        for (programme, _moment), numbers in read.items()
    }


def _improvements(programmes, _day):
    accepted = Improvement.objects.kept().filter(decision="accepted")
    done = accepted.exclude(done_on=None)
    return _by_programme(
        {
            _("Improvements accepted"): _numbers(accepted, programmes),
            _("Improvements done"): _numbers(done, programmes),
        },
        programmes,
    )


def _numbers(rows, programmes):
    """Return how many of these rows each programme has."""
    rows = rows.filter(programme__in=programmes).order_by().values("programme")
    return {
        row["programme"]: row["number"] for row in rows.annotate(number=Count("pk"))
    }


def _by_programme(counts, programmes):
    return {
        one.pk: {label: numbers.get(one.pk, 0) for label, numbers in counts.items()}
        for one in programmes
    }
