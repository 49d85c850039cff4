"""The commitments of Rivemont of which its sessions spoke."""

import datetime as dt

from contracts.models import Commitment, CommitmentMention

#: Day of the session, kind of the block, and number of the commitment in it.
SPOKEN_OF = [
    (dt.date(2026, 2, 5), "authority", 4),
    (dt.date(2026, 2, 12), "authority", 6),
    (dt.date(2026, 2, 19), "participant", 2),
    (dt.date(2026, 3, 12), "authority", 5),
    (dt.date(2026, 3, 26), "facilitator", 11),
    (dt.date(2026, 3, 26), "participant", 5),
    (dt.date(2026, 4, 22), "authority", 2),
    (dt.date(2026, 4, 22), "facilitator", 10),
    (dt.date(2026, 6, 25), "authority", 7),
]


def speak_of_commitments(programme):
    """Note each mention at the session that the group held on that day."""
    held = programme.sessions.held_or_planned()
    sessions = {one.day: one for one in held.order_by("day")}
    for day, kind, position in SPOKEN_OF:
        commitment = Commitment.objects.get(
            block__contract__programme=programme,
            block__role_group__kind=kind,
            position=position,
            archived_at=None,
        )
        CommitmentMention.objects.create(commitment=commitment, session=sessions[day])
