"""The commitments looked at again together, each with the readings of every group."""

from bench.place import SLUG
from bench.row import Ratio
from contracts.models import Commitment
from evaluation.promises import promises_of, reading_groups

TIMES, ROUNDS = 4, 9


def rows(worlds):
    yield from against_the_floor(worlds.large)
    small = pages_of(worlds.small)
    for name, page in pages_of(worlds.large).items():
        yield Ratio(
            f"{name}, large world / world of 5",
            page,
            small[name],
            1.2,
            ROUNDS,
            TIMES,
            lambda page=page: worlds.large.queries(page),
        )


def against_the_floor(world):
    """Yield the lists against a plain list of as many rows: one for each reading."""
    programme, pages = world.programme(), pages_of(world)
    promised = Commitment.objects.filter(block__contract__programme=programme)
    lists = {
        "evaluation:reading_list": programme.evaluations.get().readings.count(),
        "contracts:commitments_spoken_of": promised.count(),
    }
    for name, length in lists.items():
        yield Ratio(
            f"{name} / plain list of {length} rows",
            pages[name],
            world.page("bench_list", SLUG, length),
            1.5,
            ROUNDS,
            TIMES,
            lambda page=pages[name]: world.queries(page),
        )


def pages_of(world):
    """Return the act of opening each page, for a « nous » that several groups read."""
    programme = world.programme()
    at = (SLUG, programme.evaluations.get().pk)
    ours = next(one for one in promises_of(programme) if not one.speaks_of_itself)
    group = next(one for one in reading_groups(programme) if one != ours.group)
    return {
        "evaluation:reading_list": world.page("evaluation:reading_list", *at),
        "evaluation:reading_room": world.page("evaluation:reading_room", *at, ours.key),
        "evaluation:reading_type": world.page("evaluation:reading_type", *at, group.pk),
        "contracts:commitments_spoken_of": world.page(
            "contracts:commitments_spoken_of", SLUG
        ),
    }
