"""Whom to see again: their signature is void since the text was reopened."""

from django.utils.translation import ngettext

from contracts.awaits.places import place
from contracts.models.contract import WRITERS
from contracts.signing.again import void_signatures
from programmes.awaiting import Awaited, counted

KINDS = ("see_again",)


def awaits(contracts, mine):
    """Yield the people to see again, for those who record signatures; one query."""
    contracts = [one for one in contracts if mine[one.programme_id].has(*WRITERS)]
    names = _names(contracts)
    for contract in contracts:
        if contract.pk in names:
            yield _line(contract, names[contract.pk])


def _names(contracts):
    """Return the names of those whose signature is void since a reopening."""
    rows = void_signatures(contracts).order_by("partner__number")
    found = {}
    for pk, name in rows.values_list("version__contract", "partner__name"):
        names = found.setdefault(pk, [])
        if name not in names:  # signed twice, on two versions reopened since
            names.append(name)
    return found


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
