"""Each constraint of the sessions, and a row that it refuses."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.constraints import constraints_of, names_of
from tests.factories import make_programme
from tests.workshops.refused_rankings import REFUSED as RANKINGS
from workshops.models import Session


def session(**values):
    values = {"programme": make_programme(), "kind": "steering"} | values
    return Session.objects.create(**values)


def with_itself():
    programme = make_programme()
    session(programme=programme, other_programme=programme, kind="exchange")


REFUSED = {
    "session_ends_after_it_begins": lambda: session(ends_at=dt.time(12)),
    "session_with_another_programme_is_an_exchange": with_itself,
    "session_accepted_or_declined_by_the_programme_invited": lambda: session(
        kind="exchange", accepted_at=timezone.now()
    ),
    "session_that_decided_nothing_took_place": lambda: session(decided_nothing=True),
    "decision_says_something": lambda: session().decisions.create(words=""),
}
REFUSED |= RANKINGS
CONSTRAINTS = constraints_of("workshops")


def test_every_constraint_has_the_row_that_it_refuses():
    assert set(REFUSED) == set(CONSTRAINTS)


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses_it(db, name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        REFUSED[name]()
    names = names_of(*CONSTRAINTS[name])
    assert any(one in str(refusal.value) for one in names)


def test_only_an_exchange_is_held_with_another_programme(db):
    with pytest.raises(IntegrityError, match="is_an_exchange"), transaction.atomic():
        session(other_programme=make_programme())
    assert session(other_programme=make_programme(), kind="exchange").pk


def test_an_exchange_is_not_both_accepted_and_declined(db):
    now = timezone.now()
    answers = {"accepted_at": now, "declined_at": now}
    with pytest.raises(IntegrityError, match="accepted"), transaction.atomic():
        session(kind="exchange", other_programme=make_programme(), **answers)
