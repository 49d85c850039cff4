"""The report put together, for the group itself or for those outside it.

Inside, everybody who takes part reads all of it. Outside go counts, small ones withheld
(``programmes.suppression``), role groups of fewer than five told as one, and of words
only those on which the group agreed: the texts of its themes, what it keeps of a
co-evaluation, commitments, what was decided.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from evaluation.measured import Measured, measured_in
from evaluation.models import Evaluation
from evaluation.reporting.answers import Answers, answers_of
from evaluation.reporting.before import Before, said_before
from evaluation.reporting.commitments import Promises, Tally, promises_of
from evaluation.reporting.done import Done, done_in
from evaluation.reporting.improving import Better, End, end_of, improvements_of
from evaluation.reporting.people import Group, around_the_table, seen_from_outside
from phases.plan import Plan, plan_of
from programmes.models import Programme, Role
from programmes.models.programme import GROUP


@dataclass(frozen=True)
class Report:
    """All that the report says, as it may be read where it goes."""

    programme: Programme
    day: dt.date
    outside: bool
    plan: Plan | None
    groups: tuple[Group, ...]
    done: Done
    before: tuple[Before, ...]
    answers: tuple[Answers, ...]
    promises: tuple[Promises, ...]
    tallies: tuple[Tally, ...]
    situations: tuple[Measured, ...]
    improvements: tuple[Better, ...]
    end: End | None

    @property
    def people_count(self):
        """How many partners are at the table, None when that says too much."""
        numbers = [group.number for group in self.groups]
        return None if None in numbers else sum(numbers)

    @property
    def next_steps(self):
        """What was accepted and is not done, then what waits."""
        to_do = [one for one in self.improvements if one.is_to_do]
        return [*to_do, *(one for one in self.improvements if one.waits)]


def report_of(programme, *, outside):
    """Return the report as it stands today; its queries are the same for many rows.

    ``outside`` says that it leaves the group.
    """
    day = timezone.localdate()
    vocabulary = programme.vocabulary
    titles = {
        group.pk: group.title_in(vocabulary)
        for group in programme.role_groups.order_by("position", "pk")
    }
    groups = around_the_table(programme)[programme.pk]
    plan = plan_of(programme)
    promises, tallies = promises_of(programme, outside=outside)
    return Report(
        programme,
        day,
        outside,
        plan,
        tuple(seen_from_outside(groups) if outside else groups),
        done_in(programme, day),
        tuple(said_before(programme, outside=outside)),
        tuple(answers_of(programme, titles, outside=outside)),
        tuple(promises),
        tuple(tallies),
        tuple(measured_in(programme, inside=not outside)),
        tuple(improvements_of(programme, outside=outside)),
        end_of(programme),
    )


def may_read_inside(access):
    """Whether this person reads the group's own version: whoever takes part does.

    Save who joined after the signature: it quotes what was said before (domain 8.2).
    """
    return access.has(*GROUP) and access.joined_after_on is None


def may_read(access):
    """Whether this person reads a report: who observes, once the group agreed on it.

    The group agrees on what it keeps of a co-evaluation; from then on it may leave it.
    """
    if access.has(*GROUP):
        return True
    held = _held(access).exclude(agreed_on=None)
    return access.has(Role.OBSERVER) and held.exists()


def has_report(access):
    """Whether pages lead this person to a report: once a co-evaluation took place.

    Those of the group read it before too: it tells what is done already. One query.
    """
    if may_read_inside(access):
        return _held(access).exists()
    return may_read(access)


def _held(access):
    return Evaluation.objects.held().filter(programme=access.programme)
