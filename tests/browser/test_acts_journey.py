"""After the signature: somebody joins, the contract is prolonged, and its paper stays."""

import hashlib

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from contracts.models import Accession, Amendment, FrozenPiece, FrozenVersion
from contracts.prints.sealing import press as make_prints
from csm.verification import verify
from programmes.models import Role
from programmes.typography import long_date
from tests import factories
from tests.browser.post_its import follow
from tests.browser.steps import fill, go, press, reads, save, site_of
from tests.contracts.making_acts import newcomer, signed_contract

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PROMISE = "Ouvrir notre jardin le mercredi, dans la limite de nos moyens."
REASON = "Nous avons besoin de plus de temps."


@pytest.fixture
def contract(transactional_db):
    contract = signed_contract()
    make_prints(FrozenVersion.objects.current().get(), factories.make_user())
    return contract


@pytest.fixture
def as_(opened, contract):
    """Return a function that opens the programme as somebody, without a script."""

    def as_(role, **values):
        user = factories.make_membership(contract.programme, role, **values).user
        start = reverse("programme", args=[contract.programme.slug])
        return opened(start, user, java_script_enabled=False)

    return as_


def papers():
    """Return the fingerprint of each paper that was frozen."""
    pieces = FrozenPiece.objects.order_by("pk")
    return [hashlib.sha256(bytes(piece.body)).hexdigest() for piece in pieces]


def every_fault():
    return [fault for one in verify() for fault in one.faults]


def test_an_association_joins_and_the_contract_does_not_move(as_, contract):
    programme = contract.programme
    programme.refresh_from_db()
    partner, before, ends = newcomer(programme), papers(), programme.dates.ends_on
    page = as_(Role.COORDINATOR)
    go(page, "contracts:act_list", programme)
    follow(page, "contracts:accession_begin", programme)
    page.locator("[name=partner]").select_option(str(partner.pk))
    save(page)
    accession = Accession.objects.get()

    hers = as_(Role.PARTNER, partner=partner)
    go(hers, "contracts:act_detail", programme, "adhesions", accession.number)
    follow(hers, "contracts:joined_add", programme, accession.number)
    fill(hers, text=PROMISE)
    save(hers)
    reads(hers, "notre jardin le mercredi")

    make_it_final(page, accession, "adhesions")
    accession.refresh_from_db()
    programme.refresh_from_db()
    assert accession.is_signed
    assert before
    assert papers() == before
    assert programme.dates.ends_on == ends
    go(hers, "contracts:today", programme)
    reads(hers, "notre jardin le mercredi", partner.name)
    assert every_fault() == []


def test_by_common_accord_the_contract_lasts_longer(as_, contract):
    programme = contract.programme
    programme.refresh_from_db()
    before, ends = papers(), programme.dates.ends_on
    page = as_(Role.COORDINATOR)
    go(page, "contracts:act_list", programme)
    follow(page, "contracts:amendment_begin", programme)
    fill(page, reason=REASON, months=str(programme.duration_months + 6))
    save(page)
    amendment = Amendment.objects.get()
    reads(page, REASON, long_date(ends))
    follow(page, "contracts:amendment_accords", programme, amendment.number)
    today = timezone.localdate().isoformat()
    for day in page.locator("main [name^=agreed-]").all():
        day.fill(today)
    save(page)

    make_it_final(page, amendment, "avenants")
    programme.refresh_from_db()
    assert programme.dates.ends_on > ends
    assert papers() == before
    go(page, "contracts:today", programme)
    reads(page, long_date(programme.dates.ends_on))
    assert every_fault() == []


def make_it_final(page, act, noun):
    """Seal an act, open its print, note who signed and confirm the day."""
    place = (act.programme, noun, act.number)
    go(page, "contracts:act_detail", *place)
    follow(page, "contracts:act_seal", *place)
    expect(page.locator(".leaf")).to_contain_text("PROJET")
    press(page, page.locator("[aria-labelledby=seal] .btn-primary"))
    pdf = reverse("contracts:act_pdf", args=[place[0].slug, *place[1:]])
    assert page.request.get(site_of(page) + pdf).body().startswith(b"%PDF")
    follow(page, "contracts:act_signatures", *place)
    for day in page.locator("main [name^=day-]").all():
        day.fill(timezone.localdate().isoformat())
    save(page)
    follow(page, "contracts:act_take_effect", *place)
    save(page)
    expect(page.locator(".state--now")).to_contain_text(long_date(timezone.localdate()))
