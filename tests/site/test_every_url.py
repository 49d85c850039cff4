"""Every address × every person × every method, against the table written by hand."""

import pytest

from tests.site import bodies
from tests.site.answers import COLUMNS
from tests.site.expectations import EXPECT
from tests.site.figures import figures
from tests.site.meetings import digest_of_rows, meet
from tests.site.resolver import ours
from tests.site.walking import NESTED, crossings, walk

pytestmark = pytest.mark.django_db

ADDRESSES = ours()


@pytest.fixture(scope="module")
def before(world):
    return digest_of_rows()


def test_no_address_is_without_its_row():
    assert {name.partition("@")[0] for name in EXPECT} == set(ADDRESSES)
    assert all(set(row) <= set(COLUMNS) for r in EXPECT.values() for row in r.values())


@pytest.mark.parametrize("name", sorted(EXPECT))
def test_each_person_meets_the_expected_answer(name, world, before):
    cells, wrong = walk(name, world, before, EXPECT[name])
    figures["cells"] += cells
    figures["cells wrong"] += len(wrong)
    assert wrong == []


def test_a_wrong_answer_is_seen(world, before):
    answers = dict.fromkeys(COLUMNS, 201)
    row = dict.fromkeys(("GET", "POST", "DELETE"), answers)
    cells, wrong = walk("help", world, before, row)
    assert len(wrong) == cells


def test_a_write_that_should_be_refused_is_seen(world, before):
    """The rows are compared: a digest that is not theirs is noticed."""
    name = "programmes:group_add"
    address = bodies.visited(name, world)
    page = world.coordinator.client.get(address)
    data = bodies.body(name, address, world, page)
    met = meet(world.coordinator, "POST", address, data, before=before)
    assert (met.status, met.changed) == (302, True)
    assert digest_of_rows() == before


@pytest.mark.parametrize("name", NESTED)
def test_a_row_of_another_programme_is_not_found_in_mine(name, world, before):
    for known, met in crossings(name, world, before):
        assert known.status in (200, 302)
        assert (met.status, met.changed) == (404, False)


def test_a_role_that_ends_during_the_visit_opens_nothing_more(world):
    coordinator = world.coordinator
    address = bodies.address("programmes:settings", world.mine)
    assert coordinator.client.get(address).status_code == 200
    held = coordinator.user.memberships.filter(programme=world.mine.programme)
    held.update(ended_on=held[0].started_on)
    assert coordinator.client.get(address).status_code == 404
