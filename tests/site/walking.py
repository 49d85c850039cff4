"""Walking to one address as everybody, by every method."""

from tests.site import bodies
from tests.site.answers import NOBODY
from tests.site.expectations import NOT_ONLY_ROWS
from tests.site.meetings import meet
from tests.site.world import FEWER_SCOPES, ON_POSTGRESQL, SCOPES


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
    control = world.coordinator.client.get(address)
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
    """HEAD is the same view as GET: those who are in the programme ask for it."""
    known = persona.scope == "own"
    return ("GET", "HEAD", "POST", "DELETE") if known else ("GET", "POST", "DELETE")


def writes_as(name, method, answer, met):
    """Say whether rows changed when they should, and only then."""
    if method == "POST" and answer in (200, 302):
        return met.changed or name in NOT_ONLY_ROWS
    return not met.changed
