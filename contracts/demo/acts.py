"""Rivemont goes on: an association joins a month after the ceremony."""

import datetime as dt

from django.db import transaction

from contracts import act_sealing, act_signing, joining
from contracts.act_text import paper_of_act
from contracts.demo.rivemont import PARIS
from contracts.models import Accession, Contract, JoinedCommitment
from contracts.prints import acts as prints
from programmes.models import Kind, Organisation, Partner, Voice

JOINS = "Les Jardins d’Aubremont"
PERSON = ("Maëlle Tarquenet", "présidente")
SEALED_AT = dt.datetime(2026, 2, 24, 17, 10, tzinfo=PARIS)
SIGNED_ON = dt.date(2026, 3, 5)
RECORDED_AT = dt.datetime(2026, 3, 5, 18, 20, tzinfo=PARIS)
COMMITMENTS = [
    (
        "Ouvrir une parcelle du jardin au groupe, dans la mesure de nos moyens.",
        "dans la mesure de nos moyens",
    ),
    ("Accueillir chacune et chacun sans rien demander de son histoire.", ""),
    ("Partager les récoltes avec celles et ceux qui auront jardiné.", ""),
    ("Prévenir le groupe lorsque nous ne pouvons pas être là.", ""),
]


def join_rivemont(programme, users):
    """Let an association join the signed contract, with commitments of its own."""
    coordination, animation = users["coordination"], users["animation"]
    contract = Contract.objects.get(programme=programme)
    programme.refresh_from_db()
    contract.programme = programme
    with transaction.atomic():
        accession = _write(contract)
        digest = paper_of_act(accession).digest
        act = act_sealing.seal(accession, coordination, digest, at=SEALED_AT)
    prints.press(act, coordination, at=SEALED_AT)
    with transaction.atomic():
        days = {seat.token: SIGNED_ON for seat in act_signing.seats(act)}
        act_signing.record_signatures(act, act.digest, days, animation, at=RECORDED_AT)
        return act_signing.take_effect(act, SIGNED_ON, coordination, at=RECORDED_AT)


def _write(contract):
    accession = Accession.objects.create(
        programme=contract.programme,
        contract=contract,
        partner=_partner(contract.programme),
        voice=Voice.NOUS,
        lead_in="En tant que jardin partagé, nous nous engageons à :",
        place="Rivemont",
    )
    for text, clause in COMMITMENTS:
        joining.add_commitment(accession, JoinedCommitment(text=text, clause=clause))
    return accession


def _partner(programme):
    """Return the association, in the group of those who were still to come."""
    groups = programme.role_groups.filter(kind__in=(Kind.FUTURE, Kind.ASSOCIATION))
    organisation, _new = Organisation.objects.get_or_create(name=JOINS)
    partner = Partner.objects.create(
        programme=programme,
        role_group=groups.order_by("-position").first(),
        name=JOINS,
        organisation=organisation,
        has_cell=False,
        joined_on=SIGNED_ON,
    )
    name, capacity = PERSON
    partner.representatives.create(name=name, capacity=capacity)
    return partner
