"""A round that is changed, taken out, brought back; what can never be loosened."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Event, Role
from tests.factories import make_idea, make_referential, make_round
from tests.wellbeing.test_rounds import TEAM, body, enter, programme, url
from wellbeing.models import Component, Round, Sorting

pytestmark = pytest.mark.django_db
__all__ = ["enter", "programme"]


def test_a_round_is_changed_and_two_editors_see_both_texts(enter, programme):
    round_ = make_round(programme)
    client, place = enter(), url("round_edit", programme, round_.pk)
    assertRedirects(
        client.post(place, body(round_, version=1, question="Une question ?")),
        url("round_detail", programme, round_.pk),
    )
    answer = client.post(place, body(round_, version=1, question="Une autre ?"))
    assertContains(answer, "Une autre ?", status_code=409)
    assertContains(answer, "Une question ?", status_code=409)
    round_.refresh_from_db()
    assert (round_.question, round_.version) == ("Une question ?", 2)


def test_changing_a_round_writes_over_nothing_else(enter, programme):
    round_ = make_round(programme)
    make_idea(round_)
    before = Round.objects.get(pk=round_.pk)
    sent = body(round_, version=1, question=round_.question, held_on="2026-05-05")
    enter().post(url("round_edit", programme, round_.pk), sent)
    round_.refresh_from_db()
    assert round_.held_on.isoformat() == "2026-05-05"
    assert round_.turn > before.turn
    assert round_.moment == before.moment


@pytest.mark.parametrize(
    "act",
    [
        lambda round_: round_.keep_time(None),
        lambda round_: round_.begin_lap(1),
        lambda round_: round_.let_phones_in(),
        lambda round_: round_.keep_phones_out(),
        lambda round_: round_.move_to("turn"),
        lambda round_: round_.reveal(round_.held_on),
    ],
)
def test_what_the_room_does_is_no_conflict_for_who_changes_a_round(
    enter, programme, act
):
    round_ = make_round(programme)
    act(round_)
    assert round_.turn == 1
    sent = body(round_, version=1, question="Une autre ?")
    enter().post(url("round_edit", programme, round_.pk), sent)
    round_.refresh_from_db()
    assert (round_.question, round_.version, round_.turn) == ("Une autre ?", 2, 2)


def test_once_answered_a_question_stays_as_it_was_asked(enter, programme):
    round_ = make_round(programme, question="Bien vivre, c’est quoi ?")
    make_idea(round_)
    client, place = enter(), url("round_edit", programme, round_.pk)
    assertContains(client.get(place), "readonly")
    page = client.post(place, body(round_, version=1, question="Et mal vivre ?"))
    assertContains(page, "Des idées répondent déjà à cette question")
    assertContains(page, "Et mal vivre ?")
    round_.refresh_from_db()
    assert round_.question == "Bien vivre, c’est quoi ?"


def test_without_names_is_never_loosened(enter, programme):
    round_ = make_round(programme)
    client, place = enter(), url("round_edit", programme, round_.pk)
    assertContains(client.get(place), "Ce recueil est sans noms, et le reste.")
    client.post(place, body(round_, version=1, is_anonymous=""))
    round_.refresh_from_db()
    assert round_.is_anonymous


def test_a_round_that_goes_without_names_forgets_those_it_has(enter, programme):
    round_ = make_round(programme, is_anonymous=False)
    idea = make_idea(round_, signed="Aline")
    sent = body(round_, version=1, question=round_.question)
    enter().post(url("round_edit", programme, round_.pk), sent)
    idea.refresh_from_db()
    round_.refresh_from_db()
    assert (round_.is_anonymous, idea.signed) == (True, "")


def test_a_round_keeps_the_list_by_which_it_is_sorted(enter, programme):
    round_, other = make_round(programme), make_referential()
    idea = make_idea(round_)
    component = Component.objects.filter(
        dimension__referential=round_.referential
    ).first()
    Sorting.objects.create(idea=idea, component=component)
    sent = body(round_, version=1, question=round_.question, referential=other.pk)
    page = enter().post(url("round_edit", programme, round_.pk), sent)
    assertContains(page, "elle est gardée")
    round_.refresh_from_db()
    assert round_.referential != other


def test_a_new_round_is_sorted_by_the_list_of_the_one_before(enter, programme):
    own = make_referential()
    make_round(programme, referential=own)
    page = enter().get(url("round_add", programme))
    assert page.context["form"].initial["referential"] == own.pk


def test_a_round_taken_out_is_brought_back(enter, programme):
    round_ = make_round(programme, question="Que veut dire vivre bien ?")
    make_idea(round_)
    client = enter()
    answer = client.post(url("round_archive", programme, round_.pk), follow=True)
    assertContains(answer, "Retiré de la liste\u00a0: Que veut dire vivre bien ?")
    assertContains(answer, "Annuler")
    client.post(url("round_bring_back", programme, round_.pk))
    round_.refresh_from_db()
    assert (round_.archived_at, round_.ideas.count()) == (None, 1)


@pytest.mark.parametrize("role", Role, ids=str)
def test_a_round_taken_out_is_its_teams_alone(enter, programme, role):
    round_ = make_round(programme, question="Que veut dire vivre bien ?")
    round_.archive()
    client = enter(role)
    seen = assertContains if role in TEAM else assertNotContains
    seen(client.get(url("round_list", programme)), "Que veut dire vivre bien ?")
    answer = client.get(url("round_detail", programme, round_.pk))
    assert answer.status_code == (200 if role in TEAM else 404)


@pytest.mark.parametrize("name", ["round_edit", "typing", "screen", "round_reveal"])
def test_nothing_is_done_with_a_round_taken_out(enter, programme, name):
    round_ = make_round(programme)
    round_.archive()
    assert enter().get(url(name, programme, round_.pk)).status_code == 404


@pytest.mark.parametrize("moment", Round.Moment)
def test_people_say_which_moment_it_is_and_none_is_locked(enter, programme, moment):
    round_ = make_round(programme, moment=Round.Moment.SETTLING)
    client = enter(Role.COORDINATOR)
    client.post(url("round_moment", programme, round_.pk), {"moment": moment.value})
    round_.refresh_from_db()
    assert round_.moment == moment
    page = client.get(url("round_detail", programme, round_.pk))
    for step in Round.Moment:
        assertContains(page, step.label.capitalize())


def test_a_moment_that_is_none_changes_nothing(enter, programme):
    round_ = make_round(programme)
    enter().post(url("round_moment", programme, round_.pk), {"moment": "pause"})
    round_.refresh_from_db()
    assert (round_.moment, round_.version) == (Round.Moment.WRITING, 1)


def test_the_reveal_says_what_it_ends_and_is_asked(enter, programme):
    round_ = make_round(programme)
    make_idea(round_)
    client, place = enter(), url("round_reveal", programme, round_.pk)
    page = client.get(place)
    assertContains(page, "Le code court se ferme")
    round_.refresh_from_db()
    assert not round_.is_revealed
    client.post(place)
    round_.refresh_from_db()
    assert round_.is_revealed
    assertContains(client.get(place), 'disabled aria-describedby="revealed"')


@pytest.mark.parametrize(
    ("sent", "revealed"), [({"both_sides": "on"}, True), ({}, False)]
)
def test_the_other_side_is_revealed_in_the_same_gesture(
    enter, programme, sent, revealed
):
    ill = make_round(programme, kind="ill_being")
    bright = make_round(programme, mirror=ill)
    Round.objects.filter(pk=ill.pk).update(mirror=bright)
    enter().post(url("round_reveal", programme, bright.pk), sent)
    ill.refresh_from_db()
    assert ill.is_revealed is revealed


def test_the_group_agrees_on_a_day_after_the_reveal(enter, programme):
    round_ = make_round(programme)
    make_idea(round_)
    client, place = enter(), url("round_settle", programme, round_.pk)
    sent = {"settled_on": round_.held_on.isoformat()}
    assertContains(client.post(place, sent), "après les avoir vues")
    round_.reveal(round_.held_on)
    assertContains(client.get(place), "1 idée n’est pas encore classée")
    assertContains(client.post(place, {"settled_on": "2999-01-01"}), "pas encore venu")
    assertRedirects(client.post(place, sent), url("round_detail", programme, round_.pk))
    round_.refresh_from_db()
    assert round_.settled_on == round_.held_on
    kinds = [one.kind for one in Event.objects.order_by("sequence")]
    assert kinds == ["round_revealed", "round_settled"]
