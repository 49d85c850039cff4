"""One drawing for each kind of round, the same on every page."""

import pytest
from django.urls import reverse

from tests.factories import make_idea, make_membership, make_round
from wellbeing.models import Round
from wellbeing.telling import ICONS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", Round.Kind)
def test_each_page_draws_a_kind_in_the_same_way(client, kind):
    round_ = make_round(kind=kind)
    idea = make_idea(round_)
    round_.reveal(round_.held_on)
    client.force_login(make_membership(round_.programme, "facilitator").user)
    drawing = f'bi-{ICONS[kind]}"'
    for name in ("round_detail", "idea_list", "sorting", "wall"):
        place = reverse(f"wellbeing:{name}", args=[round_.programme.slug, round_.pk])
        for asked in ("", f"?grand={idea.pk}"):
            assert drawing in client.get(place + asked).content.decode(), name


def test_no_two_kinds_are_drawn_alike():
    assert len({*ICONS.values()}) == len(ICONS) == len(Round.Kind)
