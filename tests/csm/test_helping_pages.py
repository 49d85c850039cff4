"""Offering to help: the page of a participant, the form of the team, one click to end it."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from csm.chain.forms import RecordedHelpForm
from programmes import helping
from programmes.models import HelpOffer, Kind, Role
from tests.factories import make_membership, make_partner, make_programme
from tests.links import make_offer
from tests.site.pages import parse

pytestmark = pytest.mark.django_db
Told, Given = HelpOffer.Told, HelpOffer.Given
CLAUSE = "dans la mesure de ses disponibilités"
WORDS = {"what": "Raconter notre chemin.", "how_often": "une fois par an"}
AGREED = {"given": Given.ALOUD, "agreed_on": "2026-01-08"}


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def solene(programme):
    return make_partner(programme, name="Solène Darbeyre", first_name="Solène")


@pytest.fixture
def herself(client, programme, solene):
    """Solène, logged in."""
    user = make_membership(programme, Role.PARTICIPANT, partner=solene).user
    client.force_login(user)
    return user


@pytest.fixture
def facilitator(client, programme):
    user = make_membership(programme, Role.FACILITATOR).user
    client.force_login(user)
    return user


def place(name, programme, pk=None):
    arguments = [programme.slug, pk] if pk else [programme.slug]
    return reverse(f"chain:{name}", args=arguments)


def circles(response):
    return [key for key, _words in response.context["form"].fields["told"].choices]


def test_she_offers_reads_it_as_the_others_do_and_withdraws_it(
    client, programme, herself
):
    client.post(place("own_add", programme), WORDS | {"told": Told.FIRST_NAME})
    offer = HelpOffer.objects.get()
    assert (offer.given, offer.recorded_by) == (Given.ON_SCREEN, herself)
    assert offer.agreed_on == timezone.localdate()
    assert programme.events.get().kind == "help_offered"
    response = client.get(place("own", programme))
    assertContains(response, "Solène</bdi>")
    assertContains(response, f"Une fois par an, {CLAUSE}")

    response = client.post(place("help_withdraw", programme, offer.pk), follow=True)
    assertContains(response, "plus personne ne la lit")
    assert not HelpOffer.objects.standing().exists()
    client.post(place("help_bring_back", programme, offer.pk))
    assert HelpOffer.objects.standing().get() == offer


def test_nothing_is_chosen_in_advance_and_no_name_is_offered_without_one(
    client, programme, herself, solene
):
    form = client.get(place("own_add", programme))
    assert circles(form) == [Told.FIRST_NAME, Told.UNNAMED, Told.TEAM]
    assert parse(form).query("[name=told][checked]") == []
    solene.first_name = ""
    solene.save()
    assert circles(client.get(place("own_add", programme))) == [Told.UNNAMED, Told.TEAM]


def test_her_page_shows_her_offers_alone(client, programme, herself):
    other = make_offer(make_partner(programme))
    response = client.get(place("own", programme))
    assertNotContains(response, other.what)
    assertContains(response, "Proposer mon aide")
    for name in ("help_edit", "help_withdraw", "help_bring_back"):
        address = place(name, programme, other.pk)
        assert client.post(address, WORDS).status_code == 404
    assert HelpOffer.objects.standing().get() == other


def test_her_words_become_hers_when_she_changes_them(
    client, programme, herself, solene
):
    offer = make_offer(solene, given=Given.ON_PAPER)
    data = WORDS | {"told": Told.TEAM, "version": 1}
    response = client.post(place("help_edit", programme, offer.pk), data)
    assertRedirects(response, place("own", programme))
    offer.refresh_from_db()
    assert (offer.what, offer.given) == (WORDS["what"], Given.ON_SCREEN)
    assert offer.recorded_by == herself
    assert programme.events.get().kind == "help_changed"


def test_the_team_notes_what_somebody_said_who_has_left(
    client, programme, facilitator, solene
):
    solene.leave(dt.date(2025, 12, 1))
    data = WORDS | AGREED | {"partner": solene.pk, "told": Told.UNNAMED}
    response = client.post(place("help_add", programme), data, follow=True)
    assertContains(response, CLAUSE)
    offer = HelpOffer.objects.get()
    assert (offer.partner, offer.recorded_by) == (solene, facilitator)
    assert str(offer.agreed_on) == "2026-01-08"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("told", "", "obligatoire"),
        ("told", Told.FIRST_NAME, "Aucun prénom"),
        ("given", Given.ON_SCREEN, "choix"),
        ("agreed_on", "2999-01-01", "pas encore venu"),
        ("agreed_on", "0099-01-01", "année"),
        ("what", "x" * 301, "301 caractères, maximum 300"),
    ],
)
def test_an_offer_that_lacks_something_says_what(
    client, programme, facilitator, field, value, words
):
    partner = make_partner(programme)
    data = WORDS | AGREED | {"partner": partner.pk, "told": Told.TEAM, field: value}
    response = client.post(place("help_add", programme), data)
    assert words in parse(response).query("#errors")[0].to_text()
    assert not HelpOffer.objects.exists()


def test_only_participants_of_the_programme_can_be_chosen(
    client, programme, facilitator
):
    town, elsewhere = (
        make_partner(programme, Kind.AUTHORITY),
        make_partner(make_programme()),
    )
    for partner in (town, elsewhere):
        data = WORDS | AGREED | {"partner": partner.pk, "told": Told.TEAM}
        assert client.post(place("help_add", programme), data).status_code == 200
    assert not HelpOffer.objects.exists()


def test_a_change_asks_anew_for_the_agreement(client, programme, facilitator, solene):
    offer = make_offer(solene)
    address = place("help_edit", programme, offer.pk)
    page = parse(client.get(address))
    assert page.query("[name=given][checked]") == []
    assert not page.query("[name=agreed_on]")[0].attrs.get("value")
    data = WORDS | {"told": Told.TEAM, "version": 1}
    assert client.post(address, data).status_code == 200
    assert client.post(address, data | AGREED).status_code == 302


def test_the_team_withdraws_for_her_and_may_undo_it(
    client, programme, facilitator, solene
):
    offer = make_offer(solene)
    response = client.post(place("help_withdraw", programme, offer.pk), follow=True)
    assertContains(response, "elle n’est plus dite à personne")
    assertNotContains(response, offer.what)
    [undo] = parse(response).query("#undo form")
    assertContains(client.post(undo.attrs["action"], follow=True), offer.what)


def test_a_forged_undo_shows_nothing(client, programme, facilitator, solene):
    offer = make_offer(solene)
    helping.withdraw(offer, make_membership(programme).user)
    there = reverse("programme_chain", args=[programme.slug])
    for asked in (offer.pk, "9" * 40, "\u0663", "x", ""):
        assertNotContains(client.get(there, {"aide": asked, "lien": asked}), "undo")


def test_words_typed_for_an_offer_withdrawn_meanwhile_are_given_back(
    client, programme, facilitator, solene
):
    offer = make_offer(solene)
    helping.withdraw(offer, make_membership(programme).user)
    address = place("help_edit", programme, offer.pk)
    data = WORDS | AGREED | {"told": Told.TEAM, "version": 1}
    response = client.post(address, data)
    assertContains(response, WORDS["what"], status_code=409)
    assertNotContains(response, offer.what, status_code=409)
    assert client.get(address).status_code == 404
    offer.refresh_from_db()
    assert not offer.stands


def test_a_change_that_comes_after_a_withdrawal_does_not_undo_it(programme, solene):
    """Between the reading of the form and its writing."""
    offer, by = make_offer(solene), make_membership(programme).user
    data = WORDS | AGREED | {"told": Told.TEAM, "version": 1}
    form = RecordedHelpForm(data, instance=offer, programme=programme)
    assert form.is_valid()
    helping.withdraw(HelpOffer.objects.get(), by)
    assert form.save_version(by=by) is False
    assert not HelpOffer.objects.standing().exists()


def test_two_people_who_change_one_offer_see_both_texts(
    client, programme, facilitator, solene
):
    offer = make_offer(solene)
    address = place("help_edit", programme, offer.pk)
    data = WORDS | AGREED | {"told": Told.TEAM, "version": 1}
    client.post(address, data)
    response = client.post(address, data | {"what": "Autre chose."})
    assertContains(response, "Autre chose.", status_code=409)
    assertContains(response, WORDS["what"], status_code=409)


@pytest.mark.parametrize("rows", [1, 30])
def test_her_page_costs_the_same_however_much_she_offers(
    client, programme, herself, solene, django_assert_num_queries, rows
):
    for _ in range(rows):
        make_offer(solene)
    client.get("/aide/")  # the first page of a login writes its session
    # session, user, memberships, whom she speaks for, her offers
    with django_assert_num_queries(5):
        client.get(place("own", programme))
