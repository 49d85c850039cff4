"""Nobody is named on a page that anybody may read."""

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains

from programmes.models import Invitation, Kind, Programme, Representative, Role
from programmes.publishing import digest_of
from tests.factories import (
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
    make_user,
)
from tests.programmes.publishing import WORDS, url, words_of, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(client):
    """A programme whose coordinator, Camille Aubry, is logged in."""
    made = make_programme(public_text=WORDS)
    client.force_login(make_membership(made, user=make_user(name="Camille Aubry")).user)
    return made


def somebody(programme, what):
    """Give the programme a person of this sort, by the name of Odile Farandeau."""
    name = "Odile Farandeau"
    if what == "participant":
        make_partner(programme, name=name)
    if what == "participant who left":
        make_partner(programme, name=name, left_on="2025-10-01")
    if what == "representative":
        body = make_organisation()
        town = make_partner(programme, Kind.AUTHORITY, organisation=body)
        Representative.objects.create(partner=town, name=name)
    if what == "account":
        make_membership(programme, Role.OBSERVER, user=make_user(name=name))
    if what == "somebody invited":
        values = {"role": Role.OBSERVER, "email": "o@exemple.fr"}
        values |= {"sent_at": timezone.now(), "invited_by": make_user()}
        invitation = Invitation(programme=programme, name=name, **values)
        invitation.renew()


PEOPLE = [
    "participant",
    "participant who left",
    "representative",
    "account",
    "somebody invited",
]


@pytest.mark.parametrize("what", PEOPLE)
def test_a_full_name_is_refused_and_the_words_come_back(client, programme, what):
    somebody(programme, what)
    answer = write(client, programme, "Merci à FARANDEAU Odile.")
    assertContains(answer, "un nom\u00a0: Odile Farandeau")
    assertContains(answer, "Merci à FARANDEAU Odile.</textarea>")
    assert words_of(programme) == WORDS


@pytest.mark.parametrize("what", PEOPLE)
def test_who_came_since_is_not_published(client, programme, what):
    write(client, programme, "Odile Farandeau habite ici.")
    somebody(programme, what)
    sent = {"digest": digest_of("Odile Farandeau habite ici.")}
    refused = client.post(url(programme, "publish"), sent)
    assertContains(refused, "Odile Farandeau", status_code=409)
    assert not Programme.objects.published().exists()


def test_a_town_may_be_named_and_a_name_of_elsewhere(client, programme):
    body = make_organisation(name="Ville de Rivemont")
    make_partner(programme, Kind.AUTHORITY, name=body.name, organisation=body)
    make_partner(make_programme(), name="Odile Farandeau")
    write(client, programme, "La Ville de Rivemont et Odile Farandeau.")
    assert words_of(programme) == "La Ville de Rivemont et Odile Farandeau."


def test_a_first_name_is_spoken_of_and_not_refused(client, programme):
    make_partner(programme, name="Rose Quentrec", first_name="Rosa")
    write(client, programme, "Rosa et Rose, Camille : une rose.")
    shown = client.get(url(programme))
    assert shown.context["possible_names"] == ["Rosa", "Camille", "Rose"]
    assertContains(shown, "peut-être des noms")
    write(client, programme, "Une rose.")
    assert client.get(url(programme)).context["possible_names"] == []


@pytest.mark.parametrize(
    "text",
    ["Voir https://exemple.fr", "sur www.exemple.fr", "écrire à moi@exemple.fr"],
)
def test_an_address_is_refused(client, programme, text):
    assertContains(write(client, programme, text), "que des mots")
    assert words_of(programme) == WORDS
