"""What must always be true of the workshops, and a row that breaks each."""

import pytest

from tests.factories import (
    make_idea,
    make_organisation,
    make_programme,
    make_role_group,
    make_round,
)
from tests.workshops.making_actions import make_action
from tests.workshops.making_at_work import (
    make_contact,
    make_hosting,
    make_workshop,
)
from workshops import invariants
from workshops.models import Action, Hosting, Workshop

pytestmark = pytest.mark.django_db


def looks(name):
    """Return the look of this name, among those that « verify » asks."""
    return next(one.look for one in invariants.INVARIANTS if one.look.__name__ == name)


def test_what_a_workshop_has_from_another_programme_is_named():
    look = looks("workshops_answer_their_own_programme")
    programme, other = make_programme(slug="rivemont"), make_programme()
    workshop = make_workshop(programme, proposed_by=make_role_group(programme))
    workshop.ideas.add(make_idea(make_round(programme)))
    make_workshop(programme)
    assert list(look()) == ["", "", ""]

    Workshop.objects.filter(pk=workshop.pk).update(proposed_by=make_role_group(other))
    workshop.ideas.add(make_idea(make_round(other)))
    faults = [one for one in look() if one]
    assert faults[0] == f"rivemont (workshops_workshop {workshop.pk})"
    assert faults[1].startswith("rivemont (workshops_workshop_ideas ")
    assert len(faults) == 2


def test_somebody_who_is_called_elsewhere_is_named():
    look = looks("contacts_are_called_where_they_work")
    programme = make_programme(slug="rivemont")
    organisation = make_organisation()
    contact = make_contact(organisation, programme.territory)
    hosting = make_hosting(make_workshop(programme), organisation, contact=contact)
    assert list(look()) == [""]
    for wrong in (
        make_contact(make_organisation(), programme.territory),
        make_contact(organisation, make_programme().territory),
    ):
        Hosting.objects.update(contact=wrong)
        assert list(look()) == [f"rivemont (workshops_hosting {hosting.pk})"]


def test_what_an_action_has_from_another_programme_is_named():
    programme, other = make_programme(slug="rivemont"), make_programme()
    proposed = looks("actions_are_of_the_programmes_own_groups")
    answers = looks("actions_answer_ideas_of_their_programme")
    action = make_action(programme)
    action.ideas.add(make_idea(make_round(programme)))
    assert [*proposed(), *answers()] == ["", ""]

    Action.objects.filter(pk=action.pk).update(proposed_by=make_role_group(other))
    action.ideas.add(make_idea(make_round(other)))
    assert list(proposed()) == [f"rivemont (workshops_action {action.pk})"]
    [fault] = [one for one in answers() if one]
    assert fault.startswith("rivemont (workshops_action_ideas ")
