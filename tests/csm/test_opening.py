import uuid

import pytest
from django.urls import reverse

from contracts.models import Contract
from csm.opening_forms import OpeningForm
from programmes.models import MethodPack, Programme
from tests.factories import make_programme, make_territory, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def opener(client):
    user = make_user(may_open_programmes=True)
    client.force_login(user)
    return user


def typed(**values):
    return {
        "territory": make_territory(name="Rivemont", slug="rivemont", code="RIV").pk,
        "edition": "2025/2026",
        "audience": "Pour tous",
        "pack": MethodPack.objects.get(name="Mulhouse 2008").pk,
        "submission_id": str(uuid.uuid4()),
    } | values


def test_an_opened_programme_has_words_groups_coordinator_and_contract(client, opener):
    response = client.post(reverse("programme_open"), typed())

    programme = Programme.objects.get()
    assert response.url == reverse("programme", args=["rivemont-2025-2026"])
    assert programme.edition == "2025-2026"
    assert programme.vocabulary.plural == "partenaires bénéficiaires"
    assert programme.dates.duration_months == 6
    assert programme.dates.mid_term_months == 3
    assert [g.kind for g in programme.role_groups.order_by("position")] == [
        "participant",
        "authority",
        "facilitator",
        "future",
    ]
    membership = programme.memberships.get()
    assert (membership.user, membership.role) == (opener, "coordinator")
    contract = Contract.objects.get(programme=programme)
    assert contract.reference == "RIV-2025-01"
    assert contract.articles.count() == 4
    assert contract.blocks.count() == 4


def test_a_set_without_length_leaves_it_to_be_chosen(client, opener):
    pack = MethodPack.objects.get(name="Rouffach 2019")
    client.post(reverse("programme_open"), typed(pack=pack.pk))
    assert Programme.objects.get().duration_months is None


def test_a_later_change_of_the_set_leaves_the_programme_as_it_is(client, opener):
    client.post(reverse("programme_open"), typed())
    pack = MethodPack.objects.get(name="Mulhouse 2008")
    pack.groups.update(voice="je")
    pack.participant_plural = "autres"
    pack.save()
    programme = Programme.objects.get()
    assert programme.vocabulary.plural == "partenaires bénéficiaires"
    assert programme.role_groups.filter(voice="je").count() == 1


def test_a_double_click_opens_one_programme(client, opener):
    values = typed()
    answers = [client.post(reverse("programme_open"), values) for _ in range(2)]
    assert {answer.url for answer in answers} == {
        reverse("programme", args=["rivemont-2025-2026"])
    }
    assert Programme.objects.count() == 1


def test_one_edition_for_one_public_is_refused_twice_with_a_sentence(client, opener):
    values = typed()
    client.post(reverse("programme_open"), values)
    response = client.post(
        reverse("programme_open"), values | {"submission_id": str(uuid.uuid4())}
    )
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert Programme.objects.count() == 1


def test_of_two_that_open_the_same_at_once_the_second_is_told(opener):
    values = typed()
    forms = [OpeningForm(values), OpeningForm(values)]
    assert [form.is_valid() for form in forms] == [True, True]
    assert forms[0].open_by(opener)
    assert forms[1].open_by(opener) is None
    assert forms[1].non_field_errors()


def test_another_public_gets_an_address_of_its_own(client, opener):
    values = typed()
    client.post(reverse("programme_open"), values)
    response = client.post(
        reverse("programme_open"),
        values | {"audience": "Pour d’autres", "submission_id": str(uuid.uuid4())},
    )
    assert response.url == reverse("programme", args=["rivemont-2025-2026-2"])


@pytest.mark.parametrize("edition", ["", "2026-2025", "l’an prochain", "25/26"])
def test_what_is_no_edition_is_refused(client, opener, edition):
    response = client.post(reverse("programme_open"), typed(edition=edition))
    assert list(response.context["form"].errors) == ["edition"]
    assert not Programme.objects.exists()


def test_without_a_territory_the_page_says_where_they_are_written(client, opener):
    response = client.get(reverse("programme_open"))
    assert response.status_code == 200
    assert "<form" not in response.content.decode().split("<main")[1].split("</main")[0]


@pytest.mark.parametrize("method", ["get", "post"])
def test_accounts_that_may_not_open_are_told_so(client, method):
    client.force_login(make_user())
    make_programme()
    response = getattr(client, method)(reverse("programme_open"))
    assert response.status_code == 403


def test_visitors_are_sent_to_the_login(client):
    response = client.get(reverse("programme_open"))
    assert response.status_code == 302
    assert response.url.startswith(reverse("login"))
