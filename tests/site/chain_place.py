"""Before and after a place: links with other groups, and offers to help, as canaries."""

import datetime as dt

from django.utils import timezone

from programmes.models import HelpOffer, Role
from tests.links import make_link, make_offer
from workshops.models import Session

Told, Given = HelpOffer.Told, HelpOffer.Given


def pass_on(place, later):
    """Link ``place`` to the three programmes ``later``, and offer to help them.

    The first link stands, the second one waits for an answer, the third one was taken
    back a moment ago.
    """
    by = place.accounts["coordinator, own"]
    beyond, claiming, former = later
    place.rows["link"] = make_link(place.programme, beyond, by=by)
    place.rows["link_claimed"] = make_link(
        place.programme, claiming, by=by, agreed=False
    )
    place.rows["link_gone"] = make_link(
        place.programme, former, by=by, archived_at=timezone.now(), archived_by=by
    )
    Session.objects.create(
        programme=place.programme,
        other_programme=beyond,
        kind=Session.Kind.EXCHANGE,
        accepted_at=timezone.now(),
        day=dt.date(2026, 5, 12),
        place=place.canary("room", "exchange"),
    )
    offer_help(place, by)


def offer_help(place, by):
    today = timezone.localdate()
    own = {"by": place.accounts[f"{Role.PARTICIPANT}, own"], "given": Given.ON_SCREEN}
    place.rows["offer"] = offer(place, "shared", told=Told.FIRST_NAME, by=by)
    offer(place, "gone", told=Told.UNNAMED, by=by)
    place.rows["offer_own"] = offer(place, "participant.own", told=Told.TEAM, **own)
    place.rows["offer_gone"] = offer(
        place, "shared", said="withdrawn", told=Told.UNNAMED, by=by, withdrawn_on=today
    )
    place.rows["offer_own_gone"] = offer(
        place, "participant.own", gone="gone", withdrawn_on=today, **own
    )


def offer(place, whose, *, said="", gone="", **values):
    """Offer something in the name of a participant, in words that are canaries."""
    return make_offer(
        place.partners[whose],
        what=place.canary(f"help{gone}", said or whose),
        how_often=place.canary(f"often{gone}", said or whose),
        **values,
    )
