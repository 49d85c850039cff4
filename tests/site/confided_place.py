"""What is confided in a place, and what one partner is permitted to be told of it."""

import datetime as dt

from programmes.models import Role
from programmes.sealing import seal
from workshops.confiding import confide, permit, revoke
from workshops.models import Confidence, SharingPermission


def confide_in(place):
    """Let its facilitator note what the participant confides, and permits to be told.

    The companion that was named leads the programme no more. The partner is told the
    words of one permission; another one was revoked.
    """
    writer = place.accounts["facilitator, own"]
    place.rows["confidence"] = confidence = Confidence(
        programme=place.programme,
        session=place.rows["group_session"],
        author=writer,
        companion=place.accounts.get("facilitator, ended"),
    )
    confide(confidence, place.canary("confided", "secret"))
    place.rows["confidence.destroyed"] = Confidence.objects.create(
        programme=place.programme,
        author=writer,
        noted_on=dt.date(2026, 2, 5),
        destroyed_on=dt.date(2026, 2, 6),
        sealed=seal(""),
    )
    for name in ("told", "revoked"):
        place.rows[f"permission.{name}"] = _permission(place, confidence, name)
    revoke(place.rows["permission.revoked"], writer)


def _permission(place, confidence, name):
    permission = SharingPermission(
        programme=place.programme,
        confidence=confidence,
        given_by=place.partners[f"{Role.PARTICIPANT}.own"],
        given_on=dt.date(2026, 2, 5),
        witness=place.canary("witness", name),
    )
    permit(
        permission,
        words=place.canary("permitted", name),
        purpose=place.canary("permittedfor", name),
        recipients=[place.partners[f"{Role.PARTNER}.own"]],
        by=confidence.author,
    )
    return permission
