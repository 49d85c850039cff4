"""What is before and after a programme: links, meetings, offers, and their cost."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import HelpOffer, Kind, Role, Transmission
from tests.factories import (
    make_membership,
    make_partner,
    make_programme,
    make_territory,
    make_user,
)
from tests.links import make_link, make_offer
from tests.site.pages import parse
from workshops.models import Session

pytestmark = pytest.mark.django_db
Told = HelpOffer.Told
CLAUSE = "dans la mesure de ses disponibilités"


@pytest.fixture
def before():
    town = make_territory(name="Val-Fleuri")
    return make_programme(territory=town, first_year=2023, last_year=2024)


@pytest.fixture
def programme():
    return make_programme(territory=make_territory(name="Rivemont"))


def page(client, programme, role=Role.COORDINATOR, **values):
    client.force_login(make_membership(programme, role, **values).user)
    return client.get(reverse("programme_chain", args=[programme.slug]))


def send(client, name, programme, data=None, pk=None):
    arguments = [programme.slug, pk] if pk else [programme.slug]
    return client.post(reverse(f"chain:{name}", args=arguments), data)


def section(response, name):
    [found] = parse(response).query(f"section[aria-labelledby={name}]")
    return " ".join(found.to_text().split())


def test_everybody_reads_before_and_after(client, before, programme):
    make_link(before, programme)
    make_link(programme, make_programme(territory=make_territory(name="Montclair")))
    response = page(client, programme, Role.OBSERVER)
    assert "Val-Fleuri 2023-2024" in section(response, "received")
    assert "Montclair 2025-2026" in section(response, "given")


def test_a_linked_programme_is_a_link_for_those_who_open_it(client, before, programme):
    make_link(before, programme)
    address = f'href="{before.get_absolute_url()}"'
    member = make_membership(before, Role.OBSERVER).user
    assertContains(page(client, programme, user=member), address)
    assertNotContains(page(client, programme), address)


def test_meetings_with_other_groups_are_listed_by_day(client, before, programme):
    kind, place = Session.Kind.EXCHANGE, "Maison des familles"
    for day, accepted_at in ((5, timezone.now()), (6, None)):
        Session.objects.create(
            programme=before,
            other_programme=programme,
            kind=kind,
            day=dt.date(2026, 3, day),
            accepted_at=accepted_at,
        )
    Session.objects.create(programme=programme, kind=kind, place=place)
    Session.objects.create(
        programme=programme, kind=kind, place="Annulé", cancelled_at=timezone.now()
    )
    Session.objects.create(programme=programme, kind=Session.Kind.GROUP, place="Autre")
    found = section(page(client, programme, Role.PARTICIPANT), "exchanges")
    assert "jeudi 5 mars 2026 Avec le groupe de Val-Fleuri 2023-2024" in found
    assert "Jour à choisir Avec un autre groupe" in found
    assert place in found
    assert "Annulé" not in found
    assert "vendredi 6 mars" not in found
    assert "Autre" not in found


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.FACILITATOR])
def test_the_team_that_receives_reads_offers_and_whom_to_ask(
    client, before, programme, role
):
    make_link(before, programme)
    make_membership(before, user=make_user(name="Camille Aubry"))
    make_membership(before, Role.FACILITATOR, user=make_user(name="Autre Personne"))
    solene = make_partner(before, first_name="Solène", name="Solène Darbeyre")
    make_offer(solene, told=Told.FIRST_NAME, how_often="une fois par mois")
    make_offer(make_partner(before, first_name="Marius"), told=Told.UNNAMED)
    found = section(page(client, programme, role), "received")
    assert f"Une fois par mois, {CLAUSE}" in found
    assert found.count(CLAUSE) == 2
    assert "Une personne du groupe" in found
    assert "passez par la coordination de ce groupe : Camille Aubry." in (
        found.replace("\u00a0", " ")
    )
    said = [name for name in ("Solène", "Darbeyre", "Marius", "Autre") if name in found]
    assert said == ["Solène"]


@pytest.mark.parametrize("role", [Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER])
def test_the_others_of_a_group_that_receives_read_nothing_of_it(
    client, before, programme, role
):
    make_link(before, programme)
    camille = make_membership(before, user=make_user(name="Camille Aubry"))
    solene = make_partner(before, first_name="Solène")
    offer = make_offer(solene, told=Told.FIRST_NAME)
    own = make_offer(make_partner(programme, name="Pio Sarrazel"))
    response = page(client, programme, role)
    secret = (offer.what, own.what, "Solène", "Pio", CLAUSE, camille.user.name)
    said = response.content.decode()
    assert [words for words in secret if words in said] == []


def test_what_is_only_for_the_team_or_not_agreed_to_is_not_told(
    client, before, programme
):
    link = make_link(before, programme, agreed=False)
    solene = make_partner(before, first_name="Solène")
    shared = make_offer(solene, told=Told.FIRST_NAME)
    kept = make_offer(solene, told=Told.TEAM)
    user = make_membership(programme).user
    client.force_login(user)
    there = reverse("programme_chain", args=[programme.slug])
    assertNotContains(client.get(there), shared.what)

    client.force_login(make_membership(before).user)
    assert send(client, "link_agree", before, pk=link.pk).status_code == 302
    client.force_login(user)
    response = client.get(there)
    assertContains(response, shared.what)
    assertNotContains(response, kept.what)


def test_the_own_team_reads_each_offer_with_its_agreement(client, programme):
    solene = make_partner(programme, name="Solène Darbeyre")
    make_offer(solene, told=Told.TEAM, by=make_user(name="Nadège Ormevaux"))
    found = section(page(client, programme, Role.FACILITATOR), "offers")
    assert "Solène Darbeyre" in found
    assert CLAUSE in found
    assert "jeudi 8 janvier 2026, à voix haute, noté par Nadège Ormevaux" in found


def test_a_coordinator_notes_a_link_and_takes_it_back(client, before, programme):
    response = page(client, programme)
    user = response.wsgi_request.user
    make_membership(before, Role.OBSERVER, user=user)
    data = {"direction": "recu", "other": before.pk}
    assert send(client, "link_add", programme, data).status_code == 302
    link = Transmission.objects.get()
    assert (link.giver, link.receiver, link.agreed_at) == (before, programme, None)

    taken = send(client, "link_take_back", programme, pk=link.pk)
    response = client.get(taken.url)
    assert "Pas encore de groupe" in section(response, "received")
    [undo] = parse(response).query("#undo form")
    client.post(undo.attrs["action"])
    assert Transmission.objects.kept().count() == 1


def test_the_group_that_receives_does_not_agree_for_the_other(
    client, before, programme
):
    link = make_link(before, programme, agreed=False)
    assertNotContains(page(client, programme), "Lui dire ce qui est proposé")
    assert send(client, "link_agree", programme, pk=link.pk).status_code == 403
    link.refresh_from_db()
    assert link.agreed_at is None


def test_a_link_with_a_group_in_preparation_is_not_known_yet(client, programme):
    draft = make_programme(begun_on=None)
    link = make_link(programme, draft, agreed=False)
    page(client, programme)
    assert send(client, "link_agree", programme, pk=link.pk).status_code == 404
    assert send(client, "link_take_back", programme, pk=link.pk).status_code == 404


def test_whoever_did_not_take_it_back_does_not_bring_it_back(client, before, programme):
    link = make_link(before, programme, archived_at=timezone.now())
    page(client, programme)
    assert send(client, "link_bring_back", programme, pk=link.pk).status_code == 403
    page(client, before)
    assert send(client, "link_bring_back", before, pk=link.pk).status_code == 302
    assert Transmission.objects.kept().get() == link


def test_only_one_s_own_and_published_programmes_can_be_linked(client, programme):
    published = make_programme(published_at=timezone.now(), public_text="Un groupe.")
    hidden = make_programme()
    response = page(client, programme)
    response = client.get(reverse("chain:link_add", args=[programme.slug]))
    offered = [key for key, _name in response.context["form"].fields["other"].choices]
    assert offered == ["", published.pk]
    data = {"direction": "donne", "other": hidden.pk}
    assert send(client, "link_add", programme, data).status_code == 200
    assert not Transmission.objects.exists()


def test_twins_of_one_s_own_are_told_apart_by_their_public(client, programme):
    page(client, programme)
    user = make_membership(programme, Role.OBSERVER).user
    client.force_login(make_membership(programme, user=user).user)
    town = make_territory(name="Jumelle")
    for audience in ("Familles", "Jeunes"):
        twin = make_programme(territory=town, audience=audience)
        make_membership(twin, Role.OBSERVER, user=user)
    response = client.get(reverse("chain:link_add", args=[programme.slug]))
    names = {name for _key, name in response.context["form"].fields["other"].choices}
    assert {"Jumelle 2025-2026, Familles", "Jumelle 2025-2026, Jeunes"} < names


@pytest.mark.parametrize(
    ("direction", "words"),
    [("donne", "vient après lui"), ("recu", "déjà reliés")],
)
def test_a_link_that_cannot_be_is_refused_in_words(
    client, before, programme, direction, words
):
    make_link(before, programme)
    page(client, programme)
    user = make_membership(before, Role.OBSERVER).user
    client.force_login(make_membership(programme, user=user).user)
    data = {"direction": direction, "other": before.pk}
    response = send(client, "link_add", programme, data)
    assertContains(response, 'id="errors"')
    assert words in parse(response).query("#errors")[0].to_text()


def fill(programme, before, rows):
    """Links, told and own offers, meetings, as many of each as asked."""
    for number in range(rows):
        giver = make_programme(first_year=2020, last_year=2021)
        make_membership(giver)
        make_link(giver, programme)
        make_link(programme, make_programme())
        make_offer(make_partner(giver, first_name="Ada"), told=Told.FIRST_NAME)
        make_offer(make_partner(programme))
        Session.objects.create(
            programme=programme,
            other_programme=giver,
            kind=Session.Kind.EXCHANGE,
            day=dt.date(2026, 1, 1) + dt.timedelta(days=number),
        )


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize(
    ("role", "queries"),
    [
        # session, user, memberships; links, opened, offers told, whom to ask,
        # meetings, own offers
        (Role.COORDINATOR, 9),
        (Role.OBSERVER, 6),
        (Role.PARTICIPANT, 7),  # whom she speaks for
    ],
)
def test_the_page_costs_the_same_however_much_there_is(
    client, before, programme, django_assert_num_queries, rows, role, queries
):
    fill(programme, before, rows)
    page(client, programme, role)  # the first page of a login writes its session
    with django_assert_num_queries(queries):
        client.get(reverse("programme_chain", args=[programme.slug]))


def test_a_body_that_is_no_participant_offers_nothing(client, programme):
    """A role by mistake opens no page that would have nobody to speak for."""
    town = make_partner(programme, Kind.AUTHORITY)
    response = page(client, programme, Role.PARTICIPANT, partner=town)
    own = reverse("chain:own", args=[programme.slug])
    assertNotContains(response, own)
    assert client.get(own).status_code == 404
