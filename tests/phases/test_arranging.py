"""Changing a path: parts are added, moved, taken out and brought back, none is lost."""

import re
import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from phases import changing
from phases.models import Period, Phase, Step
from phases.plan import plan_of
from programmes.models import Role
from tests.factories import make_membership, make_programme
from tests.phases.scenes import (
    MULHOUSE,
    acts,
    period,
    phase,
    step,
    stretch,
    url,
    walking,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return walking(MULHOUSE)


@pytest.fixture
def enter(client, programme):
    """Log in with a role in the programme."""

    def enter(role=Role.COORDINATOR):
        user = make_membership(programme, role).user
        client.force_login(user)
        return user

    return enter


def shape(programme):
    """Return the titles of the phases in each period, as the path shows them."""
    return [
        (one.label.split()[-3] if one.label else "", [p.title for p in one.phases])
        for one in plan_of(programme).periods
    ]


def places(programme):
    """Return the numbers of the phases in each period."""
    return [[p.title[-1] for p in one.phases] for one in plan_of(programme).periods]


def button(page, row, words):
    """Return the place that a button of the page asks for."""
    kind = "sous-etapes" if isinstance(row, Step) else "phases"
    form = page.content.decode().split(f"/{kind}/{row.pk}/deplacer/")[1]
    return re.search(rf'value="(\d+)">{words}', form.split("</form>")[0])[1]


MOVES = [
    ("1", "Descendre", [["2", "1"], ["3"], ["4"]]),
    ("2", "Descendre", [["1"], ["2", "3"], ["4"]]),
    ("3", "Monter", [["1", "2", "3"], ["4"]]),
    ("3", "Descendre", [["1", "2"], ["3", "4"]]),
]


@pytest.mark.parametrize(("code", "words", "expected"), MOVES, ids=str)
def test_a_phase_that_leaves_its_period_enters_the_next(
    client, programme, enter, code, words, expected
):
    enter()
    row = phase(programme, code)
    to = button(client.get(url(programme, "arrange")), row, words)
    for _click in range(2):
        client.post(url(programme, "part_move", "phases", row.pk), {"position": to})
        assert places(programme) == expected


@pytest.mark.parametrize(("code", "position"), [("1", 0), ("1", -9), ("4", 99)])
def test_a_phase_stays_within_the_path(programme, code, position):
    changing.move(phase(programme, code), position)
    assert places(programme) == [["1", "2"], ["3"], ["4"]]


@pytest.mark.parametrize("sent", [{}, {"position": "haut"}, {"position": "9" * 40}])
def test_a_place_that_is_none_is_said(client, programme, enter, sent):
    enter()
    address = url(programme, "part_move", "phases", phase(programme, "1").pk)
    assertContains(client.post(address, sent, follow=True), "Dites où le mettre")
    assert places(programme) == [["1", "2"], ["3"], ["4"]]


def test_a_period_moves_with_its_phases(client, programme, enter):
    enter()
    address = url(programme, "part_move", "periodes", period(programme, "Fin").pk)
    for _click in range(2):
        client.post(address, {"position": 2})
        assert places(programme) == [["1", "2"], ["4"], ["3"]]


def test_a_step_moves_within_its_phase(client):
    programme = walking()
    client.force_login(make_membership(programme).user)
    row = step(programme, "II b")
    address = url(programme, "part_move", "sous-etapes", row.pk)
    for words, expected in (("Monter", "bac"), ("Descendre", "abc")):
        to = button(client.get(url(programme, "arrange")), row, words)
        for _click in range(2):
            client.post(address, {"position": to})
            steps = phase(programme, "II").steps.in_order()
            assert "".join(one.code for one in steps) == expected


def test_a_phase_is_added_once_after_those_of_its_period(client, programme, enter):
    enter()
    prepare = period(programme, "préparation")
    sent = stretch(code="0", kind="launch", period=prepare.pk)
    sent |= {"submission_id": str(uuid.uuid4())}
    for _click in range(2):
        answer = client.post(url(programme, "phase_add"), sent)
        assertRedirects(answer, url(programme, "arrange"))
    assert shape(programme)[0][1] == ["Phase 1", "Phase 2", "Phase 0"]
    assert Phase.objects.get(code="0").kind == "launch"
    assert acts() == [("phase", "added")]


def test_a_period_and_a_step_are_added(client, programme, enter):
    enter()
    client.post(url(programme, "period_add"), {"label": "Après"})
    three = phase(programme, "3")
    client.post(url(programme, "step_add", three.pk), stretch(code="a"))
    assert Period.objects.in_order().last().label == "Après"
    assert [str(row) for row in three.steps.all()] == ["3 a"]
    page = client.get(url(programme, "arrange"))
    assertContains(page, "Aucune phase dans cette période")
    assert acts() == [("period", "added"), ("step", "added")]


@pytest.mark.parametrize("noun", ["periodes", "phases", "sous-etapes"])
def test_what_is_taken_out_is_brought_back_where_it_was(client, noun):
    programme = walking(MULHOUSE)
    client.force_login(make_membership(programme).user)
    one = phase(programme, "1")
    Step.objects.create(phase=one, label="Un pas", code="a", position=1)
    row = {"periodes": one.period, "phases": one, "sous-etapes": one.steps.get()}[noun]
    before = plan_of(programme)

    for _click in range(2):
        page = client.post(url(programme, "part_remove", noun, row.pk), follow=True)
    assertContains(page, "Retiré du parcours")
    assertContains(page, "Annuler")
    assertContains(page, row.label.partition("{")[0])
    assert plan_of(programme) != before
    for _click in range(2):
        client.post(url(programme, "part_bring_back", noun, row.pk))
    assert plan_of(programme) == before
    assert [act for _part, act in acts()] == ["taken_out", "brought_back"]


def test_the_phases_of_a_period_that_is_taken_out_stay(client, programme, enter):
    enter()
    row = period(programme, "réalisation")
    client.post(url(programme, "part_remove", "periodes", row.pk))
    assert [p.title for p in plan_of(programme).phases] == [
        f"Phase {n}" for n in "1234"
    ]
    assertContains(client.get(url(programme, "arrange")), "Sans période")


def test_a_step_comes_back_only_into_a_phase_that_is_there(client):
    programme = walking()
    client.force_login(make_membership(programme).user)
    for noun, row in (
        ("sous-etapes", step(programme, "II a")),
        ("phases", phase(programme, "II")),
    ):
        client.post(url(programme, "part_remove", noun, row.pk))
    back = url(programme, "part_bring_back", "sous-etapes", step(programme, "II a").pk)
    assertNotContains(client.get(url(programme, "arrange")), back)
    assert client.post(back).status_code == 404


def test_a_facilitator_does_not_shape_the_path(client, programme, enter):
    enter(Role.FACILITATOR)
    row, one = phase(programme, "1"), period(programme, "Fin")
    pages = ["arrange", "words_edit", "period_add", "phase_add"]
    assert {client.get(url(programme, name)).status_code for name in pages} == {403}
    assert client.get(url(programme, "step_add", row.pk)).status_code == 403
    assert (
        client.get(url(programme, "part_edit", "periodes", one.pk)).status_code == 403
    )
    for act in ("part_move", "part_remove", "part_bring_back"):
        assert client.post(url(programme, act, "phases", row.pk)).status_code == 403


@pytest.mark.parametrize(
    "role", [Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER], ids=str
)
def test_the_others_change_nothing(client, programme, enter, role):
    enter(role)
    row = phase(programme, "1")
    assert client.get(url(programme, "part_edit", "phases", row.pk)).status_code == 403
    assert client.get(url(programme, "arrange")).status_code == 403


def test_a_part_of_another_programme_is_not_found(client, programme, enter):
    enter()
    other = phase(walking(), "I")
    for name in ("part_edit", "part_move", "part_remove"):
        address = url(programme, name, "phases", other.pk)
        assert client.post(address, stretch()).status_code == 404
    assert (
        client.get(url(programme, "part_edit", "periodes", other.pk)).status_code == 404
    )


@pytest.mark.parametrize("name", ["words_edit", "period_add", "phase_add"])
def test_there_is_nothing_to_change_without_a_path(client, name):
    programme = make_programme()
    client.force_login(make_membership(programme).user)
    assert client.get(url(programme, name)).status_code == 404
    answer = client.get(url(programme, "arrange"))
    assertRedirects(answer, url(programme, "choose"))


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_however_long(
    client, programme, enter, django_assert_num_queries, rows
):
    enter()
    for number in range(rows):
        more = programme.path.phases.create(label="Encore", position=20 + number)
        Step.objects.create(phase=more, label="Un pas", position=number)
        programme.path.periods.create(label="Une période", position=20 + number)
    client.get(url(programme, "arrange"))  # the time of the login is written once
    # session, account, membership; path; phases, periods, steps, milestones; what is out
    with django_assert_num_queries(10):
        client.get(url(programme, "arrange"))
