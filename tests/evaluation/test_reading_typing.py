"""Typing what a group read on paper: all commitments at once, by one or by two."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from pytest_django.asserts import assertContains, assertRedirects

from evaluation.models import CommitmentReading
from evaluation.reading_entry import NOTHING, Said, read_back, written_down
from programmes.models import Kind, Role
from tests.evaluation.making_readings import (
    Seen,
    commitments,
    make_evaluation,
    make_reading,
    url,
)
from tests.factories import make_contract, make_membership, make_role_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_contract().programme


@pytest.fixture
def evaluation(programme):
    return make_evaluation(programme)


@pytest.fixture
def enter(client, programme):
    def enter(role=Role.FACILITATOR, **values):
        client.force_login(make_membership(programme, role, **values).user)
        return client

    return enter


def typing(evaluation, kind=Kind.AUTHORITY):
    group = make_role_group(evaluation.programme, kind)
    return url("type", evaluation, group.pk)


def shown(page):
    """Return what the form of a page would send as it stands."""
    sent = {"submission_id": str(uuid.uuid4())}
    for field in page.context["form"]:
        name, value = field.html_name, field.value()
        if name != "submission_id" and not (name.startswith("discuss") and not value):
            sent[name] = "on" if name.startswith("discuss") else value or ""
    return sent


def rows():
    found = CommitmentReading.objects.order_by("commitment")
    return list(found.values_list("commitment", "seen", "to_discuss", "words"))


def test_a_whole_sheet_is_kept_at_once_and_empty_lines_are_nothing(
    enter, evaluation, programme
):
    client, place = enter(), typing(evaluation)
    first, second = (one.pk for one in commitments(programme))
    sent = shown(client.get(place)) | {
        f"seen-{first}": "kept",
        f"words-{first}": "Les deux salles.",
        f"discuss-{second}": "on",
    }
    assertRedirects(client.post(place, sent), url("list", evaluation))
    assert rows() == [
        (first, Seen.KEPT, False, "Les deux salles."),
        # A tick without a box: the group did not say.
        (second, Seen.UNSAID, True, ""),
    ]


def test_the_page_has_the_lines_that_the_group_may_read_its_own_first(
    enter, evaluation
):
    client = enter()
    page = client.get(typing(evaluation))
    titles = [block.title for block, _lines in page.context["blocks"]]
    assert titles == ["Collectivité", "Animateurs du CSM"]
    page = client.get(typing(evaluation, Kind.PARTICIPANT))
    assert len(page.context["form"].promises) == 6


def test_a_line_that_is_emptied_is_taken_away(enter, evaluation, programme):
    reading = make_reading(evaluation)
    client, place = enter(), typing(evaluation)
    sent = shown(client.get(place)) | {f"seen-{reading.commitment_id}": ""}
    client.post(place, sent)
    assert rows() == []


def test_two_who_type_other_lines_do_not_hinder_each_other(
    enter, evaluation, programme
):
    client, place = enter(), typing(evaluation)
    first, second = commitments(programme)
    sent = shown(client.get(place)) | {f"seen-{first.pk}": "kept"}
    make_reading(evaluation, second, seen=Seen.NOT_YET, words="Pas encore vu.")
    assert client.post(place, sent).status_code == 302
    assert rows() == [
        (first.pk, Seen.KEPT, False, ""),
        (second.pk, Seen.NOT_YET, False, "Pas encore vu."),
    ]


def test_two_who_type_one_line_otherwise_see_both_and_mine_may_stay(
    enter, evaluation, programme
):
    client, place = enter(), typing(evaluation)
    first, second = commitments(programme)
    sent = shown(client.get(place))
    sent |= {f"seen-{first.pk}": "kept", f"words-{first.pk}": "Les deux."}
    make_reading(evaluation, first, seen=Seen.NOT_YET, words="Aucune.")
    make_reading(evaluation, second, words="Autre ligne.")
    page = client.post(place, sent)
    assertContains(page, "Aucune.", status_code=409)
    assertContains(page, "Les deux.", status_code=409)
    assertContains(page, "Autre ligne.", status_code=409)
    assert len(page.context["clashes"]) == 1
    assert client.post(place, shown(page)).status_code == 302
    assert rows() == [
        (first.pk, Seen.KEPT, False, "Les deux."),
        (second.pk, Seen.KEPT, False, "Autre ligne."),
    ]


def test_two_who_type_the_same_agree(enter, evaluation, programme):
    client, place = enter(), typing(evaluation)
    row = commitments(programme)[0]
    sent = shown(client.get(place)) | {f"seen-{row.pk}": "kept"}
    make_reading(evaluation, row)
    assert client.post(place, sent).status_code == 302
    assert CommitmentReading.objects.get().version == 1


def test_words_of_several_lines_typed_in_the_room_are_no_change(
    enter, evaluation, programme
):
    reading = make_reading(evaluation, words="Une ligne.\nEt une autre.")
    client, place = enter(), typing(evaluation)
    sent = shown(client.get(place))
    name = f"words-{reading.commitment_id}"
    sent[name] = sent[name].replace("\n", "\r\n")
    client.post(place, sent)
    reading.refresh_from_db()
    assert reading.version == 1


def test_words_that_are_too_long_are_said_and_kept_on_the_page(
    enter, evaluation, programme
):
    client, place = enter(), typing(evaluation)
    row = commitments(programme)[0]
    words = "é" * 1001
    sent = shown(client.get(place)) | {f"words-{row.pk}": words}
    page = client.post(place, sent)
    assertContains(page, words)
    assertContains(page, 'id="errors"')
    assert rows() == []


def test_a_co_evaluation_taken_out_meanwhile_keeps_the_words_on_the_page(
    enter, evaluation, programme
):
    client, place = enter(), typing(evaluation)
    row = commitments(programme)[0]
    sent = shown(client.get(place)) | {f"words-{row.pk}": "À garder."}
    type(evaluation).objects.update(archived_at="2026-01-01T00:00Z")
    assertContains(client.post(place, sent), "À garder.")
    assert rows() == []


@pytest.mark.parametrize("read", ["rien", "12.zz", "x" * 50_000])
def test_a_page_that_was_altered_saves_nothing(enter, evaluation, read):
    client, place = enter(), typing(evaluation)
    sent = shown(client.get(place)) | {"read": read}
    assertContains(client.post(place, sent), "Cette page est trop ancienne")


def test_what_a_page_showed_is_read_back():
    state = {"12": Said("kept", False, "é"), "a3": NOTHING}
    signs = {key: said.sign for key, said in state.items()}
    assert read_back(written_down(state)) == signs
    with pytest.raises(ValidationError):
        read_back("12")


@pytest.mark.parametrize(
    ("role", "kind", "status"),
    [
        (Role.PARTNER, Kind.AUTHORITY, 200),
        (Role.PARTNER, Kind.FACILITATOR, 403),
        (Role.PARTICIPANT, Kind.PARTICIPANT, 403),
        (Role.OBSERVER, Kind.AUTHORITY, 403),
    ],
)
def test_who_types_what(enter, evaluation, role, kind, status):
    assert enter(role).get(typing(evaluation, kind)).status_code == status


@pytest.mark.parametrize("rows", [1, 30])
def test_typing_costs_the_same_however_many_lines(
    client, django_assert_num_queries, rows
):
    programme = make_contract(commitments=(rows, rows, rows)).programme
    evaluation = make_evaluation(programme)
    client.force_login(make_membership(programme).user)
    client.get(typing(evaluation))
    with django_assert_num_queries(10):
        client.get(typing(evaluation))
