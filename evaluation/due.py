"""When each co-evaluation is due, and why on that day: never typed (domain 7.3)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluation.models import Evaluation
from phases.clocks import MilestoneTold, Teller, counted_because
from phases.models import MilestoneKind
from phases.plan import plan_of
from programmes.typography import long_date

#: How addresses call each moment.
NAMES = {
    "mi-parcours": Evaluation.Moment.MID_TERM,
    "fin": Evaluation.Moment.FINAL,
}


@dataclass(frozen=True)
class Due:
    """One moment: what the path says of it, and the evaluation once it is prepared."""

    name: str  # in addresses
    moment: Evaluation.Moment
    told: MilestoneTold
    evaluation: Evaluation | None = None

    @property
    def is_held(self):
        return self.evaluation is not None and self.evaluation.is_held


def due_of(access, evaluations):
    """Return both moments in order, with those of ``evaluations`` that are theirs."""
    plan, found = plan_of(access.programme), {one.moment: one for one in evaluations}
    on_path = {one.kind: one for one in plan.milestones} if plan else {}
    teller = Teller(access)
    return [
        Due(name, moment, _told(teller, moment, on_path), found.get(moment))
        for name, moment in NAMES.items()
    ]


def name_of(moment):
    """Return how addresses call a moment."""
    return next(name for name, one in NAMES.items() if one == moment)


def _told(teller, moment, on_path):
    if moment in on_path:
        return teller.milestone(on_path[moment])
    kind, dates = MilestoneKind(moment.value), teller.dates
    day = kind.day_in(dates)
    return MilestoneTold(
        label=str(kind.label),
        day=long_date(day) if day else _("no day yet"),
        why=counted_because(kind, dates),
    )
