"""The main roads through the site, as people take them, with and without script."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from contracts.models import Commitment, Contract
from phases.models import Phase, PhaseKind
from programmes.models import Kind, Partner, Programme, Role
from tests import factories
from tests.browser.steps import SAVE, go, reads, save, site_of
from tests.contracts.reading_pdf import text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """CONTRAT DE LA VILLE D’ESSAI
Article 1er : Durée
Le contrat dure six mois.
Article 2 : Les engagements
En tant que collectivité, nous nous engageons à :
1. Prêter une salle.
2. Venir aux rencontres.
"""


@pytest.fixture(params=["with script", "without script"])
def browser_context_args(request, browser_context_args):
    script = request.param == "with script"
    return browser_context_args | {"java_script_enabled": script}


@pytest.fixture
def coordinator(manner):
    return factories.make_user(name="Ines", may_open_programmes=True)


def log_in(page, user):
    page.locator("[name=username]").fill(user.email)
    page.locator("[name=password]").fill(factories.PASSWORD)
    page.locator(SAVE).click()


def test_a_visitor_logs_in_and_comes_back_to_the_first_page(at, coordinator):
    expect(at).to_have_url(re.compile(r"/connexion/\?next=/$"))
    log_in(at, coordinator)
    expect(at).to_have_url(re.compile(r"//[^/]+/$"))
    expect(at.locator("h1")).to_be_visible()


def test_a_programme_goes_from_its_opening_to_its_path_in_print(
    at, coordinator, manner
):
    territory = factories.make_territory(name="Valombre")
    log_in(at, coordinator)
    at.goto(f"{at.url}programmes/ouvrir/")
    at.locator("[name=territory]").select_option(str(territory.pk))
    at.locator("[name=edition]").fill("2026-2027")
    save(at)
    programme = Programme.objects.get()
    assert programme.memberships.get().user == coordinator
    create(at, programme, manner)
    programme.refresh_from_db()
    assert programme.state == "running"

    name_partners(at, programme)
    commit(at, programme)
    move_ceremony(at, programme)
    pass_phase(at, programme)
    go(at, "contracts:prints", programme)
    print_it(at, programme)


def create(page, programme, manner):
    """Choose a method, leave, take the creation up again, and open the programme."""
    choose = reverse("programme_pack", args=[programme.slug])
    page.locator(f"main .btn-primary[href='{choose}']").click()
    page.locator(f"[name=pack][value='{manner.pk}']").check()
    save(page)
    expect(page.locator("main")).to_contain_text("À la manière de Rivemont")
    page.goto(site_of(page))
    go(page, "programme", programme)
    page.locator(".note a").click()
    go(page, "programme_dates", programme)
    page.locator("[name=day]").fill("2027-01-14")
    save(page)
    reads(page, "jeudi 14 janvier 2027")
    begin = reverse("programme_begin", args=[programme.slug])
    page.locator(f"main .btn-primary[href='{begin}']").click()
    page.locator(SAVE).click()
    expect(page.locator(".note--done")).to_be_visible()


def name_partners(page, programme):
    group = programme.role_groups.get(kind=Kind.PARTICIPANT)
    go(page, "programmes:partner_add", programme)
    page.locator("[name=role_group]").select_option(str(group.pk))
    page.locator("[name=name]").fill("Lou Marin")
    save(page)
    expect(page.locator("main")).to_contain_text("Lou Marin")
    assert programme.partners.get().is_participant


def commit(page, programme):
    block = programme.contract.blocks.get(role_group__kind=Kind.PARTICIPANT)
    go(page, "contracts:write", programme)
    add = reverse("contracts:commitment_add", args=[programme.slug, block.pk])
    page.locator(f"a[href='{add}']").click()
    page.locator("[name=text]").fill("Prendre la parole pendant {durée}.")
    save(page)
    expect(page.locator(f"#block-{block.pk}")).to_contain_text("6\u00a0mois")
    assert Commitment.objects.get().block == block


def move_ceremony(page, programme):
    """Choose a later day, read what else it moves, and only then save it."""
    go(page, "contracts:ceremony_edit", programme)
    page.locator("[name=day]").fill("2027-02-04")
    page.locator(SAVE).click()
    reads(page, "Évaluation à mi-chemin", "mercredi 14 avril 2027")
    reads(page, "mardi 4 mai 2027", "Évaluation à la fin", "mercredi 4 août 2027")
    programme.refresh_from_db()
    assert programme.signature_planned_on == dt.date(2027, 1, 14)
    page.locator("[name=confirmed]").click()
    reads(page, "jeudi 4 février 2027")
    programme.refresh_from_db()
    assert programme.signature_planned_on == dt.date(2027, 2, 4)


def pass_phase(page, programme):
    """Say when the first phase was held; nobody has named the facilitator: say why."""
    go(page, "phases:path", programme)
    reads(page, "Évaluation à mi-chemin", "mardi 4 mai 2027")
    phase = Phase.objects.get(path__programme=programme, kind=PhaseKind.LAUNCH)
    page.locator(f"main a[href='{phase.get_absolute_url()}']").first.click()
    page.locator("[name=started_on]").fill("2026-09-09")
    page.locator("[name=finished_on]").fill("2026-10-14")
    page.locator(SAVE).click()
    expect(page.locator("#errors")).to_have_count(1)
    page.locator("[name=reason]").fill("Le groupe est prêt.")
    save(page)
    reads(page, "mercredi 14 octobre 2026", "Le groupe est prêt.")
    phase.refresh_from_db()
    assert phase.finished_on == dt.date(2026, 10, 14)
    assert phase.missing != []


def print_it(page, programme):
    """Print the contract: the path is drawn in it, and told in the page beside it."""
    pdf = reverse("contracts:pack", args=[programme.slug])
    expect(page.locator(f"a[href='{pdf}']")).to_be_visible()
    answer = page.request.get(site_of(page) + pdf)
    said = text(answer.body())
    for word in ("Phase 1", "janv.", "Signature du CSM", "mardi 4 mai 2027"):
        assert word in said
        assert word in said
    twin = reverse("contracts:print_html", args=[programme.slug, "sans-nom"])
    page.locator(f"a[href='{twin}']").click()
    reads(page, "Prendre la parole", "Faire connaissance", "jeudi 4 février 2027")


def test_a_text_that_exists_is_brought_in(page, live_server, enter, coordinator):
    programme = factories.make_programme()
    factories.make_membership(programme, user=coordinator)
    enter(page, coordinator)
    page.goto(live_server.url)
    go(page, "contracts:import", programme)
    page.locator("main form [name=text]").fill(TEXT)
    save(page)
    expect(page.locator(".pieces__one")).not_to_have_count(0)
    save(page)
    expect(page.locator(".commitments__one")).to_have_count(2)
    contract = Contract.objects.get()
    assert contract.articles.kept().count() == 2


def test_two_editors_lose_nothing(page, live_server, enter):
    programme = factories.make_programme()
    user = factories.make_membership(programme, Role.FACILITATOR).user
    partner = factories.make_partner(programme, name="Nom d’avant")
    enter(page, user)
    page.goto(live_server.url)
    go(page, "programmes:partner_edit", programme, partner.number)
    Partner.objects.filter(pk=partner.pk).update(name="Leur nom", version=2)

    page.locator("[name=name]").fill("Mon nom")
    save(page)
    expect(page.locator("main")).to_contain_text("Leur nom")
    expect(page.locator("main")).to_contain_text("Mon nom")
    partner.refresh_from_db()
    assert partner.name == "Leur nom"
    page.locator(SAVE).first.click()
    expect(page.locator("h1")).to_have_text("Mon nom")


def test_a_double_click_makes_one_partner(page, live_server, enter):
    programme = factories.make_programme()
    group = factories.make_role_group(programme)
    enter(page, factories.make_membership(programme).user)
    page.goto(live_server.url)
    go(page, "programmes:partner_add", programme)
    page.locator("[name=role_group]").select_option(str(group.pk))
    page.locator("[name=name]").fill("Une seule")
    page.locator(SAVE).dblclick()
    expect(page.locator("h1")).to_have_text("Une seule")
    assert programme.partners.count() == 1
