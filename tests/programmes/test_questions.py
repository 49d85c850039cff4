from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.asking import NAMES, USUAL, missing_from, questions_of
from programmes.models import MethodPack, Question, QuestionKind, Role
from tests.factories import make_membership, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    """A programme that asks all but the last question, as older ones may."""
    made = make_programme()
    for kind in reversed(QuestionKind):
        if kind != QuestionKind.IMPROVEMENT:
            made.questions.create(kind=kind, text=USUAL[kind])
    return made


@pytest.fixture
def enter(client, programme):
    def enter(role=Role.COORDINATOR):
        client.force_login(make_membership(programme, role).user)

    return enter


def url(programme, view, *args):
    return reverse(f"programmes:question_{view}", args=[programme.slug, *args])


def asked(programme, kind=QuestionKind.NO_EFFECT):
    return programme.questions.get(kind=kind)


def test_the_usual_words_are_those_of_the_shipped_packs():
    for pack in MethodPack.objects.all():
        assert dict(pack.questions.values_list("kind", "text")) == USUAL


def test_the_questions_come_in_the_order_of_the_method(programme):
    found = questions_of(programme)
    assert [question.kind for question in found] == QuestionKind.values[:-1]
    assert missing_from(found) == [QuestionKind.IMPROVEMENT]


def test_each_question_has_a_name_in_addresses():
    assert list(NAMES.values()) == list(QuestionKind)


@pytest.mark.parametrize("role", Role, ids=str)
def test_all_who_take_part_read_them_and_coordinators_reword_them(
    client, programme, enter, role
):
    enter(role)
    answer = client.get(url(programme, "list"))
    assertContains(answer, USUAL[QuestionKind.NO_EFFECT])
    assertContains(answer, "votre bien-être")
    edit = url(programme, "edit", asked(programme).pk)
    said = assertContains if role == Role.COORDINATOR else assertNotContains
    said(answer, f'href="{edit}"')
    said(answer, f'href="{url(programme, "add", "ameliorations")}"')
    reads = client.get(edit).status_code
    assert reads == (200 if role == Role.COORDINATOR else 403)


@pytest.mark.parametrize("rows", [1, 7])
def test_the_list_costs_the_same(client, enter, django_assert_num_queries, rows):
    programme = make_programme()
    for kind in list(QuestionKind)[:rows]:
        programme.questions.create(kind=kind, text="Et pour vous ?")
    client.force_login(make_membership(programme).user)
    client.get(url(programme, "list"))
    with django_assert_num_queries(4):  # session, user, memberships, questions
        client.get(url(programme, "list"))


def test_a_question_is_reworded(client, programme, enter):
    enter()
    question = asked(programme)
    answer = client.post(
        url(programme, "edit", question.pk), {"text": "Et sinon ?", "version": "1"}
    )
    assertRedirects(answer, url(programme, "list"))
    question.refresh_from_db()
    assert (question.text, question.version) == ("Et sinon ?", 2)


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_the_second_question_of_the_evaluation_is_never_emptied(
    client, programme, enter, text
):
    enter()
    question = asked(programme)
    answer = client.post(
        url(programme, "edit", question.pk), {"text": text, "version": "1"}
    )
    assert list(answer.context["form"].errors) == ["text"]
    assertContains(answer, "toujours posée")
    question.refresh_from_db()
    assert question.text == USUAL[QuestionKind.NO_EFFECT]


def test_no_address_removes_a_question(client, programme, enter):
    enter()
    address = url(programme, "edit", asked(programme).pk)
    client.delete(address)
    assert client.post(address.replace("modifier", "retirer")).status_code == 404
    assert programme.questions.count() == 6


def test_two_who_reword_at_once_see_both_texts(client, programme, enter):
    enter()
    question = asked(programme)
    Question.objects.filter(pk=question.pk).update(text="La leur ?", version=2)
    answer = client.post(
        url(programme, "edit", question.pk), {"text": "La mienne ?", "version": "1"}
    )
    assertContains(answer, "La leur ?", status_code=409)
    assertContains(answer, "La mienne ?", status_code=409)


def test_a_missing_question_is_added_in_the_usual_words(client, programme, enter):
    enter()
    address = url(programme, "add", "ameliorations")
    form = client.get(address).context["form"]
    assert form["text"].value() == USUAL[QuestionKind.IMPROVEMENT]
    client.post(address, {"text": "Que changer ?"})
    assert asked(programme, QuestionKind.IMPROVEMENT).text == "Que changer ?"


def test_a_question_that_is_asked_already_is_reworded_instead(client, programme, enter):
    enter()
    answer = client.get(url(programme, "add", "sans-effet"))
    assert answer.url == url(programme, "edit", asked(programme).pk)


def test_a_question_that_somebody_adds_meanwhile_shows_both_texts(
    client, programme, enter
):
    enter()
    programme.questions.create(kind=QuestionKind.IMPROVEMENT, text="La leur ?")
    address = url(programme, "add", "ameliorations")
    answer = client.post(address, {"text": "La mienne ?"})
    assertContains(answer, "La leur ?", status_code=409)
    assertContains(answer, "La mienne ?", status_code=409)
    sent = {"text": "Les deux ?", "version": answer.context["form"]["version"].value()}
    assertRedirects(client.post(address, sent), url(programme, "list"))
    assert asked(programme, QuestionKind.IMPROVEMENT).text == "Les deux ?"


@pytest.mark.parametrize("name", ["rien", "no_effect", "9"])
def test_there_is_no_other_question(client, programme, enter, name):
    enter()
    assert client.get(url(programme, "add", name)).status_code == 404


def test_the_same_question_twice_is_refused_by_the_database(programme):
    with transaction.atomic(), pytest.raises(IntegrityError):
        programme.questions.create(kind=QuestionKind.NO_EFFECT, text="Encore ?")


def test_the_shipped_questions_are_taken_back_and_shipped_again(programme):
    shipped = import_module("programmes.migrations.0006_shipped_questions")
    pack = MethodPack.objects.first()
    pack.questions.filter(kind=QuestionKind.ACTION).update(text="Et vous ?")
    programme.questions.filter(kind=QuestionKind.NEEDS).update(text="De quoi ?")

    shipped.take_back(apps, None)
    assert [one.text for one in pack.questions.all()] == ["Et vous ?"]
    assert [one.text for one in programme.questions.all()] == ["De quoi ?"]

    shipped.ship(apps, None)
    words = dict(pack.questions.values_list("kind", "text"))
    assert words == USUAL | {QuestionKind.ACTION: "Et vous ?"}
    words = dict(programme.questions.values_list("kind", "text"))
    assert words == USUAL | {QuestionKind.NEEDS: "De quoi ?"}
