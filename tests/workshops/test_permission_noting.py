"""A permission to speak is noted with the person, in her words, once for all."""

import uuid

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertRedirects

from programmes.models import Kind
from tests.factories import make_partner, make_programme, make_role_group
from tests.workshops.addresses import url
from tests.workshops.making import in_days
from tests.workshops.making_confided import PURPOSE, SAID, WORDS, make_confidence
from workshops.models import SharingPermission

pytestmark = pytest.mark.django_db


@pytest.fixture
def confidence(programme):
    return make_confidence(programme)


@pytest.fixture
def giver(programme):
    return make_partner(programme, name="Rose Meunier")


@pytest.fixture
def town(programme):
    return make_partner(programme, Kind.AUTHORITY, name="Ville de Rivemont")


@pytest.fixture
def enter(client, confidence):
    def enter():
        client.force_login(confidence.author)
        return client

    return enter


def body(given_by, *recipients, **values):
    return {
        "giver": f"person-{given_by.pk}",
        "words": WORDS,
        "purpose": PURPOSE,
        "recipients": [one.pk for one in recipients],
        "given_on": timezone.localdate().isoformat(),
        "until": in_days(30).isoformat(),
        "witness": "Une autre animatrice",
        "submission_id": str(uuid.uuid4()),
    } | values


def test_a_permission_is_noted_in_the_words_of_the_person(
    enter, programme, confidence, giver, town
):
    client, place = enter(), url("permission_add", programme, confidence.pk)
    page = client.get(place)
    assertContains(page, SAID)
    assertContains(page, "Ville de Rivemont (sans compte")
    answer = client.post(place, body(giver, town))
    kept = SharingPermission.objects.get()
    assertRedirects(answer, url("permission_detail", programme, kept.pk))
    assert (kept.given_by, kept.given_by_group) == (giver, None)
    assert (kept.words, kept.until, list(kept.recipients.all())) == (
        WORDS,
        in_days(30),
        [town],
    )
    assert kept.recorded_by == confidence.author


def test_a_group_gives_one_too(enter, programme, confidence, town):
    group = make_role_group(programme)
    sent = body(town, town, giver=f"group-{group.pk}")
    enter().post(url("permission_add", programme, confidence.pk), sent)
    kept = SharingPermission.objects.get()
    assert (kept.given_by, kept.given_by_group) == (None, group)


def test_a_double_click_notes_one(enter, programme, confidence, giver, town):
    client, sent = enter(), body(giver, town)
    for _ in range(2):
        client.post(url("permission_add", programme, confidence.pk), sent)
    assert SharingPermission.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"giver": ""}, "obligatoire"),
        ({"giver": "person-99999999999999999999"}, "Sélectionnez un choix valide"),
        ({"giver": "group-x"}, "Sélectionnez un choix valide"),
        ({"words": " "}, "obligatoire"),
        ({"words": "x" * 4001}, "4001 caractères, maximum 4000"),
        ({"purpose": ""}, "obligatoire"),
        ({"recipients": []}, "obligatoire"),
        ({"recipients": ["9" * 30]}, "Sélectionnez un choix valide"),
        ({"given_on": "2999-01-01"}, "pas encore"),
        ({"until": "2025-09-01"}, "se termine après"),
        ({"until": "bientôt"}, "Écrivez le jour"),
        ({"until": "1789-07-14"}, "Choisissez un jour entre"),
    ],
)
def test_what_cannot_be_noted_is_said_and_kept(
    enter, programme, confidence, giver, town, typed, said
):
    place = url("permission_add", programme, confidence.pk)
    page = enter().post(place, body(giver, town, **typed))
    assertContains(page, said)
    assertContains(page, "Une autre animatrice")
    assert not SharingPermission.objects.exists()


def test_only_partners_of_the_programme_give_and_are_told(
    enter, programme, confidence, giver, town
):
    other = make_partner(make_programme(), Kind.AUTHORITY)
    client, place = enter(), url("permission_add", programme, confidence.pk)
    client.post(place, body(other, town))
    client.post(place, body(giver, other))
    client.post(place, body(giver, giver))
    client.post(place, body(town, town, giver=f"group-{other.role_group_id}"))
    assert not SharingPermission.objects.exists()
