"""Acts made by their own acts: written, sealed, signed and in force."""

import datetime as dt

from django.utils import timezone

from contracts import act_sealing, act_signing, joining
from contracts.act_text import paper_of_act
from contracts.models import Accession, Amendment, JoinedCommitment
from contracts.prints import acts as prints
from contracts.signing.recording import record_signature
from programmes.models import Kind, Organisation, Partner
from tests.factories import (
    make_contract,
    make_organisation,
    make_partner,
    make_programme,
    make_signed,
    make_user,
)

TODAY = timezone.localdate()
PROMISE = "Prêter notre jardin, dans la limite de nos moyens."


def signed_contract(**values):
    """Return a signed contract whose town has signed too; today unless ``on`` is given."""
    contract = make_contract(values.pop("programme", None) or make_programme())
    town = make_partner(contract.programme, Kind.AUTHORITY, name="Ville de Rivemont")
    version = make_signed(contract, **values)
    day = values.get("on") or TODAY
    at = timezone.make_aware(dt.datetime.combine(day, dt.time(18)))
    record_signature(
        version.contract, town.token, version.digest, day, make_user(), at=at
    )
    return version.contract


def newcomer(programme, **values) -> Partner:
    """An association that takes part and has not signed the contract."""
    name = values.get("name", "Les Jardins d’Aubrée")
    known = Organisation.objects.filter(name=name).first()
    organisation = known or make_organisation(name=name)
    defaults = {"name": name, "organisation": organisation, "joined_on": None}
    return make_partner(programme, Kind.ASSOCIATION, **defaults | values)


def make_accession(contract, partner=None, *, promises=(PROMISE,), **values):
    """A draft accession with its commitments."""
    partner = partner or newcomer(contract.programme)
    accession = Accession.objects.create(
        programme=contract.programme,
        contract=contract,
        partner=partner,
        **{"voice": joining.voice_for(partner)} | values,
    )
    for text in promises:
        joining.add_commitment(accession, JoinedCommitment(text=text))
    return accession


def make_amendment(contract, *, agreed_on=None, groups=True, **values):
    """A draft amendment, on which the groups have agreed; ten months unless given."""
    if not values.get("article"):
        values.setdefault("months", 10)
    amendment = Amendment.objects.create(
        programme=contract.programme,
        contract=contract,
        **{"reason": "Nous avons besoin de plus de temps."} | values,
    )
    if groups:
        for group in contract.programme.role_groups.filter(
            kind__in=(Kind.PARTICIPANT, Kind.AUTHORITY)
        ):
            amendment.accords.create(role_group=group, agreed_on=agreed_on or TODAY)
    return amendment


def sealed(act, by=None, *, at=None):
    """Seal an act by its own act and return it."""
    digest = paper_of_act(act).digest
    return act_sealing.seal(act, by or make_user(), digest, at=at)


def sign_everywhere(act, *, on=TODAY, by=None, at=None):
    days = {seat.token: on for seat in act_signing.seats(act)}
    return act_signing.record_signatures(
        act, act.digest, days, by or make_user(), at=at
    )


def in_force(act, *, on=TODAY, by=None, at=None):
    """Seal, sign and confirm an act, and return it."""
    by = by or make_user()
    act = sealed(act, by, at=at)
    sign_everywhere(act, on=on, by=by, at=at)
    return act_signing.take_effect(act, on, by, at=at)


def live_on(contract, by):
    """Let somebody join a signed contract, after a mistake in noting; make it longer."""
    act = sealed(make_accession(contract), by)
    act_sealing.reopen(act, by)
    act = sealed(act, by)
    prints.press(act, by)
    [mistake] = sign_everywhere(act, by=by)
    act_signing.strike_out(mistake, by, "Mauvaise ligne.")
    sign_everywhere(act, by=by)
    act_signing.take_effect(act, TODAY, by)
    amendment = in_force(make_amendment(contract), by=by)
    prints.press(amendment, by)
    return act, amendment
