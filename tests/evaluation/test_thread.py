"""The thread of an idea tells what is done better because of it."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from csm.thread import thread_of
from programmes.access import access_to
from programmes.models import Role
from tests.evaluation.making_left import improve
from tests.factories import make_idea, make_membership, make_programme, make_round
from tests.workshops.making import in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def idea(programme):
    return make_idea(make_round(programme, revealed_on=in_days(-3)))


@pytest.fixture
def access(programme):
    user = make_membership(programme, Role.PARTICIPANT).user
    return access_to(programme.slug, user)


def told(idea, access):
    """Return the lines of the co-evaluations, each with what is said of it."""
    parts = {part.title: part.lines for part in thread_of(idea, access)}
    lines = parts.get("Ce que l’on fait mieux grâce à elle", ())
    return [(line.says, line.about) for line in lines]


def test_an_idea_leads_to_the_improvement_that_answers_it(client, idea, access):
    one = improve(idea.round.programme)
    assert told(idea, access) == []
    one.ideas.add(idea)
    assert told(idea, access) == [(one.words, "pas encore décidé")]
    client.force_login(access.user)
    place = reverse("idea_thread", args=[access.programme.slug, idea.pk])
    assertContains(client.get(place), f"#improvement-{one.pk}")


def test_it_tells_what_was_decided_and_done(idea, access, programme):
    day = {"decision": "accepted", "decided_on": "2026-02-12"}
    one = improve(programme, "A", **day)
    one.ideas.add(idea)
    improve(programme, "B", **day, done_on="2026-03-05").ideas.add(idea)
    assert told(idea, access) == [
        ("A", f"{one.get_decision_display()} le jeudi 12 février 2026"),
        ("B", "fait le jeudi 5 mars 2026"),
    ]


def test_an_idea_said_again_keeps_what_answered_it(client, idea, access, programme):
    one = improve(programme)
    one.ideas.add(idea)
    again = idea.say_again("Autrement dit")
    assert [says for says, _about in told(again, access)] == [one.words]
    one.archived_at = one.created_at
    one.save()
    client.force_login(access.user)
    place = reverse("idea_thread", args=[programme.slug, again.pk])
    assertNotContains(client.get(place), one.words)
