"""What the contracts wait for, and from whom: each line leads to where it is done.

How many have signed, and what becomes of their copies, is told to those only who record
it. Costs the same number of queries however many the programmes and the people.
"""

from contracts.awaits import acts, again, copies, day, drafts
from contracts.awaits.given import Given
from contracts.models import Contract
from contracts.models.contract import READERS
from programmes.awaiting import where

KINDS = (*again.KINDS, *drafts.KINDS, *copies.KINDS, *day.KINDS, *acts.KINDS)


def awaits(accesses, contracts=None):
    """Return what waits in the contracts of these programmes.

    ``contracts`` are those of the programmes, for who has read them already.
    """
    mine = where(accesses, *READERS)
    if contracts is None:
        contracts = Contract.objects.filter(programme__in=mine).order_by("pk")
    contracts = [one for one in contracts if one.programme_id in mine]
    for contract in contracts:
        contract.programme = mine[contract.programme_id].programme
    written = [one for one in contracts if one.is_draft]
    frozen = [one for one in contracts if not one.is_draft]
    given = Given(contracts)
    return [
        *again.awaits(contracts, mine, given),
        *drafts.awaits(written, mine),
        *copies.awaits(frozen, mine, given),
        *day.awaits(contracts, mine),
        *acts.awaits(frozen, mine),
    ]
