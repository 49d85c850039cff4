"""Decisions as a page shows them: each with its state today, and whether it may be changed."""

from dataclasses import dataclass

from django.utils import timezone

from workshops.models import Decision


@dataclass(frozen=True)
class Line:
    """One decision; ``state`` is where it stands today."""

    decision: Decision
    state: Decision.State
    may_be_changed: bool


def lines_of(decisions, access):
    """Return the lines of ``decisions``, whose sessions are read with them."""
    today = timezone.localdate()
    return [
        Line(one, one.state_on(today), one.session.may_be_changed_by(access))
        for one in decisions
    ]
