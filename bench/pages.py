"""The pages of the site against the floor, and in a world a hundred times as large."""

from bench.place import SLUG
from bench.row import Ratio

#: URL name, and how many rows the page lists in the world (None: it is no list).
LISTS = {
    "programme_list": lambda programme: 50,
    "programmes:partner_list": lambda programme: programme.partners.count(),
    "programmes:group_list": lambda programme: programme.role_groups.count(),
    "programmes:member_list": lambda programme: programme.memberships.count(),
    "contracts:history": None,
    "contracts:library": None,
    "contracts:notes": None,
    "contracts:prints": lambda programme: programme.partners.count(),
}
OTHERS = (
    "home",
    "programme",
    "programmes:settings",
    "contracts:detail",
    "contracts:write",
    "contracts:import",
)
OUTSIDE = ("home", "programme_list")
#: Session, user and membership are not the page's own; six more are allowed.
TIMES, ROUNDS = 8, 9


def opened(world, name):
    return world.page(name) if name in OUTSIDE else world.page(name, SLUG)


def opened_by_few(world, name):
    """The same, where what is seen grows with one's own programmes, for few of them."""
    if name in OUTSIDE:
        return world.page(name, client=world.few)
    return world.page(name, SLUG)


def rows(worlds):
    yield from against_the_floor(worlds.large)
    for name in (*OTHERS, *LISTS):
        yield Ratio(
            f"{name}, large world / world of 5",
            opened_by_few(worlds.large, name),
            opened_by_few(worlds.small, name),
            1.2,
            ROUNDS,
            TIMES,
        )


def against_the_floor(world):
    """Yield each page against a plain list of as many rows, of fifty if it is no list."""
    programme = world.programme()
    for name in (*LISTS, *OTHERS):
        count = LISTS.get(name)
        length = max(1, count(programme)) if count else 50
        page = opened(world, name)
        yield Ratio(
            f"{name} / plain list of {length} rows",
            page,
            world.page("bench_list", SLUG, length),
            1.5,
            ROUNDS,
            TIMES,
            lambda page=page: world.queries(page),
        )
