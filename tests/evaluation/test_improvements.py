"""Improvements: each proposal gets an answer, and is followed until it is done."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from evaluation.models import Improvement, ImprovementLook
from programmes.models import Kind, Role
from tests.evaluation.making_asking import (
    Moment,
    accepted,
    come_in,
    make_evaluation,
    make_improvement,
    url,
)
from tests.factories import make_programme, make_role_group

pytestmark = pytest.mark.django_db
DECIDED = {"decision": "accepted", "decided_on": "2026-03-05", "version": 1}


def decide(client, improvement, **sent):
    place = url("improvement_decide", improvement.programme, improvement.pk)
    return client.post(place, DECIDED | sent)


def test_it_is_proposed_at_one_of_the_co_evaluations(client):
    evaluation = make_evaluation()
    programme = evaluation.programme
    place = url("improvement_add", programme)
    come_in(client, programme)
    sent = {"words": "Un café au début", "evaluation": evaluation.pk}
    client.post(place, sent)
    [one] = Improvement.objects.all()
    assert (one.number, one.words, one.evaluation) == (
        1,
        "Un café au début",
        evaluation,
    )
    sent["evaluation"] = make_evaluation(make_programme()).pk
    assertContains(client.post(place, sent), "Une chose à reprendre")


def test_it_is_accepted_with_a_role_group_and_a_day(client):
    one = make_improvement()
    group = make_role_group(one.programme, Kind.AUTHORITY)
    come_in(client, one.programme)
    decide(client, one, owner=group.pk, due_on="2026-05-07")
    one.refresh_from_db()
    assert (one.decision, one.owner, str(one.due_on)) == (
        "accepted",
        group,
        "2026-05-07",
    )
    page = client.get(url("improvement_list", one.programme))
    assertContains(page, "acceptée, à faire")


def test_a_refusal_says_why(client):
    one = make_improvement()
    come_in(client, one.programme)
    refused = decide(client, one, decision="refused")
    assertContains(refused, "Une chose à reprendre")
    decide(client, one, decision="refused", reason="La salle ferme à 18 h.")
    one.refresh_from_db()
    assert (one.decision, one.reason) == ("refused", "La salle ferme à 18 h.")


def test_a_group_of_another_programme_sees_to_nothing(client):
    one = make_improvement()
    group = make_role_group(make_programme(), Kind.AUTHORITY)
    come_in(client, one.programme)
    assertContains(decide(client, one, owner=group.pk), "Une chose à reprendre")


def test_it_is_done_then_to_be_done_again(client):
    one = accepted()
    come_in(client, one.programme)
    place = url("improvement_done", one.programme, one.pk)
    client.post(place, {"done": "yes"})
    one.refresh_from_db()
    assert one.done_on == timezone.localdate()
    assertContains(decide(client, one, decision="later", version=2), "dites d’abord")
    client.post(place, {"done": ""})
    one.refresh_from_db()
    assert one.done_on is None


def test_only_what_was_accepted_is_done(client):
    one = make_improvement()
    come_in(client, one.programme)
    place = url("improvement_done", one.programme, one.pk)
    client.post(place, {"done": "yes"})
    one.refresh_from_db()
    assert one.done_on is None


def test_taken_out_it_is_put_back(client):
    one = make_improvement()
    come_in(client, one.programme)
    place = url("improvement_archive", one.programme, one.pk)
    back = url("improvement_bring_back", one.programme, one.pk)
    assertContains(client.post(place, follow=True), back)
    written = decide(client, one)
    assert written.status_code == 409
    client.post(back)
    one.refresh_from_db()
    assert one.archived_at is None


def test_two_people_who_decide_at_once_see_both(client):
    one = make_improvement()
    come_in(client, one.programme)
    decide(client, one, decision="later", reason="Après l’été")
    answer = decide(client, one, decision="later", reason="À Noël")
    assertContains(answer, "Après l’été", status_code=409)
    assertContains(answer, "À Noël", status_code=409)


def test_observers_read_what_is_decided(client):
    one = make_improvement()
    decided = accepted(one.evaluation, words="Un café au début")
    come_in(client, one.programme, Role.OBSERVER)
    page = client.get(url("improvement_list", one.programme))
    assertContains(page, decided.words)
    assertNotContains(page, one.words)
    assertNotContains(page, url("improvement_decide", one.programme, one.pk))


def test_at_the_end_those_of_the_mid_term_are_looked_at_again(client):
    one = accepted()
    programme = one.programme
    last = make_evaluation(programme, Moment.FINAL)
    come_in(client, programme)
    detail = url("evaluation_detail", programme, last.pk)
    assertContains(client.get(detail), "Ce que sont devenues les propositions")
    place = url("improvement_look", programme, one.pk, last.pk)
    client.post(place, {"words": "Le café se prend chaque jeudi."})
    [look] = ImprovementLook.objects.all()
    assertContains(client.get(detail), "Le café se prend chaque jeudi.")
    client.post(place, {"words": "Le café continue.", "version": look.version})
    look.refresh_from_db()
    assert look.words == "Le café continue."
    stale = client.post(place, {"words": "Autre chose.", "version": 1})
    assertContains(stale, "Le café continue.", status_code=409)
    same = url("improvement_look", programme, one.pk, one.evaluation_id)
    assert client.get(same).status_code == 404


def test_what_was_proposed_at_the_end_did_not_become_anything_at_mid_term(client):
    mid_term = make_evaluation()
    programme = mid_term.programme
    one = accepted(make_evaluation(programme, Moment.FINAL))
    come_in(client, programme)
    place = url("improvement_look", programme, one.pk, mid_term.pk)
    assert client.post(place, {"words": "Déjà fait."}).status_code == 404


def test_words_on_what_was_taken_out_meanwhile_are_given_back(client):
    one = accepted()
    last = make_evaluation(one.programme, Moment.FINAL)
    come_in(client, one.programme)
    place = url("improvement_look", one.programme, one.pk, last.pk)
    one.archive()
    answer = client.post(place, {"words": "Le café se prend chaque jeudi."})
    assertContains(answer, "Le café se prend chaque jeudi.", status_code=409)
    assert not ImprovementLook.objects.exists()


def test_the_list_leads_its_team_to_where_each_is_decided_done_or_taken_out(client):
    one = accepted()
    come_in(client, one.programme)
    place = url("improvement_decide", one.programme, one.pk)
    assertContains(client.get(url("improvement_list", one.programme)), place, count=1)
    page = client.get(place)
    for act in ("edit", "done", "archive"):
        assertContains(page, url(f"improvement_{act}", one.programme, one.pk))


def test_those_who_take_part_read_the_list_and_decide_nothing(client):
    one = accepted(words="Un café au début")
    come_in(client, one.programme, Role.PARTICIPANT)
    page = client.get(url("improvement_list", one.programme))
    assertContains(page, "Un café au début")
    assertNotContains(page, url("improvement_decide", one.programme, one.pk))


def test_what_was_proposed_stays_when_its_co_evaluation_is_taken_out(client):
    one = make_improvement()
    one.evaluation.archive()
    come_in(client, one.programme)
    assertContains(client.get(url("improvement_list", one.programme)), one.words)


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_costs_the_same(client, django_assert_num_queries, number):
    evaluation = make_evaluation()
    programme = evaluation.programme
    group = make_role_group(programme)
    for _n in range(number):
        one = accepted(evaluation, owner=group)
        one.looks.create(evaluation=evaluation, words="C’est fait.")
    come_in(client, programme, Role.PARTICIPANT)
    with django_assert_num_queries(10):
        client.get(url("improvement_list", programme))


def test_the_committee_reads_them_in_counts(client):
    one = accepted()
    make_improvement(one.evaluation, words="Ce que personne ne lit ici")
    come_in(client, one.programme, Role.OBSERVER)
    page = client.get(reverse("state_sheet", args=[one.programme.slug]))
    assertContains(page, "Acceptées, à faire")
    assertContains(page, "Une amélioration", count=2)
    assertNotContains(page, "Ce que personne ne lit ici")


def test_a_day_of_decision_comes_with_a_decision():
    one = make_improvement()
    one.decided_on = timezone.localdate()
    with pytest.raises(ValidationError):
        one.full_clean()
