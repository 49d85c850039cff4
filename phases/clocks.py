"""Two clocks: what was planned and what happened, each in words (comfort 7.13).

The plan gives days; here they become what a page says of each part, with the addresses
that a person may follow. Nothing here compares a day with today: that a phase runs late
is not for the application to say.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phases.models import MilestoneKind, Phase
from phases.models.stretches import Stretch
from phases.plan import MilestoneOnPlan, PhaseOnPlan, StretchOnPlan
from phases.wording import planned_words
from programmes.dates import MidTermRule
from programmes.models import Role
from programmes.models.programme import TEAM
from programmes.typography import in_words, long_date

State = Stretch.State
ICONS = {
    State.TO_COME: "circle",
    State.UNDER_WAY: "circle-half",
    State.DONE: "check-circle",
}


@dataclass(frozen=True)
class MilestoneTold:
    """A date of the path and why it is this one; ``url`` changes it, or is empty."""

    label: str
    day: str
    why: str
    because: str = ""  # in the words of whoever chose the day
    held: str = ""
    url: str = ""


@dataclass(frozen=True)
class PartTold:
    """A phase or a step, its two clocks, and what stands in it."""

    title: str  # « Phase 1 », or what is done there when it has no number
    label: str  # "" when it is the title
    state: State
    planned: str
    happened: str
    url: str
    milestone: MilestoneTold | None = None
    steps: tuple["PartTold", ...] = ()
    milestones: tuple[MilestoneTold, ...] = ()

    @property
    def icon(self):
        return ICONS[self.state]

    @property
    def other_name(self):
        """The name of the milestone that a step is, when it is called otherwise."""
        name = self.milestone.label if self.milestone else ""
        return "" if name in (self.label, self.title) else name


class Teller:
    """Says the parts of a plan to one person."""

    def __init__(self, access):
        self.programme = access.programme
        self.dates = self.programme.dates
        self.helps = access.has(*TEAM)
        self.shapes = access.has(Role.COORDINATOR)

    def part(self, part: StretchOnPlan) -> PartTold:
        """Return a phase or a step of the plan as the pages say it."""
        view = "phase" if isinstance(part, PhaseOnPlan) else "step"
        return PartTold(
            title=part.title or part.label,
            label=part.label if part.title else "",
            state=part.state,
            planned=planned_words(part) or _("nothing planned yet"),
            happened=happened_words(part),
            url=reverse(f"phases:{view}", args=[self.programme.slug, part.pk]),
            milestone=part.milestone and self.milestone(part.milestone),
            steps=tuple(map(self.part, getattr(part, "steps", ()))),
            milestones=tuple(map(self.milestone, getattr(part, "milestones", ()))),
        )

    def milestone(self, one: MilestoneOnPlan) -> MilestoneTold:
        return MilestoneTold(
            label=one.label,
            day=long_date(one.day) if one.day else _("no day yet"),
            why=self._why(one),
            because=one.because,
            held=_held(one),
            url=self._address(one),
        )

    def _address(self, one):
        # Of the signature only the name and the place are written here.
        may = self.shapes if one.kind == MilestoneKind.SIGNATURE else self.helps
        if not may:
            return ""
        return reverse("phases:milestone_edit", args=[self.programme.slug, one.pk])

    def _why(self, one):
        """Return what the day follows from, or beside which one it was chosen."""
        if not one.because:
            return counted_because(one.kind, self.dates)
        if one.counted_on is None:
            return _("chosen by hand")
        words = _("chosen by hand; counted, it would be %(day)s (%(why)s)")
        why = counted_because(one.kind, self.dates)
        return words % {"day": long_date(one.counted_on), "why": why}


def counted_because(kind, dates):
    """Return why a milestone of this kind falls on its day: « 3 mois après… »."""
    if kind == MilestoneKind.SIGNATURE:
        return _("the day of the ceremony")
    if kind == MilestoneKind.FINAL:
        return _("the last day of the contract")
    if dates.mid_term_after is None:
        return _("half-way through the contract")
    after = after_the_signature(dates.mid_term_after)
    if dates.mid_term_rule == MidTermRule.HALFWAY:
        return _("half-way: %(after)s") % {"after": after}
    return after


def after_the_signature(months):
    """Return how long after the signature a day comes: « trois mois après… »."""
    words = ngettext(
        "one month after the signature",
        "%(months)s months after the signature",
        months,
    )
    return words % {"months": in_words(months)}


def happened_words(part):
    """Return what people wrote of a part: « depuis le… », « du … au … »."""
    if part.started_on is None:
        held = part.milestone and part.milestone.held_on
        return _("on %(day)s") % {"day": long_date(held)} if held else _("not begun")
    first = long_date(part.started_on)
    if part.finished_on is None:
        return _("since %(day)s") % {"day": first}
    if part.finished_on == part.started_on:
        return _("on %(day)s") % {"day": first}
    words = {"first": first, "last": long_date(part.finished_on)}
    return _("from %(first)s to %(last)s") % words


def _held(one):
    if one.held_on is None:
        return ""
    if one.kind == MilestoneKind.SIGNATURE:
        return _("signed on %(day)s") % {"day": long_date(one.held_on)}
    return _("took place on %(day)s") % {"day": long_date(one.held_on)}


def part_of(plan, kind, pk):
    """Return the phase or the step of a plan that has this key, or None.

    ``kind`` is the model, ``Phase`` or ``Step``; ``plan`` may be None.
    """
    if plan is None:
        return None
    found = plan.phases if kind is Phase else (s for p in plan.phases for s in p.steps)
    return next((one for one in found if one.pk == pk), None)
