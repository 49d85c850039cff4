"""Whom to see again: their signature is void since the text was reopened."""

from django.utils.translation import ngettext

from contracts.awaits.places import place
from contracts.models.contract import WRITERS
from programmes.awaiting import Awaited, counted

KINDS = ("see_again",)


def awaits(contracts, mine, given):
    """Yield the people to see again, for those who record signatures; no query."""
    for contract in contracts:
        helps = mine[contract.programme_id].has(*WRITERS)
        if helps and (names := given.to_see_again(contract)):
            yield _line(contract, names)


def _line(contract, names):
    title = ngettext(
        "One person is to be seen again",
        "%(number)s people are to be seen again",
        len(names),
    )
    return Awaited(
        "see_again",
        contract.programme,
        "arrow-repeat",
        counted(title, len(names)),
        ", ".join(names),
        place(contract, "detail", "see-again"),
    )
