"""What the page of a round puts forward, whoever leads it and wherever the group is."""

import datetime as dt

import pytest
from django.urls import reverse

from programmes.models import Role
from tests.factories import make_membership, make_programme, make_round
from wellbeing.models import Round
from wellbeing.telling import next_of

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 12)
HIDDEN = {}
REVEALED = {"revealed_on": DAY}
AGREED = REVEALED | {"settled_on": DAY}


def place(name, round_):
    arguments = [round_.programme.slug, *([round_.pk] if name != "texts" else [])]
    return reverse(f"wellbeing:{name}", args=arguments)


@pytest.mark.parametrize(
    ("moment", "known", "name"),
    [
        ("writing", HIDDEN, "typing"),
        ("reveal", HIDDEN, "round_reveal"),
        ("reveal", REVEALED, "wall"),
        ("turn", HIDDEN, "wall"),
        ("turn", REVEALED, "wall"),
        ("sorting", HIDDEN, "round_reveal"),
        ("sorting", REVEALED, "sorting"),
        ("settling", HIDDEN, "round_reveal"),
        ("settling", REVEALED, "round_settle"),
        ("settling", AGREED, "texts"),
    ],
)
def test_a_round_puts_forward_what_comes_next(moment, known, name):
    round_ = make_round(moment=moment, **known)
    assert next_of(round_).url == place(name, round_)


def test_a_round_that_no_annex_tells_of_is_done_once_agreed_on():
    assert next_of(make_round(kind="needs", moment="settling", **AGREED)) is None


def links(client, round_):
    address = reverse("wellbeing:round_detail", args=[round_.programme.slug, round_.pk])
    page = client.get(address).content.decode()
    names = ("typing", "wall", "sorting", "round_files", "idea_list")
    return {name for name in names if f'href="{place(name, round_)}"' in page}


@pytest.mark.parametrize(
    ("role", "hidden", "revealed"),
    [
        (
            Role.FACILITATOR,
            {"typing", "wall", "sorting", "round_files", "idea_list"},
            {"typing", "wall", "sorting", "round_files", "idea_list"},
        ),
        (
            Role.COORDINATOR,
            {"typing", "wall"},
            {"typing", "wall", "sorting", "round_files", "idea_list"},
        ),
        (Role.PARTICIPANT, {"wall"}, {"wall", "sorting", "round_files", "idea_list"}),
        (Role.OBSERVER, {"wall"}, {"wall"}),
    ],
)
def test_each_finds_the_pages_of_a_round_that_are_open_to_them(
    client, role, hidden, revealed
):
    programme = make_programme()
    client.force_login(make_membership(programme, role).user)
    assert links(client, make_round(programme)) == hidden
    kind = Round.Kind.ILL_BEING
    shown = make_round(programme, kind=kind, moment="settling", **REVEALED)
    assert links(client, shown) == revealed
