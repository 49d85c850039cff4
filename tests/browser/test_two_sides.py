"""A wall of two sides before the room, led by keyboard."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from programmes.models import Role
from tests import factories
from tests.browser.test_keyboard import enter_on
from tests.wellbeing.sorting import make_mirrored

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

BRIGHT, ILL = "Un banc à l’ombre", "Attendre le bus sans savoir"
SPOT = "#wall-large .idea"
SHAPE = "one => getComputedStyle(one).clipPath"


@pytest.fixture
def rounds():
    return make_mirrored()


@pytest.fixture
def ideas(rounds):
    bright, ill = rounds
    # Their numbers are at random, and lead from one to the next.
    first = factories.make_idea(bright, pk=1, text=BRIGHT)
    return first, factories.make_idea(ill, pk=2, text=ILL)


@pytest.fixture
def wall(opened, rounds, ideas):
    programme, pk = rounds[0].programme, rounds[0].pk
    user = factories.make_membership(programme, Role.FACILITATOR).user
    return opened(reverse("wellbeing:wall", args=[programme.slug, pk]), user)


def test_the_two_sides_are_told_apart_by_a_word_and_a_shape(wall, rounds):
    sides = [wall.locator(f"#side-{one.pk}") for one in rounds]
    for side, own, other in zip(sides, (BRIGHT, ILL), (ILL, BRIGHT), strict=True):
        expect(side).to_contain_text(own)
        expect(side).not_to_contain_text(other)
    said = [side.locator("h2").text_content() for side in sides]
    assert [words.split()[0] for words in said] == ["Bien-être", "Mal-être"]
    drawn = [side.locator("h2 svg").inner_html() for side in sides]
    assert drawn[0] != drawn[1]
    cut = [side.locator(".idea").evaluate(SHAPE) for side in sides]
    assert cut[0] != cut[1]


def test_the_room_turns_from_idea_to_idea_by_keyboard_alone(wall, ideas):
    bright, ill = ideas
    enter_on(wall, f"#idea-{bright.pk} a")
    expect(wall.locator(SPOT)).to_contain_text(BRIGHT)
    enter_on(wall, "#hear")
    expect(wall.locator("#wall-lap")).to_contain_text("1 idée entendue")
    expect(wall.locator(SPOT)).to_contain_text(BRIGHT)
    enter_on(wall, "#wall-large a[rel=next]")
    expect(wall.locator(SPOT)).to_contain_text(ILL)
    expect(wall.locator("#wall-large a[rel=next]")).to_have_count(0)
    enter_on(wall, "#lap")
    expect(wall.locator("#wall-lap")).to_contain_text("Tour n° 2")
    expect(wall.locator("#wall-lap")).to_contain_text("0 idée entendue")
    bright.refresh_from_db()
    ill.refresh_from_db()
    assert (bright.heard, ill.heard) == (True, False)
