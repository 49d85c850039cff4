"""Which commitments the sessions spoke of: ticked for a session, told of each."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.mentions import mentioned_at, say_spoken_of
from contracts.models import Commitment, CommitmentMention
from programmes.models import Role
from tests.factories import make_contract, make_membership, make_programme
from tests.workshops.making import in_days, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def commitments(programme):
    make_contract(programme, commitments=(2, 0, 0))
    return commitments_of(programme)


def commitments_of(programme):
    rows = Commitment.objects.filter(block__contract__programme=programme)
    return list(rows.order_by("position"))


@pytest.fixture
def session(programme):
    return make_meeting(programme, kind="group", day=in_days(-7))


@pytest.fixture
def enter(client, programme):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(programme, role).user)
        return client

    return enter


def place_of(session):
    args = [session.programme.slug, session.pk]
    return reverse("contracts:session_commitments", args=args)


def listed(programme):
    return reverse("contracts:commitments_spoken_of", args=[programme.slug])


def test_the_team_ticks_what_a_session_spoke_of_and_all_read_it(
    enter, client, programme, commitments, session
):
    first, second = commitments
    shown = [first.pk, second.pk]
    answer = enter().post(
        place_of(session), {"shown": shown, "commitment": [second.pk]}
    )
    assertRedirects(answer, listed(programme))
    assert mentioned_at(session) == {second.pk}
    page = enter(Role.PARTICIPANT).get(listed(programme))
    lines = page.context["lines"]
    assert lines == [(first, []), (second, [session])]
    assertNotContains(page, place_of(session))


def test_what_was_not_shown_stays_and_twice_is_as_once(commitments, session):
    first, second = (one.pk for one in commitments)
    say_spoken_of(session, {first}, {first})
    say_spoken_of(session, {second}, {second})
    say_spoken_of(session, {second}, {second})
    assert mentioned_at(session) == {first, second}
    say_spoken_of(session, set(), {first})
    assert mentioned_at(session) == {second}


def test_forged_keys_are_left_out(enter, programme, commitments, session):
    other = make_programme()
    make_contract(other, commitments=(1, 0, 0))
    [theirs] = commitments_of(other)
    keys = [theirs.pk, "9" * 40, "x", "-1", "\0"]
    enter().post(place_of(session), {"shown": keys, "commitment": keys})
    assert not CommitmentMention.objects.exists()


def test_the_session_of_another_programme_is_not_found(enter, programme, commitments):
    theirs = make_meeting(make_programme())
    mine = reverse("contracts:session_commitments", args=[programme.slug, theirs.pk])
    assert enter().get(mine).status_code == 404


def test_without_a_contract_the_page_leads_to_it(enter, programme, session):
    answer = enter().get(place_of(session))
    assertRedirects(answer, reverse("contracts:detail", args=[programme.slug]))


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_costs_the_same_however_many(
    enter, programme, commitments, number, django_assert_num_queries
):
    for _ in range(number):
        session = make_meeting(programme, kind="group", day=in_days(-7))
        say_spoken_of(session, {commitments[0].pk}, set())
    client = enter()
    client.get(listed(programme))
    with django_assert_num_queries(8):
        page = client.get(listed(programme))
    assertContains(page, "Évoqué")
