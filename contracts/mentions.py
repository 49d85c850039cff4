"""The sessions that spoke of a commitment: noted from the contract's side.

A mention is no part of the text: it can be noted of a frozen one, and moves nothing.
"""

from django.db import transaction

from contracts.models import CommitmentMention
from contracts.thread import cited_by
from workshops.models import Session


def sessions_to_speak_of(access):
    """Return the sessions of the programme that this person may know, the latest first.

    Those that were cancelled, or that have no day yet, spoke of nothing.
    """
    rows = Session.objects.visible_to(access).filter(programme=access.programme)
    rows = rows.held_or_planned().exclude(day=None)
    return rows.order_by("-day", "-starts_at", "-pk")


def sessions_known(access, keys):
    """Return those of some sessions that this person may know, by key, the latest first.

    Without any, nothing is asked.
    """
    rows = sessions_to_speak_of(access).filter(pk__in=keys) if keys else ()
    return {one.pk: one for one in rows}


def spoken_of(access):
    """Return each commitment of the text with the sessions that spoke of it.

    Three queries, however many there are; two while no session spoke of any.
    """
    commitments = commitments_of(access.programme)
    found = {one.pk: [] for one in commitments}
    mentions = CommitmentMention.objects.filter(commitment__in=found).order_by("pk")
    pairs = list(mentions.values_list("commitment", "session"))
    known = sessions_known(access, {session for _commitment, session in pairs})
    for commitment, session in pairs:
        if session in known:
            found[commitment].append(known[session])
    return [(one, sorted(found[one.pk], key=_day)) for one in commitments]


def _day(session):
    return session.day


def commitments_of(programme):
    """Return the commitments of the text; their groups know the programme's words."""
    commitments = list(cited_by(programme))
    for one in commitments:
        one.block.role_group.programme = programme
    return commitments


def mentioned_at(session):
    """Return the keys of the commitments that a session spoke of."""
    rows = CommitmentMention.objects.filter(session=session)
    return set(rows.values_list("commitment", flat=True))


@transaction.atomic
def say_spoken_of(session, ticked, shown):
    """Note that a session spoke of ``ticked``, among the commitments ``shown``.

    Both are keys. Those that were not shown stay as they are; twice is as once.
    """
    # Two people who tick at once write one after the other.
    Session.objects.select_for_update().get(pk=session.pk)
    rows = CommitmentMention.objects.filter(session=session)
    rows.filter(commitment__in=shown - ticked).delete()
    CommitmentMention.objects.bulk_create(
        CommitmentMention(session=session, commitment_id=pk)
        for pk in sorted(ticked - mentioned_at(session))
    )
