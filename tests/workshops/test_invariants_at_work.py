"""What must always be true of the workshops, and a row that breaks each."""

import pytest

from tests.factories import (
    make_idea,
    make_organisation,
    make_programme,
    make_role_group,
    make_round,
)
from tests.workshops.making import Kind, in_days
from tests.workshops.making_at_work import (
    make_contact,
    make_hosting,
    make_session_of,
    make_workshop,
)
from workshops import invariants
from workshops.models import Hosting, Session, Workshop

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


@pytest.mark.parametrize("change", ["kind", "programme"])
def test_a_session_of_the_workshop_of_another_is_named(change):
    look = looks("sessions_of_a_workshop_are_of_its_programme_and_track")
    programme = make_programme(slug="rivemont")
    session = make_session_of(make_workshop(programme), in_days(-1))
    assert list(look()) == [""]

    other = make_programme(slug="rivemont-2")
    values = {"kind": {"kind": Kind.SOCIAL_SKILLS}, "programme": {"programme": other}}
    Session.objects.update(**values[change])
    (fault,) = look()
    assert fault.endswith(f"(workshops_session {session.pk})")


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
