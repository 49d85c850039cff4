"""The wall and the pages of sorting, of sixty ideas and of two thousand."""

from bench.place import SLUG
from bench.row import Ratio
from programmes.models import Programme
from programmes.world import HEAVY

PAGES = ("wall", "wall_ideas", "sorting", "pair_list", "round_files")
#: How much dearer than a plain list of as many rows a page of ideas may be.
GOAL = 1.5


def rows(worlds):
    world = worlds.large
    for slug in (SLUG, HEAVY):
        for name in PAGES:
            yield against_the_floor(world, slug, f"wellbeing:{name}")
        yield against_the_floor(world, slug, "wellbeing:texts")


def against_the_floor(world, slug, name):
    """Compare a page of a programme with a list of as many rows as it has ideas."""
    world.use()
    programme = Programme.objects.get(slug=slug)
    first = programme.rounds.order_by("pk").first()
    ideas = sum(one.ideas.count() for one in programme.rounds.all())
    arguments = () if name.endswith(":texts") else (first.pk,)
    page = world.page(name, slug, *arguments)
    return Ratio(
        f"{name}, {ideas} ideas / plain list of {ideas} rows",
        page,
        world.page("bench_list", SLUG, ideas),
        GOAL,
        rounds=5,
        times=2,
        queries=lambda: world.queries(page),
    )
