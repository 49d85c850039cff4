"""One contract that has lived through everything: what ``verify`` must find sound."""

import base64
import datetime as dt
from contextlib import contextmanager

from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from contracts.ceremonies import ceremony_of, close
from contracts.composition import paper_of
from contracts.drafting import add_commitment
from contracts.freezing import freeze, reopen
from contracts.models import Agreement, Comment, Revision, Section
from contracts.prints.sealing import press
from contracts.readings import agree, note_reading, remove_reading
from contracts.signing.recording import note, record_signature, strike_out
from contracts.signing.scans import attach, bring_back, put_away
from programmes.models import Kind
from programmes.uploads import PNG, Content
from tests.contracts.making_acts import live_on
from tests.factories import (
    make_contract,
    make_membership,
    make_partner,
    make_programme,
    make_territory,
)

TODAY = timezone.localdate()
YESTERDAY = TODAY - dt.timedelta(days=1)
LOGO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAC0lEQVR4nGNgQAYAAA4AAamR"
    "c7EAAAAASUVORK5CYII="
)


def make_sealed():
    """Freeze, sign, reopen, write, freeze again, print, sign and close a contract.

    Returns the version that stands; its programme is RIV-2025-01, and another one,
    a draft, stands beside it.
    """
    territory = make_territory(code="RIV", slug="rivemont")
    programme = make_programme(territory=territory, signature_planned_on=TODAY)
    by = make_membership(programme).user
    programme.logos.create(image=LOGO, alt="La ville")
    contract = make_contract(programme)
    for name in ("Solène Darbeyre", "Marius Tellochet"):
        make_partner(programme, name=name)
    town = make_partner(programme, Kind.AUTHORITY, name="Ville de Rivemont")
    town.representatives.create(name="Hélène Vautrelle", capacity="maire")
    write(contract, by, town)
    first = freeze(contract, by, paper_of(contract).digest)
    record(first, "P1", by)
    reopen(contract, by, "Un mot manque.")
    add_commitment(contract.blocks.first(), "Le mot qui manquait.", by)
    version = freeze(contract, by, paper_of(contract).digest)
    press(version, by)
    strike_out(record(version, "P1", by), by, "Mauvaise ligne.")
    for token in ("P1", "P3"):
        record(version, token, by)
    note(contract, "P2", version.digest, "was_not_there")
    close(hold_ceremony(contract), TODAY, by)
    scan_twice(version.copies.get(partner__number=1), by)
    live_on(version.contract, by)
    beside = make_contract(make_membership(make_programme()).programme)
    make_partner(beside.programme)
    return version


def write(contract, by, town):
    """Name a partner, fill an annex, and let a group speak of a passage."""
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    add_commitment(block, f"Ouvrir la salle de {{partenaire {town.number}}}.", by)
    annex = contract.sections.get(kind=Section.Kind.ANNEX_1)
    annex.heading, annex.text = "Nos mots", "Dormir. Rire."
    annex.save_as(Revision.Act.CHANGED, by)
    read_together(contract, by)
    Comment.objects.create(
        contract=contract,
        article=contract.articles.first(),
        role_group=block.role_group,
        text="Plus court ?",
        written_by=by,
    )


def read_together(contract, by):
    """Note two articles as read, one by mistake; and a day of agreement, then another."""
    mistake, *_others = note_reading(contract, TODAY, contract.articles.all(), by)
    remove_reading(contract, mistake, by)
    agreement = Agreement(commitment=contract.blocks.first().commitments.first())
    for day in (YESTERDAY, TODAY):
        agreement.agreed_on = day
        agree(contract, agreement, by)


def record(version, token, by):
    return record_signature(version.contract, token, version.digest, TODAY, by)


def scan_twice(copy, by):
    """Attach two scans, of which one is put away and the other brought back."""
    first, second = (
        attach(copy, Content(PNG, LOGO + tail), by) for tail in (b"", b" ")
    )
    put_away(first, by)
    put_away(second, by)
    bring_back(second, by)


def hold_ceremony(contract):
    ceremony = ceremony_of(contract)
    ceremony.session.starts_at = dt.time(14, 30)
    ceremony.session.save()
    ceremony.session.leaders.add(contract.programme.partners.first())
    ceremony.turns.create(block=contract.blocks.first(), reader="Une voix")
    return ceremony


@contextmanager
def sealed(folder):
    """The version of ``make_sealed``, its files in ``folder``, until the end."""
    with override_settings(MEDIA_ROOT=folder), transaction.atomic():
        yield make_sealed()
        transaction.set_rollback(True)
