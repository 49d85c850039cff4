"""The days on which one person took part, on a paper of her own, when she asks for it.

Days and hours, and nothing else: no kind of session, no theme, nobody who was not there,
no rate (domain 6.4). It is made anew each time, and kept nowhere.
"""

from dataclasses import dataclass

from django.db.models import FETCH_RAISE
from django.template.loader import render_to_string
from django.utils import timezone

from programmes import printing
from programmes.models import Partner
from workshops.attended import Says
from workshops.models import Session


@dataclass(frozen=True)
class Attestation:
    """What is on the paper; ``first`` and ``last`` are the days it speaks of, or None."""

    programme: object
    partner: Partner
    first: object
    last: object
    sessions: list
    today: object


def attestation_of(partner, programme, first=None, last=None):
    """Return the sessions at which ``partner`` was noted present between two days."""
    sessions = Session.objects.held_or_planned().filter(
        attendances__partner=partner,
        attendances__says=Says.PRESENT,
        day__isnull=False,
    )
    sessions = sessions.filter(day__gte=first) if first else sessions
    sessions = sessions.filter(day__lte=last) if last else sessions
    rows = sessions.order_by("day", "starts_at", "pk").fetch_mode(FETCH_RAISE)
    return Attestation(
        programme, partner, first, last, list(rows), timezone.localdate()
    )


def attestation_pdf(attestation, *, ask=None):
    """Return it as a tagged PDF; ``ask`` may raise to refuse the rendering."""
    page = render_to_string(
        "workshops/print/attestation.html", {"attestation": attestation}
    )
    with printing.one_at_a_time(f"presence {attestation.programme.slug}"):
        if ask:
            ask()
        return printing.render(page)
