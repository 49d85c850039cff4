"""A small crowd through the bench's own ways: nothing lost, nothing doubled."""

import pytest
from django.urls import reverse

from bench.crowd import Place, gather
from programmes.models import Role
from tests.factories import make_membership, make_round
from wellbeing.models import Idea

pytestmark = pytest.mark.django_db(transaction=True)
PHONES, IDEAS = 5, 3


@pytest.fixture
def place(live_server, client):
    round_ = make_round()
    round_.let_phones_in()
    client.force_login(make_membership(round_.programme, Role.FACILITATOR).user)
    slug = round_.programme.slug
    return Place(
        site=live_server.url,
        door=reverse("phone_write", args=[round_.code]),
        wall=reverse("wellbeing:wall_ideas", args=[slug, round_.pk]),
        floor=reverse("programme", args=[slug]),
        cookies={name: morsel.value for name, morsel in client.cookies.items()},
    )


def test_nothing_is_lost_or_doubled_when_phones_write_at_once(place):
    told = gather(place, phones=PHONES, walls=2, seconds=1.5, every=0.5)
    assert told.refused == []
    assert told.wrong == []
    texts = set(Idea.objects.values_list("text", flat=True))
    assert texts == {
        f"Idée {turn} du téléphone {number}"
        for turn in range(IDEAS)
        for number in range(PHONES)
    }
    assert Idea.objects.count() == len(texts) == len(told.written_at)
