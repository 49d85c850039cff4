"""Offers to help the next groups: made, changed, withdrawn, and brought back.

Each is one line of the journal, by keys alone. Nothing is owed and no reason is asked.
"""

from django.db import transaction
from django.utils import timezone

from programmes import journal
from programmes.models import HelpOffer


def record(offer, kind, by):
    """Write what was done with ``offer`` in the journal of its programme."""
    partner = offer.partner
    facts = {"offer": offer.pk, "partner": partner.token}
    if kind in ("help_offered", "help_changed"):
        facts |= {"told": offer.told, "given": offer.given}
        facts |= {"agreed_on": offer.agreed_on.isoformat()}
    journal.record(partner.programme, kind, by, **facts)


@transaction.atomic
def withdraw(offer, by):
    """Withdraw ``offer`` from today on: it is told to nobody any more.

    Withdrawing twice is as once.
    """
    held = _hold(offer)
    if not held.stands:
        return
    _keep(held, timezone.localdate(), by)
    record(held, "help_withdrawn", by)


@transaction.atomic
def bring_back(offer, by):
    """Undo a withdrawal: the offer and its agreement stand as before."""
    held = _hold(offer)
    if held.stands:
        return
    _keep(held, None, None)
    record(held, "help_brought_back", by)


def _hold(offer):
    """Keep the others waiting, and return the offer as it is now."""
    return (
        HelpOffer.objects.select_related("partner__programme")
        .select_for_update(of=["self"])
        .get(pk=offer.pk)
    )


def _keep(offer, day, by):
    """Write a withdrawal; whoever is changing the words meanwhile notices."""
    offer.withdrawn_on, offer.withdrawn_by = day, by
    offer.version += 1
    offer.save(update_fields=["withdrawn_on", "withdrawn_by", "version"])
