"""Rivemont changes one article together, after its mid-term co-evaluation."""

import datetime as dt

from django.db import transaction

from contracts import act_sealing, act_signing, amending
from contracts.act_text import paper_of_act
from contracts.demo.rivemont import PARIS
from contracts.models import Amendment, Contract
from contracts.prints import acts as prints
from programmes.models import RoleGroup

HEADING = "Chaîne de solidarité"
REASON = "À mi-parcours, le groupe a demandé une date pour transmettre, sans attendre la fin."
ADDS = (
    "Avant la fin du contrat, nous invitons une fois le groupe de Val-Fleuri dans notre"
    " salle, pour raconter notre parcours."
)
AGREED_ON = dt.date(2026, 5, 28)
SEALED_AT = dt.datetime(2026, 6, 4, 17, 30, tzinfo=PARIS)
SIGNED_ON = dt.date(2026, 6, 11)
RECORDED_AT = dt.datetime(2026, 6, 11, 17, 15, tzinfo=PARIS)


def amend_rivemont(programme, users):
    """Let the groups of Rivemont say when they pass on: an amendment, in force."""
    coordination, animation = users["coordination"], users["animation"]
    contract = Contract.objects.get(programme=programme)
    programme.refresh_from_db()
    contract.programme = programme
    with transaction.atomic():
        amendment = _write(contract)
        digest = paper_of_act(amendment).digest
        act = act_sealing.seal(amendment, coordination, digest, at=SEALED_AT)
    prints.press(act, coordination, at=SEALED_AT)
    with transaction.atomic():
        days = {seat.token: SIGNED_ON for seat in act_signing.seats(act)}
        act_signing.record_signatures(act, act.digest, days, animation, at=RECORDED_AT)
        return act_signing.take_effect(act, SIGNED_ON, coordination, at=RECORDED_AT)


def _write(contract):
    amendment = Amendment(
        programme=contract.programme,
        contract=contract,
        article=contract.articles.kept().get(heading=HEADING),
        reason=REASON,
        place="Rivemont",
    )
    amendment.text_after = f"{amending.standing_text(amendment)}\n{ADDS}"
    amendment.save()
    signers = [partner.pk for partner in amending.signers(amendment)]
    for group in RoleGroup.objects.filter(partners__in=signers).distinct():
        amendment.accords.create(role_group=group, agreed_on=AGREED_ON)
    return amendment
