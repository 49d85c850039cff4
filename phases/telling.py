"""The path in words: what its drawing shows, said for those who listen or read.

Every sign of a drawing has its words here; the contract's plan says neither a state nor
what happened, for it has none.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from phases.models import MilestoneKind
from phases.models.stretches import Stretch
from phases.wording import planned_words
from programmes.typography import long_date

State = Stretch.State


@dataclass(frozen=True)
class Told:
    """A phase, a step or a milestone: its name, its state, and a few facts.

    ``state`` is « faite », "" where nothing is said of it; ``facts`` are sentences
    without their full stop.
    """

    title: str  # « Phase 1 », or "" where the label alone names it
    label: str
    state: str
    facts: tuple[str, ...] = ()
    steps: tuple["Told", ...] = ()
    milestones: tuple["Told", ...] = ()

    @property
    def called(self):
        """« Phase 1, faite. », or the label where there is no title."""
        name = (self.title or self.label).rstrip(". ")
        return f"{name}, {self.state}." if self.state else f"{name}."

    @property
    def words(self):
        """The label as a sentence, "" where it is the name already."""
        return f"{self.label.rstrip('. ')}." if self.title else ""

    @property
    def sentences(self):
        """The facts as sentences of their own."""
        return [f"{fact[:1].upper()}{fact[1:]}." for fact in self.facts]


@dataclass(frozen=True)
class PeriodTold:
    label: str
    phases: tuple[Told, ...]


def told(plan):
    """Return the periods of ``plan`` in words, in reading order."""
    says = not plan.is_only_planned
    return [
        PeriodTold(
            period.label, tuple(_phase_told(phase, says) for phase in period.phases)
        )
        for period in plan.periods
    ]


def lines(plan):
    """Return the whole path line by line: each period, phase, step and milestone."""
    said = []
    for period in told(plan):
        said += [f"{period.label.rstrip('. ')}."] if period.label else []
        for phase in period.phases:
            said += [_line(one) for one in (phase, *phase.steps, *phase.milestones)]
    return [*said, at_the_end(plan)]


def in_one_breath(plan):
    """Return the whole path as one run of sentences, to stand for its drawing."""
    return " ".join(lines(plan))


def signs(plan):
    """Return what the signs of the drawing mean: only those that are on it."""
    stretches, milestones = plan.stretches, plan.milestones
    if plan.is_only_planned:
        said = [
            (any(p.window for p in stretches), _("Bar: when it is planned.")),
            (milestones, _("Diamond: a day of the contract.")),
        ]
    else:
        states = {part.state for part in stretches if part.started_on}
        held = [bool(one.held_on) for one in milestones]
        said = [
            (any(p.window for p in stretches), _("Dotted line: what was planned.")),
            (State.DONE in states, _("Full bar: what is done.")),
            (State.UNDER_WAY in states, _("Ruled bar: what is under way.")),
            (any(held), _("Full diamond: took place.")),
            (not all(held), _("Empty diamond: still to come.")),
        ]
    return " ".join(words for is_there, words in said if is_there)


def at_the_end(plan):
    """Return « Au bout du parcours : bien-être ou mieux-être. », as the programme says it."""
    return _("At the end of the path: %(outcome)s.") % {"outcome": plan.outcome}


def where_it_stands(plan):
    """Return in one sentence which phases are under way, or what begins the path."""
    names = [
        ", ".join(filter(None, (phase.title, phase.label)))
        for phase in plan.phases
        if phase.state == State.UNDER_WAY
    ]
    if names:
        return _("Under way: %(phases)s.") % {"phases": " · ".join(names)}
    if all(phase.state == State.DONE for phase in plan.phases):
        return _("Every phase is done.")
    if any(phase.state == State.DONE for phase in plan.phases):
        return _("No phase is under way.")
    return _("The path has not begun.")


def today_words(day, *, is_paper):
    """Return « Aujourd’hui »; on paper, which stays on the wall, the day itself."""
    return long_date(day) if is_paper else _("Today")


def no_dates_yet():
    """Return what stands where a phase or a step has no dates."""
    return _("no dates yet")


def no_day_yet():
    """Return what stands where a milestone has no day."""
    return _("its day is not known yet")


def _line(one):
    return " ".join(filter(None, [one.called, one.words, *one.sentences]))


def _phase_told(phase, says):
    return Told(
        phase.title,
        phase.label,
        phase.state.label if says else "",
        tuple(_of_a_stretch(phase)),
        tuple(_step_told(step, says) for step in phase.steps),
        tuple(_milestone_told(one, says) for one in phase.milestones),
    )


def _step_told(step, says):
    facts = [*_of_a_stretch(step)]
    if step.milestone:
        facts += _of_a_milestone(step.milestone, says)
    return Told(step.title, step.label, step.state.label if says else "", tuple(facts))


def _milestone_told(one, says):
    state = state_of_milestone(one) if says and not one.held_on else ""
    return Told("", one.label, state, tuple(_of_a_milestone(one, says)))


def state_of_milestone(one):
    """Return « a eu lieu » or « à venir »."""
    return _("took place") if one.held_on else str(State.TO_COME.label)


def _of_a_stretch(part):
    """Yield when it is planned, and what happened."""
    if when := planned_words(part):
        yield _("planned: %(when)s") % {"when": when}
    if part.started_on and part.finished_on:
        days = {
            "first": long_date(part.started_on),
            "last": long_date(part.finished_on),
        }
        yield _("begun on %(first)s, finished on %(last)s") % days
    elif part.started_on:
        yield _("begun on %(day)s") % {"day": long_date(part.started_on)}


def _of_a_milestone(one, says):
    """Yield its day and, unless only the plan is told, what gives it."""
    if one.held_on and says:
        yield _("took place on %(day)s") % {"day": long_date(one.held_on)}
    if one.day is None:
        # The contract may leave its day for the hand, and the others with it.
        if says and not one.held_on:
            yield no_day_yet()
        return
    if one.held_on != one.day:
        yield _("planned day: %(day)s") % {"day": long_date(one.day)}
    if not says:
        return
    if one.is_by_hand:
        yield _("this day was chosen by hand")
        if one.counted_on and one.counted_on != one.day:
            counted = {"day": long_date(one.counted_on)}
            yield _("counted from the signature, it would be on %(day)s") % counted
    elif one.kind != MilestoneKind.SIGNATURE:
        yield _("counted from the signature")
