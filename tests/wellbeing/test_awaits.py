"""What the rounds wait for: to be revealed, to be sorted, to be agreed on by the group."""

import datetime as dt

import pytest
from django.utils import timezone

from programmes.access import accesses_of
from programmes.models import Role
from tests.factories import make_idea, make_membership, make_programme, make_round
from wellbeing.awaits import awaits
from wellbeing.models import Component, Sorting

pytestmark = pytest.mark.django_db
YESTERDAY = timezone.localdate() - dt.timedelta(days=1)
SEEN = {"held_on": YESTERDAY, "revealed_on": YESTERDAY}


@pytest.fixture
def programme():
    return make_programme()


def lines(programme, role=Role.FACILITATOR):
    user = make_membership(programme, role).user
    return [(line.kind, line.title) for line in awaits(accesses_of(user))]


def sort_all(round_):
    component = Component.objects.filter(
        dimension__referential=round_.referential
    ).first()
    for idea in round_.ideas.standing():
        Sorting.objects.create(idea=idea, component=component)


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.COORDINATOR])
def test_a_round_that_is_not_revealed_waits_to_be(programme, role):
    round_ = make_round(programme, held_on=YESTERDAY)
    make_idea(round_)
    sort_all(round_)
    user = make_membership(programme, role).user
    (line,) = awaits(accesses_of(user))
    assert (line.kind, line.title) == (
        "rounds_to_reveal",
        "Dévoiler les idées d’un recueil",
    )
    assert line.url == f"/programmes/{programme.slug}/recueils/{round_.pk}/devoiler/"


def test_several_rounds_to_reveal_make_one_line(programme):
    for _ in range(2):
        make_idea(make_round(programme, held_on=YESTERDAY))
    user = make_membership(programme, Role.FACILITATOR).user
    (line,) = awaits(accesses_of(user))
    assert line.title == "Dévoiler les idées de deux recueils"
    assert line.url == f"/programmes/{programme.slug}/recueils/"


def test_ideas_left_unsorted_after_their_day_wait(programme):
    make_idea(make_round(programme, **SEEN))
    said = [("rounds_to_sort", "Classer les idées d’un recueil avec le groupe")]
    assert lines(programme) == said
    assert lines(programme, Role.COORDINATOR) == said


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PARTNER, Role.OBSERVER])
def test_nothing_waits_for_the_others(programme, role):
    make_idea(make_round(programme, held_on=YESTERDAY))
    assert lines(programme, role) == []


def test_a_round_whose_ideas_are_sorted_waits_for_the_group(programme):
    round_ = make_round(programme, **SEEN)
    make_idea(round_)
    sort_all(round_)
    said = [("rounds_to_settle", "Valider un recueil avec le groupe")]
    assert lines(programme) == said
    round_.settle(YESTERDAY)
    assert lines(programme) == []


def test_a_round_of_today_without_ideas_or_taken_out_waits_for_nothing(programme):
    make_idea(make_round(programme, held_on=timezone.localdate()))
    make_round(programme, held_on=YESTERDAY)
    make_idea(make_round(programme, held_on=YESTERDAY)).withdraw()
    away = make_round(programme, held_on=YESTERDAY)
    make_idea(away)
    away.archive()
    assert lines(programme) == []


def test_several_rounds_make_one_line_that_leads_to_the_list(programme):
    for _ in range(3):
        make_idea(make_round(programme, **SEEN))
    user = make_membership(programme, Role.FACILITATOR).user
    (line,) = awaits(accesses_of(user))
    assert line.title == "Classer les idées de trois recueils avec le groupe"
    assert line.url == f"/programmes/{programme.slug}/recueils/"


@pytest.mark.parametrize("rows", [1, 30])
def test_one_query_whatever_waits(rows, django_assert_num_queries):
    user = None
    for _ in range(rows):
        member = make_membership(
            make_programme(), Role.FACILITATOR, **({"user": user} if user else {})
        )
        user = member.user
        make_idea(make_round(member.programme, held_on=YESTERDAY))
    accesses = accesses_of(user)
    with django_assert_num_queries(1):
        found = awaits(accesses)
    assert len(found) == rows
