"""What an action is, where it stands, and what it takes from the envelope."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from programmes.access import access_to
from programmes.models import Kind, Role
from tests.factories import (
    make_idea,
    make_membership,
    make_partner,
    make_programme,
)
from tests.wellbeing.said import make_said
from tests.workshops.looking import invariant
from tests.workshops.making_actions import DAY, make_action, make_envelope, make_settled
from workshops import invariants
from workshops.envelopes import money_of
from workshops.models import Action
from workshops.models.actions import keeps_accounts
from workshops.ranked_places import in_ranked_order, places_of

pytestmark = pytest.mark.django_db
LATER = DAY + dt.timedelta(days=7)
OF_THE_GROUPS = invariant(invariants.actions.actions_are_of_the_programmes_own_groups)
OF_THE_IDEAS = invariant(invariants.actions.actions_answer_ideas_of_their_programme)


def test_each_action_has_a_number_that_no_other_takes(programme):
    first, second = make_action(programme), make_action(programme)
    second.take_out()
    third = make_action(programme)
    assert [one.number for one in (first, second, third)] == [1, 2, 3]
    assert make_action().number == 1


def test_its_dates_say_where_it_stands(programme):
    action = make_action(programme)
    stood = [action.state]
    action.start(DAY)
    stood.append(action.state)
    action.finish(LATER)
    stood.append(action.state)
    assert stood == ["proposed", "started", "done"]


def test_it_starts_once_and_says_why_it_did_not_wait(programme):
    action = make_action(programme)
    action.start(DAY, "La salle est libre.")
    action.start(LATER, "Autre chose.")
    assert (action.started_on, action.started_because) == (DAY, "La salle est libre.")


def test_what_is_not_started_is_not_done(programme):
    action = make_action(programme)
    with pytest.raises(ValidationError, match="commencé"):
        action.finish(DAY)
    action.start(LATER)
    with pytest.raises(ValidationError, match="commencé"):
        action.finish(DAY)
    assert Action.objects.get().done_on is None


def test_each_step_is_taken_back_in_turn(programme):
    action = make_action(programme)
    action.start(DAY, "Pour ne pas attendre.")
    action.finish(LATER)
    action.step_back()
    assert (action.started_on, action.done_on) == (DAY, None)
    action.step_back()
    assert (action.started_on, action.started_because) == (None, "")


def test_each_act_is_a_new_version(programme):
    action = make_action(programme)
    versions = [action.version]
    for act in (
        lambda: action.start(DAY),
        lambda: action.finish(LATER),
        action.step_back,
        action.take_out,
        action.bring_back,
    ):
        act()
        versions.append(action.version)
    assert versions == [1, 2, 3, 4, 5, 6]


def test_what_was_taken_out_starts_no_more(programme):
    action = make_action(programme)
    action.take_out()
    action.start(DAY)
    assert Action.objects.get().started_on is None


def test_its_own_group_changes_it_until_it_starts(programme):
    action = make_action(programme, Kind.PARTICIPANT)
    own = make_membership(programme, Role.PARTICIPANT)
    other = make_membership(programme, Role.PARTNER)
    lead = make_membership(programme, Role.FACILITATOR)

    def who():
        people = (own, other, lead)
        accesses = [access_to(programme.slug, one.user) for one in people]
        listed = [Action.objects.to_change_by(a).exists() for a in accesses]
        assert listed == [action.may_be_changed_by(a) for a in accesses]
        return listed

    assert who() == [True, False, True]
    action.start(DAY)
    assert who() == [False, False, True]


@pytest.mark.parametrize(
    ("kind", "may"), [(Kind.AUTHORITY, True), (Kind.ASSOCIATION, False)]
)
def test_of_the_partners_the_authority_alone_keeps_the_accounts(programme, kind, may):
    partner = make_partner(programme, kind)
    member = make_membership(programme, Role.PARTNER, partner=partner)
    assert keeps_accounts(access_to(programme.slug, member.user)) is may


def test_the_latest_ranking_on_which_the_group_agreed_holds(programme):
    first, second, third = (make_action(programme) for _ in range(3))
    make_settled(programme, first, second)
    make_settled(programme, second, first, settled_on=LATER)
    make_settled(programme, third, settled_on=None)
    assert places_of(programme) == {second.pk: 1, first.pk: 2}
    rows = in_ranked_order(Action.objects.all(), programme)
    assert list(rows.values_list("number", "place")) == [(2, 1), (1, 2), (3, None)]
    assert places_of(make_programme()) == {}


def test_the_money_left_is_what_no_action_takes(programme):
    make_envelope(programme, 1000)
    make_action(programme, budget=Decimal(200), spent=Decimal(50))
    make_action(programme, budget=Decimal(100), spent=Decimal("130.50"))
    over = make_action(programme, budget=Decimal(300), spent=Decimal(120))
    over.start(DAY)
    over.finish(DAY)
    make_action(programme, budget=Decimal(5000)).take_out()
    make_action(programme)
    money = money_of(programme)
    assert (money.planned, money.spent) == (Decimal(600), Decimal("300.50"))
    # 200 of the first, 130.50 of the second, and the 120 that the third did cost.
    assert money.left == Decimal("549.50")
    assert money.beyond is None


def test_going_beyond_the_envelope_is_told_and_not_refused(programme):
    make_action(programme, budget=Decimal(1200))
    assert money_of(programme).beyond is None
    make_envelope(programme, 1000)
    assert money_of(programme).beyond == Decimal(200)


def test_an_action_of_another_programmes_group_is_named():
    action = make_action(make_programme(slug="rivemont"))
    assert list(OF_THE_GROUPS.look()) == [""]
    other = make_action()
    Action.objects.filter(pk=action.pk).update(proposed_by=other.proposed_by)
    assert sorted(OF_THE_GROUPS.look()) == [
        "",
        f"rivemont (workshops_action {action.pk})",
    ]


def test_an_action_that_answers_another_programmes_idea_is_named():
    programme, bright, _dark = make_said(make_programme(slug="rivemont"))
    action = make_action(programme)
    action.cite({make_idea(bright).pk})
    assert list(OF_THE_IDEAS.look()) == [""]
    _programme, elsewhere, _other = make_said()
    action.cite({make_idea(elsewhere).pk})
    sound, fault = OF_THE_IDEAS.look()
    assert sound == ""
    assert fault.startswith("rivemont (workshops_action_ideas ")
