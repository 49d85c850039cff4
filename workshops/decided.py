"""Decisions as a page shows them: each with its state today, and whether it may be changed."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from workshops.models import Decision

#: What the list of decisions keeps, by the word that its address says.
TO_DO, LATE, DONE = "a-faire", "en-retard", "faites"
FILTERS = {
    TO_DO: pgettext_lazy("decisions", "to do"),
    LATE: pgettext_lazy("decisions", "past their date"),
    DONE: pgettext_lazy("decisions", "done"),
}


def late_at_home(programme):
    """Return where the late decisions of the programme's own sessions are listed."""
    query = {"etat": LATE, "ici": "oui"}
    return reverse("workshops:decision_list", args=[programme.slug], query=query)


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
