"""Phones without an account choose among the actions: one ballot each, told to nobody."""

import logging

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from csm.logs import Secrets
from programmes import limits
from programmes.course import end, put_away
from programmes.models import Role
from tests.factories import make_membership, make_user
from tests.workshops.making_rankings import Means, Way, actions_of, make_ranking
from workshops import ranking_phones
from workshops.models import Ballot

pytestmark = pytest.mark.django_db
CODE = reverse("ballot_code")


def opened(**values):
    ranking = make_ranking(means=Means.PHONES, **values)
    ranking.let_phones_in()
    return ranking


def page_of(ranking, **query):
    return reverse("ballot_cast", args=[ranking.code], query=query or None)


def dots(ranking, *numbers):
    pairs = zip(actions_of(ranking), numbers, strict=True)
    return {f"action-{action.pk}": number for action, number in pairs}


def order(ranking, *positions):
    """What the page of an order sends: positions in the list, from the first on."""
    actions = actions_of(ranking)
    return {"order": " ".join(str(actions[at].pk) for at in positions)}


@pytest.fixture
def ranking():
    return opened()


@pytest.fixture
def phone(client, ranking):
    """A phone that has opened the page of the ranking."""
    client.get(page_of(ranking))
    return client


def chosen(ranking):
    keys = [str(action.pk) for action in actions_of(ranking)]
    ballots = ranking.ballots.order_by("pk")
    return [[one.choice.get(key) for key in keys] for one in ballots]


def test_the_code_is_typed_as_one_likes(client, ranking):
    code = ranking.code
    for typed in (code, code.lower(), f" {code[:3]}-{code[3:]} "):
        assertRedirects(client.post(CODE, {"code": typed}), page_of(ranking))
    small = reverse("ballot_cast", args=[code.lower()])
    assertRedirects(client.get(small), page_of(ranking))
    assertContains(client.post(CODE, {"code": "OI01"}), 'id="errors"')


def test_dots_are_sent_and_changed_and_make_one_ballot(phone, ranking):
    answer = phone.post(page_of(ranking), dots(ranking, 2, 0, 1))
    assertRedirects(answer, page_of(ranking, dit="garde"))
    page = phone.get(answer.url)
    assertContains(page, "Votre choix est gardé.")
    assertContains(page, '<option value="2" selected>2</option>', html=True)
    phone.post(page_of(ranking), dots(ranking, 0, 3, 0))
    assert chosen(ranking) == [[None, 3, None]]


def test_an_address_that_is_passed_on_says_of_no_choice_that_it_is_kept(phone, ranking):
    answer = phone.post(page_of(ranking), dots(ranking, 2, 0, 1))
    assertNotContains(Client().get(answer.url), "Votre choix est gardé.")
    assertContains(phone.get(answer.url), "Votre choix est gardé.")


def test_the_ranking_is_held_before_the_pace_of_a_phone(ranking):
    """As where the choice is closed: in another order, each would wait for the other."""
    with CaptureQueriesContext(connection) as asked:
        ranking_phones.cast(ranking, "one", {})
    tables = ("workshops_ranking", "programmes_tally")
    first = next(t for q in asked for t in tables if f'"{t}"' in q["sql"])
    assert first == "workshops_ranking"


def test_two_phones_have_two_ballots_and_see_their_own(phone, ranking):
    other = Client()
    other.get(page_of(ranking))
    phone.post(page_of(ranking), dots(ranking, 3, 0, 0))
    other.post(page_of(ranking), dots(ranking, 0, 0, 3))
    assert chosen(ranking) == [[3, None, None], [None, None, 3]]
    page = other.get(page_of(ranking))
    assert page.context["form"].initial == {f"action-{actions_of(ranking)[2].pk}": 3}


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((2, 2, 0), "Vous avez mis 4 gommettes\u00a0: vous en avez 3."),
        ((0, 0, 0), "Mettez au moins une gommette."),
        (("", 1, 0), "Choisissez un nombre de gommettes dans la liste."),
        ((4, 0, 0), "Choisissez un nombre de gommettes dans la liste."),
        (("x" * 99, 1, 0), "Choisissez un nombre de gommettes dans la liste."),
        (("9" * 40, 1, 0), "Choisissez un nombre de gommettes dans la liste."),
        (("-1", 1, 0), "Choisissez un nombre de gommettes dans la liste."),
    ],
)
def test_dots_that_cannot_be_are_said(phone, ranking, numbers, said):
    page = phone.post(page_of(ranking), dots(ranking, *numbers))
    assertContains(page, said)
    assert not Ballot.objects.exists()


def test_an_order_is_made_step_by_step_then_sent(client):
    ranking = opened(way=Way.ORDER)
    first, second, third = actions_of(ranking)
    page = client.get(page_of(ranking))
    assertNotContains(page, f'name="up" value="{first.pk}"')
    assertNotContains(page, f'name="down" value="{third.pk}"')
    sent = order(ranking, 0, 1, 2) | {"up": third.pk}
    page = client.post(page_of(ranking), sent)
    assertContains(page, "Cet ordre n’est pas encore envoyé.")
    assertContains(page, f'value="{third.pk}" autofocus')
    assert not Ballot.objects.exists()
    sent = {"order": page.context["form"]["order"].value()}
    client.post(page_of(ranking), sent)
    assert chosen(ranking) == [[1, 3, 2]]
    page = client.get(page_of(ranking))
    assert [row.action for row in page.context["form"].in_order] == [
        first,
        third,
        second,
    ]


@pytest.mark.parametrize("sent", ["", "1 2", "1 1 1", "rien " * 9, "9" * 40, "é\x00"])
def test_an_odd_order_is_refused_and_the_list_comes_back(client, sent):
    ranking = opened(way=Way.ORDER)
    client.get(page_of(ranking))
    page = client.post(page_of(ranking), {"order": sent})
    assertContains(page, 'id="errors"')
    assert [row.action for row in page.context["form"].in_order] == actions_of(ranking)
    page = client.post(page_of(ranking), {"order": sent, "up": "9" * 40})
    assert page.status_code == 200
    assert not Ballot.objects.exists()


def test_the_page_costs_the_same_however_many_actions(
    client, django_assert_num_queries
):
    for number in (2, 30):
        ranking = opened(words=[f"Action {n}" for n in range(number)])
        client.get(page_of(ranking))
        with django_assert_num_queries(3):  # the ranking, its actions, my choice
            client.get(page_of(ranking))


def test_no_page_of_a_phone_names_the_programme_or_counts(phone, ranking):
    phone.post(page_of(ranking), dots(ranking, 3, 0, 0))
    page = phone.get(page_of(ranking))
    assertNotContains(page, str(ranking.programme))
    assertNotContains(page, "choix envoyé")


def test_once_closed_the_phone_is_told_and_forgotten(phone, ranking):
    phone.post(page_of(ranking), dots(ranking, 3, 0, 0))
    place = page_of(ranking)
    ranking.close()
    answer = phone.post(place, dots(ranking, 0, 3, 0))
    assertContains(answer, "Votre dernier envoi est arrivé trop tard.", status_code=409)
    assert answer.cookies[ranking_phones.COOKIE].value == ""
    assert chosen(ranking) == [[3, None, None]]


def test_what_a_phone_sends_too_late_without_its_key_is_said_to_be_lost(phone, ranking):
    place = page_of(ranking)
    ranking.close()
    phone.cookies.clear()
    answer = phone.post(place, dots(ranking, 0, 3, 0))
    assertContains(answer, "Votre dernier envoi est arrivé trop tard.", status_code=404)
    assertNotContains(phone.get(place), "trop tard", status_code=404)


def test_a_page_for_the_room_that_missed_the_close_is_told_of_it(client, ranking):
    programme = ranking.programme
    client.force_login(make_membership(programme, Role.FACILITATOR).user)
    told = reverse("workshops:ranking_told", args=[programme.slug, ranking.pk])
    ranking.archive()
    mark = client.get(told).headers["ETag"]
    ranking.bring_back()
    ranking.close()
    answer = client.get(told, headers={"If-None-Match": mark})
    assertContains(answer, "Le vote est clos.")


def test_a_phone_is_out_once_its_programme_is_put_away(phone, ranking):
    end(ranking.programme, make_user())
    put_away(ranking.programme, make_user())
    assertRedirects(phone.get(page_of(ranking)), reverse("ballot_over"))


def test_whoever_comes_back_after_the_close_is_told_so(phone, ranking):
    place = page_of(ranking)
    ranking.close()
    assertRedirects(phone.get(place), reverse("ballot_over"))


def test_without_a_key_nothing_is_kept(client, ranking):
    page = client.post(page_of(ranking), dots(ranking, 3, 0, 0))
    assertContains(page, "il refuse peut-être les cookies")
    assert not Ballot.objects.exists()


def test_a_phone_that_refuses_every_cookie_is_told_so(ranking):
    phone = Client(enforce_csrf_checks=True)
    answer = phone.post(page_of(ranking), dots(ranking, 3, 0, 0))
    assertContains(answer, "Votre choix n’a pas été envoyé", status_code=403)
    assertContains(answer, "choisissez sur papier", status_code=403)


def test_a_key_of_another_code_or_a_forged_one_opens_no_ballot(phone, ranking):
    other = opened()
    forged = phone.cookies[ranking_phones.COOKIE].value
    phone.cookies[ranking_phones.COOKIE]["path"] = "/"
    page = phone.post(page_of(other), dots(other, 3, 0, 0))
    assertContains(page, "il refuse peut-être les cookies")
    phone.cookies[ranking_phones.COOKIE] = forged + "x"
    page = phone.post(page_of(ranking), dots(ranking, 3, 0, 0))
    assertContains(page, "il refuse peut-être les cookies")


def test_the_cookie_is_of_that_address_alone(client, ranking):
    cookie = client.get(page_of(ranking)).cookies[ranking_phones.COOKIE]
    assert cookie["path"] == page_of(ranking)
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_a_phone_sends_sixty_choices_a_minute_at_most(phone, ranking):
    for _n in range(60):
        phone.post(page_of(ranking), dots(ranking, 3, 0, 0))
    page = phone.post(page_of(ranking), dots(ranking, 0, 3, 0))
    assertContains(page, "beaucoup de choix en une minute", status_code=429)
    assert chosen(ranking) == [[3, None, None]]


def test_codes_that_open_nothing_are_counted_and_those_that_open_are_not(
    client, ranking
):
    wrong = reverse("ballot_cast", args=["ABCDEF"])
    assertContains(client.get(wrong), "Ce code n’ouvre rien", status_code=404)
    for _n in range(299):
        assert limits.allow_code("127.0.0.1")
    assertContains(client.get(wrong), "Trop de codes", status_code=429)


def test_the_page_is_kept_nowhere_and_opens_no_session(phone, ranking):
    answer = phone.get(page_of(ranking))
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex, noarchive"
    assert not Session.objects.exists()


def test_the_code_is_left_out_of_the_log(ranking):
    line = logging.LogRecord("x", 20, "", 0, "GET %s", (page_of(ranking),), None)
    assert Secrets().filter(line)
    assert ranking.code not in line.getMessage()
