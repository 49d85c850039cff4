"""Each person's secret link, read by an agenda: what stands in it is theirs to read."""

import pytest

from programmes.models import Role
from tests.site.crawl import read
from tests.site.test_canaries import allowed, found_in
from tests.site.world import SCOPES

pytestmark = pytest.mark.django_db
#: Of a membership that has ended, or an account that is closed.
CLOSED = ("ended", "disabled")
MEETINGS = {
    "steering",
    "ceremony",
    "exchange",
    "held",
    "next",
    "cancelled",
    "undecided",
}
PERSONAS = [f"{role}, {scope}" for scope in SCOPES for role in Role]


def feed_of(persona, world):
    homes = {"neighbour": world.neighbour, "elsewhere": world.elsewhere}
    place = homes.get(persona.scope, world.mine)
    whose = persona.name if place is world.mine else f"{persona.role}, own"
    agenda = world.personas["anonymous"].client
    return agenda.get(f"/agenda/{place.rows[f'token.{whose}']}.ics")


def canaries_in(answer, world):
    return found_in(read(answer), set.union(*(p.canaries for p in world.places)))


def said_of(canaries):
    return {canary.split("-")[2] for canary in canaries}


@pytest.mark.parametrize("name", PERSONAS)
def test_no_agenda_is_given_what_its_account_may_not_read(name, world):
    persona = world.personas[name]
    answer = feed_of(persona, world)
    assert answer.status_code == (404 if persona.scope in CLOSED else 200)
    found = canaries_in(answer, world)
    assert [one for one in found if not allowed(persona, one, world)] == []
    # Neither a person nor what will be spoken of, whoever reads it.
    assert said_of(found) <= {"where", "title", "room", "session", "hall"}


@pytest.mark.parametrize(
    ("role", "known"),
    [
        (Role.PARTICIPANT, {*MEETINGS, "group", "series", "workshop"}),
        (Role.OBSERVER, MEETINGS),
    ],
)
def test_an_agenda_is_given_the_sessions_that_one_may_know(role, known, world):
    """Or else nothing could leak."""
    found = canaries_in(feed_of(world.persona(role), world), world)
    assert {canary.split("-", 3)[3] for canary in found} == known
