import pytest

from csm.creation.people import Names
from programmes.models import Invitation, Kind, Role
from tests.factories import (
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def names(django_db_setup, django_db_blocker):
    """The names of a programme in which everybody is called by an invented name."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        programme = make_programme()
        make_partner(programme, name="Solène Darbeyre", first_name="Solène")
        make_partner(programme, name="Mirabelle")
        make_partner(programme, name="Marie-Bénédicte de la Rochebrune")
        town = make_partner(
            programme,
            Kind.AUTHORITY,
            name="Ville de Rivemont",
            organisation=make_organisation(name="Ville de Rivemont"),
        )
        town.representatives.create(name="Hélène Vautrelle")
        make_partner(programme, Kind.FACILITATOR, name="Tibor Lescanne")
        by = make_user(name="Camille Aubry")
        make_membership(programme, user=by)
        make_membership(programme, Role.FACILITATOR, user=make_user(name="Nadège"))
        invited = Invitation(
            programme=programme, role=Role.OBSERVER, name="Ysée Coutelan", invited_by=by
        )
        invited.renew()
        yield Names(programme)
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "text",
    [
        "Poursuivre les séances de Tibor Lescanne.",
        "poursuivre les séances de tibor lescanne",
        "LESCANNE Tibor anime.",
        "Avec Solène  Darbeyre",
        "Avec Solène\u00a0Darbeyre et d’autres",
        "Avec Solène\nDarbeyre",
        "Marie Benedicte de la Rochebrune",
        "de la Rochebrune Marie-Bénédicte",
        "Mme Hélène VAUTRELLE, maire",
        "Le mot de Camille Aubry",
        "Ysée Coutelan observe",
        "Mirabelle nous a dit",
    ],
)
def test_somebody_is_found_however_the_name_is_typed(names, text):
    assert names.are_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "La Ville de Rivemont s’engage.",
        "Une tarte à la mirabelle",
        "Les Mirabelles du marché",
        "Tibor et Lescanne font deux mots séparés",
        "Nadège accueille",
        "Solène l’a proposé",
    ],
)
def test_other_words_name_nobody(names, text):
    assert not names.are_in(text)


@pytest.mark.parametrize(
    ("text", "hinted"),
    [
        ("Solène l’a proposé", True),
        ("Nadège accueille", True),
        ("une solène", False),
        ("La ville accueille", False),
    ],
)
def test_a_first_name_is_only_hinted_at(names, text, hinted):
    assert names.may_be_in(text) == hinted


def test_a_programme_without_anybody_names_nobody():
    names = Names(make_programme())
    assert not names.are_in("Solène Darbeyre")
    assert not names.may_be_in("Solène")


@pytest.mark.parametrize("people", [1, 30])
def test_the_names_cost_the_same_however_many(people, django_assert_num_queries):
    programme = make_programme()
    for number in range(people):
        make_partner(programme, name=f"Personne Numéro {number}")
    with django_assert_num_queries(4):  # partners, representatives, accesses, invited
        Names(programme)
