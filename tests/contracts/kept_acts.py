"""Acts beside a signed contract, and beside another one drafts: rows to attack."""

import datetime as dt
from dataclasses import dataclass

from contracts.models import ActName, ActPrint, ActSignature
from contracts.prints import acts as prints
from tests.contracts.kept import Row
from tests.contracts.making_acts import (
    in_force,
    make_accession,
    make_amendment,
    sealed,
    sign_everywhere,
    signed_contract,
)


@dataclass
class World:
    """An accession sealed and signed, an amendment in force; drafts of another one."""

    accession: object
    amendment: object
    draft: object
    draft_amendment: object


def make_world():
    contract, other = signed_contract(), signed_contract()
    accession = sealed(make_accession(contract))
    prints.press(accession)
    sign_everywhere(accession)
    amendment = in_force(make_amendment(contract))
    return World(accession, amendment, make_accession(other), make_amendment(other))


def own(model):
    return lambda w: model.objects.get(accession=w.accession)


#: Each table that keeps an act.
ROWS = {
    "accession": Row(
        lambda w: w.accession, "lead_in", "Nous jurons :", lambda w: w.draft
    ),
    "amendment": Row(
        lambda w: w.amendment, "reason", "Pour rien.", lambda w: w.draft_amendment
    ),
    "joined": Row(
        lambda w: w.accession.commitments.get(),
        "text",
        "Ne rien faire.",
        lambda w: w.draft.commitments.get(),
    ),
    "accord": Row(
        lambda w: w.amendment.accords.first(),
        "agreed_on",
        dt.date(2025, 1, 1),
        lambda w: w.draft_amendment.accords.first(),
    ),
    "act_name": Row(own(ActName), "value", '"Une autre association"'),
    "act_print": Row(own(ActPrint), "body", b"%PDF d'ailleurs"),
    "act_signature": Row(own(ActSignature), "signed_on", dt.date(2025, 1, 1)),
    "length": Row(lambda w: w.amendment.programme, "amended_months", 11),
}
