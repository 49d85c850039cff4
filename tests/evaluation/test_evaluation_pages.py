"""The pages of the co-evaluations: preparing, holding, keeping, and who reads them."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from evaluation.models import Evaluation
from programmes.models import Role
from tests.evaluation.making_asking import (
    DAY,
    Moment,
    come_in,
    make_evaluation,
    make_session,
    reveal,
    say,
    url,
)
from tests.factories import make_programme
from workshops.models import Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme()


def test_both_moments_stand_there_before_anything_is_prepared(client, programme):
    page = come_in(client, programme).get(url("evaluation_list", programme))
    assertContains(page, "pas encore préparée", count=2)
    prepare = url("evaluation_prepare", programme, "mi-parcours")
    assertContains(page, f'<a class="btn btn-primary" href="{prepare}">')


def test_it_is_prepared_with_a_new_session(client, programme):
    place = url("evaluation_prepare", programme, "mi-parcours")
    sent = {"day": "2026-03-05", "starts_at": "14:00", "place": "Salle des fêtes"}
    answer = come_in(client, programme).post(place, sent)
    evaluation = Evaluation.objects.get()
    assertRedirects(answer, url("evaluation_detail", programme, evaluation.pk))
    session = evaluation.session
    assert (session.kind, session.day, session.place) == (
        Session.Kind.EVALUATION,
        DAY,
        "Salle des fêtes",
    )
    assert client.get(place).url == url("evaluation_detail", programme, evaluation.pk)
    assertContains(client.post(place, sent), "Une chose à reprendre")
    assert Session.objects.count() == 1


def test_it_is_prepared_with_a_session_that_is_planned(client, programme):
    session = make_session(programme)
    there = url("session_evaluation", programme, session.pk)
    place = url("evaluation_prepare", programme, "mi-parcours", seance=session.pk)
    assert come_in(client, programme).get(there).url == place
    assertContains(client.get(place), f'<option value="{session.pk}" selected>')
    client.post(place, {"session": session.pk})
    evaluation = Evaluation.objects.get()
    assert evaluation.session == session
    detail = url("evaluation_detail", programme, evaluation.pk)
    assert client.get(there).url == detail
    assertContains(client.get(detail), "jeudi 5 mars 2026")


def test_a_day_is_asked_for_a_new_session(client, programme):
    place = url("evaluation_prepare", programme, "fin")
    answer = come_in(client, programme).post(place, {"place": "Salle des fêtes"})
    assertContains(answer, "Choisissez le jour de la co-évaluation.")
    assertContains(answer, "Salle des fêtes")


def test_another_word_is_no_moment(client, programme):
    place = url("evaluation_prepare", programme, "un-jour")
    assert come_in(client, programme).get(place).status_code == 404


def test_it_is_held_then_not_held(client, programme):
    evaluation = make_evaluation(programme)
    place = url("evaluation_hold", programme, evaluation.pk)
    come_in(client, programme).post(place, {"held_on": "2026-03-05"})
    evaluation.refresh_from_db()
    assert evaluation.held_on == DAY
    client.post(url("evaluation_take_back", programme, evaluation.pk))
    evaluation.refresh_from_db()
    assert evaluation.held_on is None


def test_taken_out_it_is_put_back_from_the_list(client, programme):
    evaluation = make_evaluation(programme)
    place = url("evaluation_archive", programme, evaluation.pk)
    page = come_in(client, programme).post(place, follow=True)
    back = url("evaluation_bring_back", programme, evaluation.pk)
    assertContains(page, back)
    client.post(back)
    evaluation.refresh_from_db()
    assert evaluation.archived_at is None


def test_the_kept_words_are_written_agreed_on_then_fixed(client, programme):
    evaluation = make_evaluation(programme)
    evaluation.hold(DAY, None)
    evaluation.refresh_from_db()
    edit = url("kept_edit", programme, evaluation.pk)
    words = "Marcher ensemble nous a fait du bien."
    come_in(client, programme).post(edit, {"kept": words, "version": 2})
    agree = url("kept_agree", programme, evaluation.pk)
    client.post(agree, {"agreed_on": "2026-03-05"})
    evaluation.refresh_from_db()
    assert (evaluation.kept, evaluation.agreed_on) == (words, DAY)
    detail = url("evaluation_detail", programme, evaluation.pk)
    assert client.get(edit).url == detail
    later = client.post(edit, {"kept": "Autre chose.", "version": 4})
    assertContains(later, "cela ne change plus")
    assertContains(later, "Autre chose.")
    evaluation.refresh_from_db()
    assert evaluation.kept == words


def test_two_people_who_write_what_is_kept_see_both_texts(client, programme):
    evaluation = make_evaluation(programme)
    edit = url("kept_edit", programme, evaluation.pk)
    come_in(client, programme).post(edit, {"kept": "Le calme", "version": 1})
    answer = client.post(edit, {"kept": "Les amis", "version": 1})
    assertContains(answer, "Le calme", status_code=409)
    assertContains(answer, "Les amis", status_code=409)


def test_observers_read_what_was_agreed_on_and_no_contribution(client, programme):
    evaluation = make_evaluation(programme)
    say(evaluation, "brought", "Du calme")
    reveal(evaluation)
    evaluation.hold(DAY, None)
    Evaluation.objects.update(kept="Ce que nous gardons ici")
    detail = url("evaluation_detail", programme, evaluation.pk)
    page = come_in(client, programme, Role.OBSERVER).get(detail)
    assertContains(page, "Moins de cinq contributions")
    assertNotContains(page, "Ce que nous gardons ici")
    assertNotContains(page, "d’après papier")
    synthesis = url("synthesis", programme, evaluation.pk)
    assert client.get(synthesis).status_code == 403
    evaluation.refresh_from_db()
    evaluation.agree(DAY, None)
    assertContains(client.get(detail), "Ce que nous gardons ici")


def test_the_end_says_that_it_asks_the_same(client, programme):
    make_evaluation(programme)
    last = make_evaluation(programme, Moment.FINAL)
    detail = url("evaluation_detail", programme, last.pk)
    page = come_in(client, programme, Role.PARTICIPANT).get(detail)
    assertContains(page, "Les mêmes questions qu’à mi-parcours, mot pour mot.")


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_costs_the_same_however_much_was_said(
    client, programme, django_assert_num_queries, number
):
    evaluation = make_evaluation(programme)
    for _n in range(number):
        say(evaluation, "brought", "Du calme")
    reveal(evaluation)
    detail = url("evaluation_detail", programme, evaluation.pk)
    come_in(client, programme, Role.PARTICIPANT)
    with django_assert_num_queries(15):
        assert client.get(detail).status_code == 200


def test_what_is_due_is_never_typed(client, programme):
    page = come_in(client, programme).get(
        url("evaluation_prepare", programme, "mi-parcours")
    )
    assertNotContains(page, "due_on")
