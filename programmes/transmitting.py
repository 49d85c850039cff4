"""Linking two groups as « transmet à », taking the link back, agreeing to it.

The group that passes on and the one that receives both note it in their journals, by
keys alone. What the first one's members offer is told to the second one's team only once
the first one has noted the link itself, or agreed to it.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes import journal
from programmes.models import Programme, Role, Transmission
from programmes.models.membership import Reach


def coordinates(user, programme) -> bool:
    """Whether this person coordinates ``programme`` today."""
    held = programme.memberships.current().filter(user=user, role=Role.COORDINATOR)
    return held.filter(reach=Reach.FULL).exists()


@transaction.atomic
def link(transmission, by):
    """Note that the giver of ``transmission``, a new row, passes on to its receiver.

    Whoever coordinates the giver agrees for it at the same time. Raises
    ``ValidationError`` for two groups that are linked already, or in the wrong order.
    """
    _hold(transmission)
    transmission.noted_by = by
    if coordinates(by, transmission.giver):
        transmission.agreed_at, transmission.agreed_by = timezone.now(), by
    transmission.full_clean()
    transmission.save()
    _note("linked", transmission, by)


@transaction.atomic
def agree(transmission, by):
    """Agree, for the giver, that the other group's team be told what is offered.

    Agreeing twice changes nothing. Raises ``ValidationError`` for a link taken back.
    """
    held = _hold(transmission)
    if held.archived_at is not None:
        raise ValidationError(_("This link was taken back meanwhile."))
    if held.agreed_at is not None:
        return
    held.agreed_at, held.agreed_by = timezone.now(), by
    held.save(update_fields=["agreed_at", "agreed_by"])
    _note("link_agreed", held, by)


@transaction.atomic
def take_back(transmission, by):
    """Take the link back; nothing more is told through it. Twice is as once."""
    held = _hold(transmission)
    if held.archived_at is not None:
        return
    held.archived_at, held.archived_by = timezone.now(), by
    held.save(update_fields=["archived_at", "archived_by"])
    _note("link_taken_back", held, by)


@transaction.atomic
def bring_back(transmission, by):
    """Undo ``take_back``: the link is as it was.

    Raises ``ValidationError`` when the two groups were linked anew meanwhile.
    """
    held = _hold(transmission)
    if held.archived_at is None:
        return
    held.archived_at = held.archived_by = None
    held.full_clean()
    held.save(update_fields=["archived_at", "archived_by"])
    _note("link_brought_back", held, by)


def _hold(transmission):
    """Keep the others waiting at both programmes; return the link as it is now.

    The programmes are taken in the order of their keys: two that link each other at once
    would else wait for one another.
    """
    ends = sorted((transmission.giver_id, transmission.receiver_id))
    held = Programme.objects.filter(pk__in=ends).order_by("pk")
    list(held.select_for_update(of=["self"]).values_list("pk"))
    if transmission.pk is None:
        return transmission
    return Transmission.objects.select_related("giver", "receiver").get(
        pk=transmission.pk
    )


def _note(kind, transmission, by):
    ends = {"giver": transmission.giver_id, "receiver": transmission.receiver_id}
    for programme in sorted(
        (transmission.giver, transmission.receiver), key=lambda one: one.pk
    ):
        journal.record(programme, kind, by, link=transmission.pk, **ends)
