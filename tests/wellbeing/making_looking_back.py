"""A sitting of three questions, and what is answered to them."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from programmes.models import Kind, Role
from tests.factories import (
    make_idea,
    make_membership,
    make_programme,
    make_role_group,
)
from wellbeing.looking_back import three_questions
from wellbeing.models import Idea, Round

DAY = dt.date(2026, 2, 5)


def make_sitting(programme=None, *, revealed=False, **values):
    """Ask the three questions of a co-evaluation; return their rounds, in order."""
    rounds = three_questions(programme or make_programme(), DAY, **values)
    Round.ask_together(rounds)
    if revealed:
        rounds[0].reveal(DAY, also=rounds[1:])
    return [Round.objects.get(pk=one.pk) for one in rounds]


def answers(round_, number, **values):
    return [make_idea(round_, **values) for _n in range(number)]


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def groups(programme):
    return [
        make_role_group(programme, kind) for kind in (Kind.PARTICIPANT, Kind.AUTHORITY)
    ]


@pytest.fixture
def sitting(programme, groups):
    return make_sitting(programme)


@pytest.fixture
def enter(client, programme):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(programme, role).user)
        return client

    return enter


def url(name, row, **query):
    of = row.round if isinstance(row, Idea) else row
    args = [of.programme.slug, row.pk]
    return reverse(f"wellbeing:{name}", args=args, query=query or None)


def body(**values):
    return {"submission_id": str(uuid.uuid4())} | values
