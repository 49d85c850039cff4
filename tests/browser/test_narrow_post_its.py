"""The pages of the post-its with long words, on the narrowest of phones."""

import datetime as dt

import pytest

from programmes.models import Role
from tests import factories
from tests.browser.test_narrow_pages import NARROWEST, faults
from tests.wellbeing.sorting import make_mirrored, make_sorted, part
from wellbeing.models import Synthesis
from wellbeing.tying import lay, pair

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

LONG = "Anticonstitutionnellement" * 9
DAY = dt.date(2025, 10, 8)


@pytest.fixture
def dimension():
    """A theme with its text and its ideas, on a wall of two sides; all in long words."""
    bright, ill = make_mirrored(question=LONG)
    idea = make_sorted(bright, "A01", text=LONG)
    pair(make_sorted(ill, "A01", text=LONG), idea, seen=None)
    lay(make_sorted(bright, "A01", text=LONG), idea, seen=None)
    factories.make_idea(bright, text=LONG, slip=1234)
    dimension = part(bright, "A01").dimension
    values = {"programme": bright.programme, "dimension": dimension}
    Synthesis.objects.create(**values, number=1, text=LONG, settled_on=DAY)
    Synthesis.objects.create(**values, number=2, text=LONG)
    return dimension


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.PARTICIPANT])
def test_the_pages_of_the_post_its_fit(at, enter, dimension, role):
    round_ = dimension.referential.rounds.order_by("pk").first()
    programme, idea = round_.programme, round_.ideas.order_by("pk").first()
    enter(at, factories.make_membership(programme, role).user)
    at.set_viewport_size(NARROWEST)
    pages = [
        *((name, round_.pk) for name in ("round_detail", "wall", "idea_list")),
        *((name, round_.pk) for name in ("sorting", "pair_list")),
        ("text", dimension.pk),
        ("texts",),
        ("round_list",),
    ]
    if role == Role.FACILITATOR:
        of_team = ("typing", "typing_list", "round_settle", "round_edit", "screen")
        pages += [(name, round_.pk) for name in of_team]
        pages += [("text_edit", dimension.pk), ("idea_split", idea.pk)]
        pages += [(name, round_.pk, idea.pk) for name in ("idea_sort", "idea_lay")]
    wrong = {
        name: found
        for name, *args in pages
        if (found := faults(at, f"wellbeing:{name}", programme, *args))
    }
    assert wrong == {}
