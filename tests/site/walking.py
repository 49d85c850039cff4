"""Walking to one address as everybody, by every method."""

from django.urls import reverse

from evaluation.measure_phones import COOKIE as PLACED
from programmes.models import Role
from tests.site import bodies
from tests.site.answers import NOBODY, ROLES
from tests.site.expectations import EXPECT, LEAVES_A_LINE, LINE, NOT_ONLY_ROWS
from tests.site.meetings import look, meet
from tests.site.world import FEWER_SCOPES, ON_POSTGRESQL, SCOPES
from wellbeing.phones import COOKIE
from workshops.ranking_phones import COOKIE as CHOICE


def people(world):
    """Return the personas; on PostgreSQL those of three scopes, which is enough there."""
    scopes = FEWER_SCOPES if ON_POSTGRESQL else SCOPES
    return [persona for persona in world.personas.values() if persona.scope in scopes]


def walk(name, world, before, row):
    """Return the cells visited at one address, and those that are not as expected."""
    cells = list(visited(name, world, before, row))
    return len(cells), [cell for cell, is_right in cells if not is_right]


def visited(name, world, before, row):
    """Yield each cell of an address, and whether it was as expected."""
    address = bodies.visited(name, world)
    for persona in people(world):  # the keys that a phone was given before
        persona.client.cookies.pop(COOKIE, None)
        persona.client.cookies.pop(CHOICE, None)
        persona.client.cookies.pop(PLACED, None)
    # A phone keeps the key that it was given here; a line that was left goes again.
    leaves = name in LEAVES_A_LINE
    leads = world.coordinator
    control = look(leads, address) if leaves else leads.client.get(address)
    for persona in people(world):
        page = None
        for method in methods(persona):
            answer = row["GET" if method == "HEAD" else method][persona.group]
            data = None
            if method == "POST" and row["POST"] != NOBODY:
                data = bodies.body(name, address, world, page, control)
            met = meet(persona, method, address, data, before=before)
            page = page or met.page
            is_right = met.is_as(answer) and writes_as(name, method, answer, met)
            yield (name, str(persona), method, answer, met.status), is_right


def methods(persona):
    """Return what this person tries.

    HEAD is the same view as GET: who coordinates asks for it. No view offers DELETE: those
    who are in the programme try it, the others are stopped at its door whatever they ask.
    """
    if persona.scope != "own":
        return ("GET", "POST")
    leads = persona.role == Role.COORDINATOR
    return ("GET", "HEAD", "POST", "DELETE") if leads else ("GET", "POST", "DELETE")


def writes_as(name, method, answer, met):
    """Say whether rows changed when they should, and only then."""
    if method in ("GET", "HEAD") and answer == 200 and name in LEAVES_A_LINE:
        return met.tables <= LINE
    if method == "POST" and answer in (200, 302):
        return met.changed or name in NOT_ONLY_ROWS
    return not met.changed


#: The addresses that name a row of one programme.
NESTED = sorted(
    name for name in bodies.ARGUMENTS if bodies.has_a_row_of_the_programme(name)
)


def crossings(name, world, before):
    """Yield what the neighbour meets at a row of theirs, and I at that row in mine."""
    theirs = bodies.only_there(name, bodies.place_of_others(name, world))
    at = name.partition("@")[0]
    crossed = reverse(at, kwargs=theirs | bodies.slug(bodies.place_of(name, world)))
    straight = reverse(at, kwargs=theirs)
    for method, answers in EXPECT[name].items():
        role = next((one for one in ROLES if answers[one] in (200, 302)), None)
        if role is None:
            continue
        other, me = world.persona(role, "neighbour"), world.persona(role)
        data = bodies.body(name, straight, world, other.client.get(straight))
        known = meet(other, method, straight, data, before=before)
        data = bodies.body(name, straight, world, other.client.get(straight))
        yield known, meet(me, method, crossed, data, before=before)
