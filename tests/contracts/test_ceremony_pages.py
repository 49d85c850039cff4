"""The pages of the ceremony: what each person sees of the day, and how it is prepared."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.ceremonies import ceremony_of
from contracts.models import Ceremony, Turn
from programmes.models import Kind, Programme, Role
from tests.contracts.addresses import url
from tests.factories import (
    make_contract,
    make_frozen,
    make_membership,
    make_partner,
    make_programme,
    make_signed,
)
from workshops.models import Session

pytestmark = pytest.mark.django_db

READERS = [Role.COORDINATOR, Role.FACILITATOR, Role.PARTNER, Role.PARTICIPANT]
THURSDAY = dt.date(2026, 1, 22)


@pytest.fixture
def contract():
    return make_contract(make_programme(signature_planned_on=THURSDAY))


@pytest.fixture
def enter(client, contract):
    """Log in with a role in the contract's programme."""

    def enter(role, **values):
        client.force_login(make_membership(contract.programme, role, **values).user)

    return enter


def body(version=1, **values):
    return {
        "day": "2026-01-22",
        "starts_at": "14:30",
        "ends_at": "16:00",
        "place": "Salle des Tilleuls",
        "title": "",
        "order": "Accueil\nLecture",
        "version": version,
    } | values


@pytest.mark.parametrize("role", READERS, ids=str)
def test_all_who_sign_and_help_see_the_day_without_writing_a_row(
    client, contract, enter, role
):
    enter(role)
    page = client.get(url(contract, "ceremony"))
    assertContains(page, "jeudi 22 janvier 2026")
    assertContains(page, "Les exemplaires, signés à la main")
    assert (Ceremony.objects.count(), Session.objects.count()) == (0, 0)


@pytest.mark.parametrize("name", ["ceremony", "ceremony_edit", "turns"])
def test_an_observer_is_told_nothing_of_the_day(client, contract, enter, name):
    enter(Role.OBSERVER)
    assert client.get(url(contract, name)).status_code == 403


@pytest.mark.parametrize("name", ["ceremony", "ceremony_edit", "turns"])
def test_a_stranger_finds_no_ceremony(client, contract, name):
    client.force_login(make_membership(make_programme()).user)
    assert client.get(url(contract, name)).status_code == 404


@pytest.mark.parametrize("role", [Role.PARTNER, Role.PARTICIPANT], ids=str)
def test_the_others_do_not_prepare_it(client, contract, enter, role):
    enter(role)
    thing = ceremony_of(contract).things.first()
    addresses = [url(contract, name) for name in ("ceremony_edit", "turns")]
    acts = [
        url(contract, "thing_add"),
        *(
            url(contract, f"thing_{act}", thing.pk)
            for act in ("ready", "remove", "bring_back")
        ),
    ]
    assert [client.get(a).status_code for a in addresses] == [403] * 2
    assert [client.post(a).status_code for a in addresses + acts] == [403] * 6
    assertNotContains(client.get(url(contract, "ceremony")), thing.text)


@pytest.mark.parametrize(("role", "sees"), [(Role.FACILITATOR, 1), (Role.PARTNER, 0)])
def test_names_stay_with_those_who_prepare(client, contract, enter, role, sees):
    enter(role)
    ceremony = ceremony_of(contract)
    ceremony.session.leaders.add(make_partner(contract.programme, name="Odile Farand"))
    town = make_partner(contract.programme, Kind.AUTHORITY, name="Ville de Rivemont")
    ceremony.session.leaders.add(town)
    block = contract.blocks.get(role_group__kind=Kind.PARTICIPANT)
    ceremony.turns.create(block=block, reader="Solène et Marius")
    page = client.get(url(contract, "ceremony"))
    assertContains(page, "Solène et Marius", count=sees)
    assertContains(page, "Odile Farand", count=sees)
    assertContains(page, "Ville de Rivemont")


def test_the_first_saving_begins_the_ceremony(client, contract, enter):
    enter(Role.FACILITATOR)
    leader = make_partner(contract.programme, Kind.AUTHORITY)
    sent = body(leaders=[leader.pk], submission_id=str(uuid.uuid4()))
    for _click in range(2):
        answer = client.post(url(contract, "ceremony_edit"), sent)
        assertRedirects(answer, url(contract, "ceremony"))
    ceremony = Ceremony.objects.get()
    session = ceremony.session
    assert (session.day, session.starts_at) == (THURSDAY, dt.time(14, 30))
    assert (session.place, ceremony.moments) == (
        "Salle des Tilleuls",
        ["Accueil", "Lecture"],
    )
    assert list(session.leaders.all()) == [leader]
    assert ceremony.things.count() == 9
    page = client.get(url(contract, "ceremony"))
    assertContains(
        page, "jeudi 22 janvier 2026, de 14\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30 à"
    )


def test_a_move_shows_every_date_before_it_is_saved(client, contract, enter):
    enter(Role.COORDINATOR)
    address = url(contract, "ceremony_edit")
    page = client.post(address, body(day="2026-02-05"))
    for said in ("jeudi 5 février 2026", "mardi 5 mai 2026", "mercredi 5 août 2026"):
        assertContains(page, said)
    assertContains(page, "6 mois après la signature")
    assert Programme.objects.get().signature_planned_on == THURSDAY
    looked = client.post(address, body(day="2026-02-05", look="yes"))
    assertContains(looked, 'value="2026-02-05"')
    client.post(address, body(day="2026-02-05", confirmed="yes"))
    assert Programme.objects.get().signature_planned_on == dt.date(2026, 2, 5)
    assert Session.objects.get().day == dt.date(2026, 2, 5)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"day": "1850-01-22"}, "Choisissez un jour entre 1990 et 2100"),
        ({"day": "32 janvier"}, "Écrivez le jour ainsi"),
        ({"starts_at": "midi"}, "Écrivez l’heure ainsi"),
        ({"ends_at": "14:00"}, "doit venir après l’heure de début"),
    ],
)
def test_what_cannot_be_read_is_said_and_kept(client, contract, enter, typed, says):
    enter(Role.FACILITATOR)
    page = client.post(url(contract, "ceremony_edit"), body(**typed))
    assertContains(page, says)
    assertContains(page, "Salle des Tilleuls")


def test_a_printed_day_is_fixed_and_the_rest_stays_free(client, contract, enter):
    enter(Role.FACILITATOR)
    make_frozen(contract)
    address = url(contract, "ceremony_edit")
    assertContains(client.get(address), "Ce jour est imprimé dans le texte figé")
    page = client.post(address, body(day="2026-02-05"))
    assertContains(page, "2026-02-05")
    assertContains(page, "Salle des Tilleuls")
    del (sent := body())["day"]
    assertRedirects(client.post(address, sent), url(contract, "ceremony"))
    assert Programme.objects.get().signature_planned_on == THURSDAY


def test_a_confirmed_day_is_fixed(client, contract, enter):
    enter(Role.COORDINATOR)
    make_signed(contract)
    page = client.get(url(contract, "ceremony_edit"))
    assertContains(page, "Ce jour est confirmé")
    page = client.get(url(contract, "ceremony"))
    assertContains(page, "le contrat est signé")
    assertContains(page, f"confirmé par {Ceremony.objects.get().closed_by}")


def test_two_people_who_prepare_it_see_both_texts(client, contract, enter):
    enter(Role.FACILITATOR)
    address = url(contract, "ceremony_edit")
    client.post(address, body(place="Salle des Tilleuls"))
    page = client.post(address, body(place="Mairie", order="Tout autrement"))
    assert page.status_code == 409
    for said in ("Salle des Tilleuls", "Mairie", "Tout autrement", "Lecture"):
        assertContains(page, said, status_code=409)


def test_who_reads_is_written_changed_and_taken_back(client, contract, enter):
    enter(Role.FACILITATOR)
    first, second = contract.blocks.order_by("position")[:2]
    address = url(contract, "turns")
    assertContains(client.get(address), "Lu par la coordination")
    sent = {f"block-{first.pk}": "Solène", f"block-{second.pk}": "La maire"}
    client.post(address, sent | {"version": 1})
    sent = {f"block-{first.pk}": "", f"block-{second.pk}": "Nadège"}
    assert client.post(address, sent | {"version": 1}).status_code == 409
    client.post(address, sent | {"version": 2})
    assert list(Turn.objects.values_list("block", "reader")) == [(second.pk, "Nadège")]


def test_a_reader_whose_group_left_the_text_is_not_dropped_in_silence(
    client, contract, enter
):
    enter(Role.FACILITATOR)
    first, second = contract.blocks.order_by("position")[:2]
    sent = {f"block-{first.pk}": "Solène", f"block-{second.pk}": "La maire"}
    second.archive()
    page = client.post(url(contract, "turns"), sent | {"version": 1})
    assertContains(page, "La maire")
    assertContains(page, "Solène")
    assert not Turn.objects.exists()


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_costs_the_same_however_much_is_prepared(
    client, contract, enter, django_assert_num_queries, rows
):
    enter(Role.FACILITATOR)
    ceremony = ceremony_of(contract)
    for number in range(rows):
        ceremony.things.create(text=f"Chose {number}", position=20 + number)
        ceremony.session.leaders.add(make_partner(contract.programme, Kind.AUTHORITY))
    client.get(url(contract, "ceremony"))  # the time of the login is written once
    # session, account, membership, contract, ceremony; leaders, turns, blocks, things
    with django_assert_num_queries(10):
        client.get(url(contract, "ceremony"))


def test_a_ceremony_in_another_language_begins_in_its_words():
    contract = make_contract()
    contract.language = "en"
    assert ceremony_of(contract).moments[-1] == "A drink together"


def test_without_a_contract_there_is_no_ceremony(client):
    programme = make_programme()
    client.force_login(make_membership(programme).user)
    answer = client.get(reverse("contracts:ceremony", args=[programme.slug]))
    assert answer.status_code == 404
