"""Phones without an account: what they write, take back, and what nobody can tell."""

import uuid

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Event, Role, Submission, Tally
from tests.factories import make_idea, make_membership, make_round
from wellbeing import phones
from wellbeing.models import Idea
from wellbeing.models.ideas import IDEA_LENGTH

pytestmark = pytest.mark.django_db
WORDS = "  Le marché du samedi,\nmême sans rien acheter 🥕 "


@pytest.fixture
def round_():
    round_ = make_round()
    round_.let_phones_in()
    return round_


def page_of(round_, name="phone_write", **query):
    return reverse(name, args=[round_.code], query=query or None)


def body(text=WORDS, **values):
    return {"text": text, "submission_id": str(uuid.uuid4())} | values


@pytest.fixture
def phone(client, round_):
    """A phone that has opened the page of the round."""
    client.get(page_of(round_))
    return client


def another(client_class, round_):
    client = client_class()
    client.get(page_of(round_))
    return client


def send(phone, round_, text=WORDS, **values):
    answer = phone.post(page_of(round_), body(text, **values))
    assertRedirects(answer, page_of(round_, dit="ecrite"))
    return round_.ideas.get(text=text)


def test_an_idea_is_kept_as_it_was_written(phone, round_):
    idea = send(phone, round_)
    assert (idea.text, idea.way, idea.signed) == (WORDS, Idea.Way.PHONE, "")
    page = phone.get(page_of(round_, dit="ecrite"))
    assertContains(page, "même sans rien acheter 🥕")
    assertContains(page, "Votre idée est gardée.")
    assertContains(page, "Le groupe la lira quand les idées seront dévoilées.")
    assertNotContains(page, "au mur")


def test_the_page_costs_the_same_for_one_idea_and_for_thirty(
    phone, round_, django_assert_num_queries
):
    send(phone, round_)
    with django_assert_num_queries(2):  # the round, its ideas of this phone
        phone.get(page_of(round_))
    for number in range(29):
        send(phone, round_, f"Idée {number}")
    with django_assert_num_queries(2):
        phone.get(page_of(round_))


def test_a_phone_sees_its_own_ideas_alone(phone, round_, client):
    send(phone, round_, "Rire pour rien")
    other = another(type(client), round_)
    send(other, round_, "Dormir la fenêtre ouverte")
    page = phone.get(page_of(round_))
    assertContains(page, "Rire pour rien")
    assertNotContains(page, "Dormir la fenêtre ouverte")


def test_one_sending_makes_one_idea_and_the_replay_is_answered_alike(phone, round_):
    sent = body("Un jardin")
    for _n in range(2):
        answer = phone.post(page_of(round_), sent)
        assertRedirects(answer, page_of(round_, dit="ecrite"))
    assert round_.ideas.count() == 1


def test_the_same_words_sent_anew_are_another_idea(phone, round_):
    for _n in range(2):
        phone.post(page_of(round_), body("Un jardin"))
    assert round_.ideas.count() == 2


def test_a_page_gone_back_to_sends_its_new_words(phone, round_):
    sent = body("Un jardin")
    phone.post(page_of(round_), sent)
    phone.post(page_of(round_), sent | {"text": "Un jardin, et de l’eau"})
    assert round_.ideas.count() == 2


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 281])
def test_what_cannot_be_an_idea_is_refused_and_kept(phone, round_, text):
    answer = phone.post(page_of(round_), body(text))
    assertContains(answer, 'id="errors"')
    assert answer.context["form"]["text"].value() == text
    assert not round_.ideas.exists()


def test_the_longest_idea_is_of_280_signs_in_any_script(phone, round_):
    assert send(phone, round_, "🌳ש" * 140).text == "🌳ש" * 140


def test_an_idea_is_taken_back_and_put_back_by_its_phone(phone, round_, client):
    idea = send(phone, round_)
    place = page_of(round_, "phone_take_back")
    other = another(type(client), round_)
    assert other.post(place, {"idea": idea.pk}).status_code == 404
    assertRedirects(
        phone.post(place, {"idea": idea.pk}), page_of(round_, dit="retiree")
    )
    page = phone.get(page_of(round_, dit="retiree"))
    assertContains(page, "Votre idée est retirée")
    assert not round_.ideas.standing().exists()
    assertContains(phone.get(page_of(round_)), "Remettre cette idée")
    phone.post(place, {"back": idea.pk})
    assert round_.ideas.standing().get() == idea
    page = phone.get(page_of(round_, dit="remise"))
    assertContains(page, "Votre idée compte de nouveau.")


@pytest.mark.parametrize("typed", ["", "rien", "9" * 40, "-1"])
def test_no_odd_key_is_taken_back(phone, round_, typed):
    place = page_of(round_, "phone_take_back")
    assert phone.post(place, {"idea": typed}).status_code == 404


def test_an_idea_worded_again_is_taken_back_with_its_first_wording(phone, round_):
    idea = send(phone, round_)
    again = idea.say_again("Le marché du samedi")
    phone.post(page_of(round_, "phone_take_back"), {"idea": again.pk})
    assert round_.ideas.filter(withdrawn=True).count() == 2


def test_taking_back_moves_the_wall_on(phone, round_):
    idea = send(phone, round_)
    round_.refresh_from_db()
    before = round_.turn
    phone.post(page_of(round_, "phone_take_back"), {"idea": idea.pk})
    round_.refresh_from_db()
    assert round_.turn == before + 1


def test_after_the_reveal_the_phone_says_it_is_over_and_forgets(phone, round_):
    send(phone, round_)
    place, code = page_of(round_), round_.code
    round_.reveal(round_.held_on)
    answer = phone.get(place)
    assertRedirects(answer, reverse("phone_over"))
    assert answer.cookies[phones.COOKIE]["max-age"] == 0
    assert answer.cookies[phones.COOKIE]["path"] == f"/ecrire/{code}/"
    page = phone.get(reverse("phone_over"))
    assertContains(page, "fini")
    assertNotContains(page, "marché")


def test_an_idea_sent_after_the_reveal_is_given_back(phone, round_):
    place = page_of(round_)
    round_.reveal(round_.held_on)
    answer = phone.post(place, body("Trop tard, hélas"))
    assertContains(answer, "Trop tard, hélas", status_code=409)
    assert not Idea.objects.exists()


def test_nothing_is_taken_back_after_the_reveal(phone, round_):
    idea = send(phone, round_)
    place = page_of(round_, "phone_take_back")
    round_.reveal(round_.held_on)
    assertRedirects(phone.post(place, {"idea": idea.pk}), reverse("phone_over"))
    assert round_.ideas.standing().get() == idea


def test_the_reveal_between_the_page_and_the_words_is_said(phone, round_, monkeypatch):
    place, found = page_of(round_), phones.round_of(round_.code)
    round_.reveal(round_.held_on)
    monkeypatch.setattr(phones, "round_of", lambda code: found)
    answer = phone.post(place, body("Entre les deux"))
    assertContains(answer, "Entre les deux", status_code=409)


def test_beyond_sixty_a_minute_the_words_are_kept(phone, round_, client):
    for number in range(60):
        send(phone, round_, f"Idée {number}")
    answer = phone.post(page_of(round_), body("Encore une"))
    assertContains(answer, "Encore une", status_code=429)
    other = another(type(client), round_)
    send(other, round_, "Celle d’une autre personne")


def test_names_are_asked_only_where_the_group_writes_with_names(phone, round_):
    assertNotContains(phone.get(page_of(round_)), 'name="signed"')
    named = make_round(is_anonymous=False)
    named.let_phones_in()
    assertContains(phone.get(page_of(named)), 'name="signed"')
    assert send(phone, named, "Un vélo", signed="Aline").signed == "Aline"


def test_a_facilitator_who_writes_on_her_phone_is_not_told_apart(client, round_):
    user = make_membership(round_.programme, Role.FACILITATOR).user
    client.force_login(user)
    client.get(page_of(round_))
    idea = send(client, round_)
    assert not Submission.objects.exists()
    assert not Event.objects.exists()
    links = {field.name for field in Idea._meta.fields if field.is_relation}
    tied = {"split_from", "earlier", "reversed_by", "stacked_on"}
    assert links == {"round", "role_group", *tied}
    assert idea.signed == ""


def test_nothing_else_is_kept_of_a_phone(phone, round_, caplog):
    before = counts()
    idea = send(phone, round_)
    phone.post(page_of(round_, "phone_take_back"), {"idea": idea.pk})
    assert counts() == before | {"Idea": 1, "Tally": before["Tally"] + 1}
    assert not Session.objects.exists()
    assert not caplog.records
    digests = {idea.key_digest, idea.nonce_digest}
    assert not Tally.objects.filter(key__in=digests).exists()


def counts():
    return {model.__name__: model.objects.count() for model in apps.get_models()}


def test_the_reveal_forgets_when_its_phones_wrote_and_no_others(phone, round_, client):
    other = make_round()
    other.let_phones_in()
    send(phone, round_)
    send(another(type(client), other), other, "Un jardin")
    round_.reveal(round_.held_on)
    kinds = Tally.objects.filter(kind__startswith="idea").values_list("kind", flat=True)
    assert list(kinds) == [f"idea {other.pk}"]


def test_the_reveal_leaves_no_link_to_any_phone(phone, round_):
    send(phone, round_)
    make_idea(round_)
    round_.reveal(round_.held_on)
    assert set(round_.ideas.values_list("key_digest", "nonce_digest")) == {("", "")}


def test_the_page_says_how_long_an_idea_may_be(phone, round_):
    assertContains(phone.get(page_of(round_)), f"{IDEA_LENGTH} signes au plus")
