import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programmes import course
from programmes.access import access_to
from programmes.models import Programme, Role
from tests.factories import make_membership, make_programme, make_user

pytestmark = pytest.mark.django_db

State = Programme.State


@pytest.fixture
def draft():
    return make_programme(begun_on=None)


@pytest.fixture
def user():
    return make_user()


def stored(programme):
    return Programme.objects.get(pk=programme.pk)


def told(programme):
    return list(programme.events.order_by("sequence").values_list("kind", flat=True))


def test_a_programme_goes_from_draft_to_archive_and_comes_back(draft, user):
    states = [stored(draft).state]
    for act in (
        course.begin,
        course.end,
        course.put_away,
        course.bring_back,
        course.resume,
    ):
        act(draft, user)
        states.append(stored(draft).state)
    assert states == [
        State.DRAFT,
        State.RUNNING,
        State.ENDED,
        State.ARCHIVED,
        State.ENDED,
        State.RUNNING,
    ]
    assert told(draft) == ["begun", "ended", "put_away", "brought_back", "resumed"]


def test_a_draft_is_put_away_as_it_is_and_comes_back_a_draft(draft, user):
    course.put_away(draft, user)
    assert stored(draft).state == State.ARCHIVED
    course.bring_back(draft, user)
    assert stored(draft).state == State.DRAFT


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (course.end, State.DRAFT),
        (course.resume, State.DRAFT),
        (course.bring_back, State.DRAFT),
        (course.begin, State.RUNNING),
        (course.resume, State.RUNNING),
        (course.put_away, State.RUNNING),
        (course.begin, State.ENDED),
        (course.end, State.ENDED),
        (course.begin, State.ARCHIVED),
        (course.end, State.ARCHIVED),
        (course.resume, State.ARCHIVED),
        (course.put_away, State.ARCHIVED),
    ],
)
def test_an_act_out_of_turn_is_refused_and_nothing_is_noted(user, act, state):
    day = dt.date(2026, 1, 1)
    programme = make_programme(
        begun_on=None if state == State.DRAFT else day,
        ended_on=day if state in (State.ENDED, State.ARCHIVED) else None,
        archived_at=timezone.now() if state == State.ARCHIVED else None,
    )
    with pytest.raises(ValidationError):
        act(programme, user)
    assert stored(programme).state == state
    assert told(programme) == []


@pytest.mark.parametrize("days", [-400_000, 1])
def test_a_programme_ends_on_a_day_between_its_beginning_and_today(user, days):
    programme = make_programme()
    wrong = dt.date(1990, 1, 1) if days < 0 else timezone.localdate() + dt.timedelta(1)
    with pytest.raises(ValidationError):
        course.end(programme, user, day=wrong)


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.COORDINATOR, True),
        (Role.FACILITATOR, True),
        (Role.PARTNER, False),
        (Role.PARTICIPANT, False),
        (Role.OBSERVER, False),
    ],
)
def test_a_draft_is_seen_by_its_team_alone(draft, role, sees):
    member = make_membership(draft, role).user
    assert (access_to(draft.slug, member) is not None) == sees
    assert Programme.objects.visible_to(member).exists() == sees


def test_who_observes_and_facilitates_a_draft_has_both_roles_once_it_is_open(draft):
    member = make_membership(draft, Role.FACILITATOR).user
    make_membership(draft, Role.OBSERVER, user=member)
    assert access_to(draft.slug, member).roles == {Role.FACILITATOR}
    course.begin(draft, member)
    both = {Role.FACILITATOR, Role.OBSERVER}
    assert access_to(draft.slug, member).roles == both


def test_an_ended_or_archived_programme_is_still_read_by_its_members(user):
    day = dt.date(2026, 1, 1)
    programme = make_programme(begun_on=day, ended_on=day, archived_at=timezone.now())
    member = make_membership(programme, Role.PARTICIPANT).user
    assert access_to(programme.slug, member) is not None
    assert not Programme.objects.under_way().exists()
