"""Each constraint of the sessions, and a row that it refuses."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.constraints import constraints_of, names_of
from tests.factories import make_partner, make_programme, make_user
from tests.workshops import confided_refused, refused_keeping
from tests.workshops.making_at_work import make_hosting, make_workshop
from tests.workshops.refused_actions import REFUSED_ACTIONS
from tests.workshops.refused_rankings import REFUSED as RANKINGS
from workshops.models import Minutes, Session, SessionDocument, Workshop


def session(**values):
    values = {"programme": make_programme(), "kind": "steering"} | values
    return Session.objects.create(**values)


def with_itself():
    programme = make_programme()
    session(programme=programme, other_programme=programme, kind="exchange")


def of_another_kind():
    workshop = Workshop.objects.create(
        programme=make_programme(), number=1, theme="Le budget"
    )
    session(programme=workshop.programme, workshop=workshop)


def noted(held, partner=None, says="present"):
    partner = partner or make_partner(held.programme)
    return held.attendances.create(partner=partner, says=says)


def noted_twice():
    first = noted(session())
    noted(first.session, first.partner, "excused")


def minutes(**values):
    return Minutes.objects.create(session=session(), **{"done": "Dit."} | values)


def closed(**values):
    day = dt.date(2026, 2, 5)
    return minutes(**{"closed_on": day, "closed_by": make_user()} | values)


def document(**values):
    day, now = dt.date(2026, 2, 5), timezone.now()
    known = {"agreement": "Tous.", "agreed_on": day, "size": 1, "added_at": now}
    return SessionDocument.objects.create(
        session=session(), added_by=make_user(), **known | values
    )


def hosted_twice():
    hosting = make_hosting()
    make_hosting(hosting.workshop, hosting.organisation)


REFUSED = {
    "minutes_closed_by_somebody": lambda: closed(closed_by=None),
    "minutes_closed_say_something": lambda: closed(done=""),
    "minutes_approved_once_they_are_closed": lambda: minutes(
        approved_on=dt.date(2026, 2, 5)
    ),
    "minutes_addition_says_something": lambda: closed().additions.create(
        text="", added_on=dt.date(2026, 2, 5), added_by=make_user()
    ),
    "session_document_is_agreed_to": lambda: document(agreement=""),
    "session_document_withdrawn_after_it_is_agreed_to": lambda: document(
        withdrawn_on=dt.date(2026, 2, 4)
    ),
    "workshop_number_once_per_programme": lambda: make_workshop(
        make_workshop(number=1).programme, number=1
    ),
    "workshop_has_a_theme": lambda: make_workshop(theme=""),
    "hosting_once_in_a_workshop": hosted_twice,
    "session_ends_after_it_begins": lambda: session(ends_at=dt.time(12)),
    "session_with_another_programme_is_an_exchange": with_itself,
    "session_accepted_or_declined_by_the_programme_invited": lambda: session(
        kind="exchange", accepted_at=timezone.now()
    ),
    "session_of_a_workshop_is_of_its_kind": of_another_kind,
    "session_that_decided_nothing_took_place": lambda: session(decided_nothing=True),
    "attendance_once_in_a_session": noted_twice,
    "attendance_is_present_or_excused": lambda: noted(session(), says="absent"),
    "decision_says_something": lambda: session().decisions.create(words=""),
}
REFUSED |= refused_keeping.REFUSED
REFUSED |= confided_refused.REFUSED
REFUSED |= REFUSED_ACTIONS
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
