"""The end: the report, the group that carries on by itself, the person who goes."""

import io
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from csm.verification import verify
from evaluation.models import Ending
from programmes.models import Partner, Role
from tests import factories
from tests.browser.post_its import follow
from tests.browser.steps import fill, go, press, reads, save, site_of
from tests.csm import making_person
from tests.evaluation.making_ending import account_of, make_carrier
from tests.evaluation.making_report import agree, answers_in, make_season

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DECIDED = "Nous gardons le mardi, chez nous."


@pytest.fixture
def as_(opened):
    """Return a function that opens a programme as somebody, without a script."""

    def as_(programme, role=None, user=None):
        user = user or factories.make_membership(programme, role).user
        start = reverse("programme", args=[programme.slug])
        return opened(start, user, java_script_enabled=False)

    return as_


def test_the_report_leaves_the_group_without_its_words(as_):
    programme = make_season()
    agree(programme)
    words = answers_in(programme)
    inside = as_(programme, Role.PARTICIPANT)
    go(inside, "evaluation:report_html", programme)
    reads(inside, *words)
    outside = as_(programme, Role.OBSERVER)
    go(outside, "evaluation:report_html", programme)
    reads(outside, "Le mardi compte pour nous.")
    for one in words:
        expect(outside.locator("main")).not_to_contain_text(one)
    follow(outside, "evaluation:report_easy_html", programme)
    reads(outside, "Le mardi compte pour nous.")
    printed = reverse("evaluation:report_pdf", args=[programme.slug])
    assert outside.request.get(site_of(outside) + printed).body().startswith(b"%PDF")
    asked = outside.request.get(f"{site_of(outside)}{printed}?pour=groupe")
    assert asked.status == 403


def test_a_group_carries_on_by_itself_and_takes_its_papers_along(as_):
    programme = factories.make_programme()
    carrier = make_carrier(programme)
    hers = as_(programme, user=account_of(carrier))
    page = as_(programme, Role.COORDINATOR)
    decide(page, programme, carrier)
    relay = page.locator("[aria-labelledby=relay] .btn-primary")
    press(page, relay)
    assert Ending.objects.get().handed_over_on == timezone.localdate()

    assert go(hers, "calendar").status == 200
    assert go(hers, "workshops:session_list", programme).status == 200
    follow(hers, "workshops:session_add", programme)
    follow(hers, "workshops:session_plan", programme, "group")
    fill(hers, day=timezone.localdate().isoformat(), place="Chez Amina")
    save(hers)
    assert go(hers, "programmes:member_list", programme).status == 403
    go(hers, "evaluation:ending", programme)
    follow(hers, "evaluation:autonomy", programme)
    reads(hers, "Chez Amina")
    path = reverse("evaluation:autonomy_zip", args=[programme.slug])
    body = hers.request.get(site_of(hers) + path).body()
    assert zipfile.ZipFile(io.BytesIO(body)).namelist()


def decide(page, programme, carrier):
    """Write down what the group decided, and who carries on."""
    go(page, "evaluation:ending", programme)
    follow(page, "evaluation:ending_decide", programme)
    press(page, page.locator("[name=choice][value=alone]"))
    fill(page, decided_on=timezone.localdate().isoformat(), words=DECIDED)
    save(page)
    reads(page, DECIDED)
    follow(page, "evaluation:ending_means", programme)
    press(page, page.locator(f"[name=carriers][value='{carrier.pk}']"))
    save(page)


def test_a_person_asks_to_be_erased_and_nothing_names_her(as_):
    programme = factories.make_programme()
    partner = factories.make_partner(programme)
    page = as_(programme, Role.COORDINATOR)
    team = programme.memberships.get(role=Role.COORDINATOR).user
    hers = as_(programme, user=making_person.fill(partner, team))
    go(hers, "rights:mine", programme)
    follow(hers, "rights:request_add", programme, partner.number)
    press(hers, hers.locator("[name=kind][value=erasure]"))
    save(hers)

    go(page, "rights:request_list", programme)
    reads(page, making_person.NAME)
    follow(page, "rights:person", programme, partner.number)
    follow(page, "rights:erase", programme, partner.number)
    fill(page, name=making_person.NAME)
    save(page)
    expect(page.locator("main")).not_to_contain_text(making_person.NAME)
    erased = Partner.objects.get(pk=partner.pk)
    assert making_person.HERS not in f"{erased.name} {erased.first_name}"
    hers.reload()
    expect(hers.locator("body")).not_to_contain_text(making_person.NAME)
    assert every_fault() == []


def every_fault():
    return [fault for one in verify() for fault in one.faults]
