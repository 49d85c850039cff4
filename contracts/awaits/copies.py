"""What a frozen text waits for: copies to be printed, signatures, scans.

It is told to those only who record it.
"""

import json
from collections import defaultdict
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.awaits.places import place
from contracts.models import (
    Contract,
    ContractCopy,
    FrozenName,
    SigningNote,
)
from contracts.models.contract import WRITERS
from contracts.signing.copy_states import states_of
from programmes.awaiting import Awaited, counted
from programmes.typography import long_date

KINDS = ("prints", "renamed", "prepare", "record", "signatures", "scans")


@dataclass(frozen=True)
class Frozen:
    """A frozen contract: the states of its copies, and whose turn it is to sign.

    Tokens are those of the cells: « P7 », « P4.2 » of a second representative.
    """

    contract: Contract
    states: tuple
    to_sign: frozenset
    signed: frozenset
    declined: frozenset


def awaits(contracts, mine, given):
    """Yield what waits on paper, for those who record it; four queries."""
    recorded = [one for one in contracts if mine[one.programme_id].has(*WRITERS)]
    for frozen in _read(recorded, given):
        yield from _prints(frozen)
        if frozen.contract.programme.is_signed:
            yield from _late(frozen)
        else:
            yield from _ceremony(frozen.contract)
        yield from _scans(frozen)


def _read(contracts, given):
    copies = ContractCopy.objects.standing().filter(version__contract__in=contracts)
    states = defaultdict(list)
    for state in states_of(copies.select_related("version"), given.by_partner()):
        states[state.copy.version.contract_id].append(state)
    tokens = _tokens_of_cells(contracts)
    for pk, known in states.items():
        tokens[pk] |= {state.copy.partner.token for state in known}
    notes = SigningNote.objects.filter(
        says=SigningNote.Says.DOES_NOT_SIGN, version__reopened_at=None
    )
    notes = notes.filter(version__contract__in=contracts)
    declined = defaultdict(set)
    for pk, token in notes.values_list("version__contract", "token"):
        declined[pk].add(token)
    for contract in contracts:
        yield Frozen(
            contract,
            tuple(states[contract.pk]),
            frozenset(tokens[contract.pk]),
            frozenset(given.tokens(contract)),
            frozenset(declined[contract.pk]),
        )


def _tokens_of_cells(contracts):
    """Return the tokens of the partners who have cells in each frozen text.

    What is printed of a partner is kept beside the text, with one entry for each cell.
    """
    names = FrozenName.objects.filter(
        version__contract__in=contracts, version__reopened_at=None
    )
    found = defaultdict(set)
    for pk, token, value in names.values_list("version__contract", "token", "value"):
        cells = len(json.loads(value)["cells"])
        found[pk] |= {
            token if number == 1 else f"{token}.{number}"
            for number in range(1, cells + 1)
        }
    return found


def _prints(frozen):
    contract, address = frozen.contract, place(frozen.contract, "copies")
    unprinted = sum(
        state.copy.printed_at is None
        and state.copy.partner.token not in frozen.declined
        for state in frozen.states
    )
    if unprinted:
        title = ngettext("Print one copy", "Print %(number)s copies", unprinted)
        about = _("Each bears one name, and goes to that person.")
        yield _line("prints", contract, "printer", title, unprinted, about, address)
    renamed = sum(state.has_other_name for state in frozen.states)
    if renamed:
        title = ngettext(
            "One copy bears a former name",
            "%(number)s copies bear a former name",
            renamed,
        )
        about = _("Make it again: only that person signs again.")
        yield _line("renamed", contract, "person", title, renamed, about, address)


def _ceremony(contract):
    """Yield what the ceremony asks for; without a day, the day is asked for."""
    programme = contract.programme
    day = programme.signature_planned_on
    if day is None:
        return
    if day > timezone.localdate():
        yield Awaited(
            "prepare",
            programme,
            "calendar-event",
            _("Prepare the ceremony"),
            _("On %(day)s: the order, who reads what, what to have ready.")
            % {"day": long_date(day)},
            place(contract, "ceremony"),
            day,
        )
    else:
        yield Awaited(
            "record",
            programme,
            "vector-pen",
            _("Record who has signed"),
            _("One screen for all, then the ceremony can be closed."),
            place(contract, "ceremony_return"),
            day,
        )


def _late(frozen):
    missing = len(frozen.to_sign - frozen.signed - frozen.declined)
    if missing:
        title = ngettext(
            "One signature has not come yet",
            "%(number)s signatures have not come yet",
            missing,
        )
        about = _("A late signature keeps its own day. Nobody has to sign.")
        address = place(frozen.contract, "ceremony_return")
        yield _line(
            "signatures",
            frozen.contract,
            "vector-pen",
            title,
            missing,
            about,
            address,
            frozen.contract.programme.effective_on,
        )


def _scans(frozen):
    unscanned = sum(state.lacks_scan for state in frozen.states)
    if unscanned:
        title = ngettext(
            "One signed copy has no scan yet",
            "%(number)s signed copies have no scan yet",
            unscanned,
        )
        about = _("A picture of the signed page is kept as evidence.")
        address = place(frozen.contract, "copies")
        icon = "file-earmark-text"
        yield _line("scans", frozen.contract, icon, title, unscanned, about, address)


def _line(kind, contract, icon, title, number, about, url, day=None):
    title = counted(title, number)
    return Awaited(kind, contract.programme, icon, title, about, url, day)
