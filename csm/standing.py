"""Where a programme stands, in words: one state, one next date, one sentence."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.standing import State, standing_of
from phases.models import MilestoneKind
from phases.plan import Plan, evaluations_to_come
from programmes.models import Programme
from programmes.typography import long_date
from programmes.vocabulary import capitalised


@dataclass(frozen=True)
class NextDate:
    """The date to look forward to, and what happens then."""

    what: str
    day: dt.date


def next_date(programme: Programme, plan: Plan | None = None) -> NextDate | None:
    """Return the ceremony while it is ahead of the group, else the evaluation to come.

    ``plan`` is its path, where a day may have been chosen by hand, and an evaluation
    that was held is no longer to come.
    """
    today = timezone.localdate()
    if not programme.is_signed:
        day = programme.signature_planned_on
        return NextDate(_("Ceremony planned"), day) if day else None
    coming = [
        NextDate(capitalised(str(MilestoneKind(one.kind).label)), one.day)
        for one in evaluations_to_come(programme, plan)
        if one.day and one.day >= today
    ]
    return min(coming, key=lambda date: date.day, default=None)


def sentence(programme: Programme, plan: Plan | None = None) -> str:
    """Return in one or two sentences where the group is and what comes next."""
    state, coming = standing_of(programme), next_date(programme, plan)
    if state == State.ENDED:
        words = _("The contract came to its end on %(day)s. Nothing closes by itself.")
        return words % {"day": long_date(programme.dates.ends_on)}
    if state == State.SIGNED:
        if coming is None:
            return _("The contract is signed.")
        return _("The contract is signed. Next comes, on %(day)s: %(what)s.") % {
            "day": long_date(coming.day),
            "what": coming.what[:1].lower() + coming.what[1:],
        }
    if coming is None:
        return _without_a_day()[state]
    is_past = coming.day < timezone.localdate()
    return _before_the_ceremony(is_past)[state] % {"day": long_date(coming.day)}


def _without_a_day():
    return {
        State.PREPARED: _(
            "The contract is being written. The date of the ceremony is still to be"
            " chosen."
        ),
        State.FROZEN: _(
            "The text is frozen. The date of the ceremony is still to be chosen."
        ),
    }


def _before_the_ceremony(is_past):
    if is_past:
        return {
            State.PREPARED: _(
                "The contract is being written. Its ceremony was planned on %(day)s."
            ),
            State.FROZEN: _("The text is frozen. Its ceremony was on %(day)s."),
        }
    return {
        State.PREPARED: _("The contract is being written, to be signed on %(day)s."),
        State.FROZEN: _("The text is frozen, to be signed on %(day)s."),
    }
