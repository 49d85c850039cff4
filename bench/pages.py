"""The pages of the site against the floor, and in a world a hundred times as large."""

from bench.place import SLUG
from bench.row import Ratio
from programmes.world import HEAVY

#: URL name, after a comma the way of seeing it, and how many rows the page lists in
#: the world (None: it is no list). Fifty territories have five editions each.
LISTS = {
    "programme_list, territories": lambda programme: 250,
    "programme_list, list": lambda programme: 50,
    "programmes:partner_list": lambda programme: programme.partners.count(),
    "programmes:group_list": lambda programme: programme.role_groups.count(),
    "programmes:member_list": lambda programme: programme.memberships.count(),
    "wellbeing:round_list": lambda programme: programme.rounds.count(),
    "workshops:session_list": lambda programme: programme.sessions.count(),
    "workshops:action_list": lambda programme: programme.actions.count(),
    "workshops:workshop_list": lambda programme: programme.workshops.count(),
    "evaluation:improvement_list": lambda programme: programme.improvements.count(),
    "contracts:history": None,
    "contracts:library": None,
    "contracts:notes": None,
    "contracts:prints": lambda programme: programme.partners.count(),
}
OTHERS = (
    "home",
    "everything_awaited",
    "calendar",
    "chain",
    "programme",
    "phases:path",
    "programmes:settings",
    "contracts:detail",
    "contracts:write",
    "contracts:import",
)
#: Put together from every app as they are read, over one's own programmes: somebody
#: takes part in a few, however many there are beside.
OWN = ("home", "everything_awaited", "calendar", "chain")
OUTSIDE = (*OWN, "programme_list")
#: Of the programme whose season has two hundred sessions; a page shows fifty rows.
LONG = {
    "workshops:session_list of 200 sessions": ("workshops:session_list", None),
    "workshops:action_list of 60 actions": ("workshops:action_list", None),
    "programme_calendar of a year": ("programme_calendar", {"passe": "oui"}),
    "workshops:session_detail": ("workshops:session_detail", None),
}
ROWS = 50
#: Session, user and membership are not the page's own; six more are allowed.
TIMES, ROUNDS = 8, 9


def opened(world, name, client=None):
    page, _comma, view = name.partition(", ")
    if page in OUTSIDE:
        query = {"view": view} if view else None
        return world.page(page, client=client, query=query)
    return world.page(page, SLUG)


def opened_by_few(world, name):
    """The same, where what is seen grows with one's own programmes, for few of them."""
    return opened(world, name, world.few)


def rows(worlds):
    yield from against_the_floor(worlds.large)
    yield from of_a_long_season(worlds.large)
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
        page = (opened_by_few if name in OWN else opened)(world, name)
        yield Ratio(
            f"{name} / plain list of {length} rows",
            page,
            world.page("bench_list", SLUG, length),
            2.5 if name in OWN else 1.5,
            ROUNDS,
            TIMES,
            lambda page=page: world.queries(page),
        )


def of_a_long_season(world):
    """Yield the pages of a long season against a plain list of the rows that one shows."""
    session = world.programme(HEAVY).sessions.filter(kind="workshop").first()
    for label, (name, query) in LONG.items():
        args = [HEAVY, session.pk] if name == "workshops:session_detail" else [HEAVY]
        page = world.page(name, *args, query=query)
        yield Ratio(
            f"{label} / plain list of {ROWS} rows",
            page,
            world.page("bench_list", HEAVY, ROWS),
            1.5,
            ROUNDS,
            TIMES,
            lambda page=page: world.queries(page),
        )
