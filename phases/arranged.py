"""The path as the page that changes it lists it: every part, and what was taken out."""

from dataclasses import dataclass

from django.db import models

from phases.changing import groups_of, lines_of
from phases.models import MilestoneKind, Phase, Step
from phases.places import milestones_of, noun_of
from programmes.word_marks import filled, words_of


@dataclass(frozen=True)
class Row:
    """A part in the list; ``goes_up`` and ``goes_down`` say whether there is room.

    ``place`` is where it is in its list (``changing.move``).
    """

    part: models.Model
    noun: str
    title: str  # « Phase 1 », or what is done there when it has no number
    label: str  # "" when it is the title
    goes_up: bool = False
    goes_down: bool = False
    place: int = 0
    steps: tuple["Row", ...] = ()

    @property
    def key(self):
        """« phases-12 », by which the address names what was just taken out."""
        return f"{self.noun}-{self.part.pk}"


@dataclass(frozen=True)
class Group:
    """The phases of a period; ``period`` is None for those without one."""

    period: Row | None
    phases: tuple[Row, ...]


def arranged(path, gone=""):
    """Return what the page shows of ``path``; ``gone`` is the key of the part just out."""
    lister = _Lister(path)
    out, groups, milestones = lister.out(), lister.groups(), lister.milestones()
    has_a_phase = any(group.phases for group in groups)
    return {
        "groups": groups,
        "milestones": milestones,
        "lacks_a_milestone": has_a_phase and len(milestones) < len(MilestoneKind),
        "out": out,
        "gone": next((row for row in out if row.key == gone), None),
    }


class _Lister:
    def __init__(self, path):
        self.path = path
        self.words = words_of(path.programme)
        self.found = groups_of(path)
        rows = Step.objects.filter(phase__path=path).select_related("phase__path")
        self.steps = list(rows.in_order().fetch_mode(models.FETCH_RAISE))
        self.lines = lines_of(self.found)

    def groups(self):
        kept = [one for one in self.found if one[0] is not None]
        return [
            Group(self._period(period, kept), tuple(self._phase(p) for p in phases))
            for period, phases in self.found
        ]

    def _period(self, period, kept):
        if period is None or period.archived_at is not None:
            return None
        return self._row(period, [one for one, _phases in kept])

    def _phase(self, phase):
        steps = [s for s in self.steps if s.phase_id == phase.pk and not s.archived_at]
        rows = tuple(self._row(step, steps) for step in steps)
        return self._row(phase, self.lines, rows)

    def _row(self, part, among=(), steps=()):
        """Return the row of a part; ``among`` are those between which it moves."""
        if isinstance(part, Phase):
            part.path = self.path
        label, title = filled(part.label, self.words), getattr(part, "title", "")
        alike = [one for one in among if type(one) is type(part)]
        return Row(
            part,
            noun_of(part),
            title or label,
            label if title else "",
            goes_up=part in alike[1:],
            goes_down=part in alike[:-1],
            place=among.index(part) + 1 if part in alike else 0,
            steps=steps,
        )

    def milestones(self):
        """Return each milestone, its words, and the part with which it comes, or None."""
        rows = milestones_of(self.path.programme).order_by("pk")
        return [self._milestone(one) for one in rows.fetch_mode(models.FETCH_RAISE)]

    def _milestone(self, one):
        comes = one.step or one.phase
        if comes is not None and self._is_out(comes):
            comes = None
        for part in filter(None, (comes, getattr(comes, "phase", None))):
            if isinstance(part, Phase):
                part.path = self.path
        label = filled(one.label, self.words)
        return {"row": one, "label": label, "comes_with": comes and self._row(comes)}

    @staticmethod
    def _is_out(part):
        phase = part.phase if isinstance(part, Step) else part
        return part.archived_at is not None or phase.archived_at is not None

    def out(self):
        """Return what was taken out and may come back: a step only into its phase."""
        phases = self.path.phases.exclude(archived_at=None).in_order()
        periods = self.path.periods.exclude(archived_at=None).in_order()
        steps = (s for s in self.steps if s.archived_at and not s.phase.archived_at)
        return [self._row(part) for part in (*periods, *phases, *steps)]
