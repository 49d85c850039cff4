"""Whose words a pair or a pile shows: only those that the reader may read elsewhere."""

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Role
from tests.factories import make_idea, make_membership
from tests.wellbeing.sorting import desk, make_mirrored, part, url
from wellbeing.annex import annex
from wellbeing.exporting import rows
from wellbeing.models import Round
from wellbeing.models.sortings import sort
from wellbeing.tying import lay, pair

pytestmark = pytest.mark.django_db
SECRET = "Un guichet qui explique"
NOT_SHOWN = {
    "not revealed": {"revealed_on": None},
    "archived": {"archived_at": timezone.now()},
}
TAKEN_AWAY = pytest.mark.parametrize("gone", NOT_SHOWN.values(), ids=NOT_SHOWN)


@pytest.fixture
def rounds():
    return make_mirrored()


@pytest.fixture
def paired(rounds):
    """An idea of ill-being, and the one of well-being with which it is paired."""
    bright, ill = rounds
    turned, dark = make_idea(bright, text=SECRET), make_idea(ill)
    for idea in (turned, dark):
        sort(idea, part(bright, "A01"), seen="")
    pair(dark, turned, seen=None)
    return turned, dark


@pytest.fixture
def enter(client, rounds):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(rounds[0].programme, role).user)
        return client

    return enter


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.COORDINATOR], ids=str)
def test_only_ideas_that_the_group_reads_are_paired(enter, rounds, role):
    bright, dark = make_idea(rounds[0], text=SECRET), make_idea(rounds[1])
    Round.objects.filter(pk=rounds[0].pk).update(revealed_on=None)
    client, place = enter(role), desk(dark, "idea_pair")
    assertNotContains(client.get(place), SECRET)
    page = client.post(place, {"other": bright.pk, "seen": ""})
    assertContains(page, "ne peut plus être")
    dark.refresh_from_db()
    assert dark.reversed_by is None


@TAKEN_AWAY
@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.COORDINATOR], ids=str)
def test_a_pair_tells_nothing_of_a_side_that_is_not_read(
    enter, rounds, paired, role, gone
):
    dark, ill = paired[1], rounds[1]
    places = [
        url("pair_list", ill, ill.pk),
        url("sorting", ill, ill.pk),
        url("component", ill, ill.pk, part(ill, "A01").pk),
        url("poster_html", ill),
        url("texts_html", ill),
        url("round_csv", ill, ill.pk),
        reverse("idea_thread", args=[ill.programme.slug, dark.pk]),
    ]
    client = enter(role)
    assertContains(client.get(places[0]), SECRET)
    Round.objects.filter(pk=rounds[0].pk).update(**gone)
    for place in places:
        answer = client.get(place)
        assert answer.status_code == 200
        assertNotContains(answer, SECRET)


@TAKEN_AWAY
def test_neither_files_nor_annex_tell_of_it(rounds, paired, gone):
    Round.objects.filter(pk=rounds[0].pk).update(**gone)
    assert SECRET not in str(rows(rounds[1]))
    assert SECRET not in annex(rounds[0].programme).words


@TAKEN_AWAY
def test_whoever_leads_undoes_a_pair_without_reading_it(enter, rounds, paired, gone):
    turned, dark = paired
    Round.objects.filter(pk=rounds[0].pk).update(**gone)
    client, place = enter(Role.COORDINATOR), desk(dark, "idea_pair")
    page = client.get(place)
    assertContains(page, "Une idée qui n’est pas montrée, ou plus")
    assertNotContains(page, SECRET)
    page = client.post(place, {"other": "", "seen": ""})
    assertNotContains(page, SECRET, status_code=409)
    client.post(place, {"other": "", "seen": turned.pk})
    dark.refresh_from_db()
    assert dark.reversed_by is None


def test_a_hidden_idea_is_not_read_by_what_lies_on_it(enter, rounds):
    top, under = make_idea(rounds[0], text=SECRET), make_idea(rounds[0])
    lay(under, top, seen=None)
    top.hide(None)
    assert SECRET not in str(rows(rounds[0]))
    page = enter(Role.COORDINATOR).get(desk(under, "idea_lay"))
    assertNotContains(page, SECRET)
    assertContains(page, "Une idée qui n’est pas montrée, ou plus")
