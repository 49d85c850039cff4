"""What the pages tell of an answer that looks back, and what is corrected of it."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader
from pytest_django.asserts import (
    assertContains,
    assertNotContains,
    assertRedirects,
)

from programmes.models import Kind, Role
from tests.factories import (
    make_idea,
    make_role_group,
    make_round,
    make_user,
)
from tests.wellbeing.making_looking_back import (
    DAY,
    answers,
    body,
    enter,
    groups,
    programme,
    sitting,
    url,
)
from tests.wellbeing.said import make_sorted
from wellbeing.models import Idea, Round
from wellbeing.prints import slips_asked, slips_pdf

pytestmark = pytest.mark.django_db
__all__ = ["enter", "groups", "programme", "sitting"]
SECRET = "Le trajet du jeudi m’a coûté trop cher"
UNSAID = "Sans effet, ou du mal\xa0: non précisé"


@pytest.mark.parametrize("name", ["wall", "idea_list", "sorting", "round_poster"])
def test_the_effect_is_told_in_words(enter, sitting, name):
    _first, second, _third = sitting
    make_sorted(second, "A01", effect="harmed")
    make_sorted(second, "A01")
    second.reveal(DAY)
    page = enter(Role.PARTICIPANT).get(url(name, second))
    assertContains(page, "Cela a fait du mal")
    if name != "round_poster":
        assertContains(page, UNSAID)


@pytest.mark.parametrize(
    ("role", "name", "seen"),
    [
        (Role.FACILITATOR, "idea_list", {"many", "few"}),
        (Role.FACILITATOR, "wall", {"many"}),
        (Role.FACILITATOR, "round_csv", {"many"}),
        (Role.COORDINATOR, "idea_list", {"many"}),
        (Role.PARTICIPANT, "idea_list", {"many"}),
        (Role.PARTICIPANT, "wall", {"many"}),
        (Role.PARTICIPANT, "round_csv", {"many"}),
        (Role.PARTNER, "round_poster", {"many"}),
    ],
)
def test_a_group_of_few_answers_is_told_to_who_types_alone(
    enter, programme, sitting, role, name, seen
):
    first, second, third = sitting
    many = make_role_group(programme, Kind.ASSOCIATION, label="Les associations")
    few = make_role_group(programme, Kind.INSTITUTION, label="L’école du Pré")
    answers(first, 5, role_group=many)
    make_idea(first, role_group=few)
    answers(third, 4)
    first.reveal(DAY, also=[second, third])
    page = enter(role).get(url(name, first)).content.decode()
    told = {"many": many.title in page, "few": few.title in page}
    assert {one for one, is_told in told.items() if is_told} == seen


def test_an_answer_is_classed_in_one_gesture_and_classed_again(enter, sitting):
    _first, second, _third = sitting
    idea = make_idea(second)
    client = enter()
    place = url("idea_list", second, q="banc")
    assertContains(client.get(place), url("idea_effect", idea))
    act = url("idea_effect", idea, q="banc")
    assertRedirects(client.post(act, {"seen": "", "effect": "harmed"}), place)
    idea.refresh_from_db()
    assert idea.effect == "harmed"
    answer = client.post(act, {"seen": "", "effect": "none"}, follow=True)
    assertContains(answer, "Quelqu’un d’autre vient de noter")
    idea.refresh_from_db()
    assert idea.effect == "harmed"


def test_an_answer_is_classed_while_it_is_sorted(enter, sitting):
    _first, second, _third = sitting
    idea = make_idea(second)
    client = enter()
    act = url("idea_effect", idea) + "?classement"
    assertContains(client.get(url("sorting", second)), act)
    back = reverse(
        "wellbeing:idea_sort", args=[second.programme.slug, second.pk, idea.pk]
    )
    assertRedirects(client.post(act, {"seen": "", "effect": "none"}), back)


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PARTNER, Role.OBSERVER])
def test_only_those_who_lead_class(enter, sitting, role):
    _first, second, _third = sitting
    idea = make_idea(second)
    second.reveal(DAY)
    client = enter(role)
    assert client.post(url("idea_effect", idea), {"effect": "none"}).status_code == 403
    assert client.get(url("idea_about", idea)).status_code == 403
    if role != Role.OBSERVER:
        assertNotContains(client.get(url("idea_list", second)), "/effet/")


def test_the_coordinator_classes_once_it_is_revealed(enter, sitting):
    _first, second, _third = sitting
    idea = make_idea(second)
    client, sent = enter(Role.COORDINATOR), {"seen": "", "effect": "none"}
    assert client.post(url("idea_effect", idea), sent).status_code == 404
    second.reveal(DAY)
    assertRedirects(
        client.post(url("idea_effect", idea), sent), url("idea_list", second)
    )


@pytest.mark.parametrize("name", ["idea_effect", "idea_about"])
def test_strangers_and_other_rounds_have_nothing_to_correct(
    client, enter, sitting, name
):
    idea = make_idea(sitting[1])
    forward = make_idea(make_round(sitting[0].programme))
    client.force_login(make_user())
    assert client.post(url(name, idea)).status_code == 404
    assert enter().post(url(name, forward)).status_code == 404


def test_the_group_and_the_effect_are_corrected_together(enter, sitting, groups):
    idea = make_idea(sitting[1])
    client, place = enter(), url("idea_about", idea)
    read = client.get(place).context["form"].instance.version
    sent = body(version=read, effect="none", role_group=groups[1].pk)
    assertRedirects(client.post(place, sent), url("idea_list", sitting[1]))
    idea.refresh_from_db()
    assert (idea.effect, idea.role_group) == ("none", groups[1])
    late = body(version=read, effect="harmed", role_group="")
    answer = client.post(place, late)
    assertContains(answer, "sans effet", status_code=409)
    assertContains(answer, "cela a fait du mal", status_code=409)


def test_what_it_brought_keeps_its_effect_when_its_group_is_corrected(
    enter, sitting, groups
):
    idea = make_idea(sitting[0])
    client, place = enter(), url("idea_about", idea)
    assertNotContains(client.get(place), 'name="effect"')
    client.post(place, body(version=idea.version, role_group=groups[0].pk))
    idea.refresh_from_db()
    assert (idea.effect, idea.role_group) == ("helped", groups[0])


def test_these_rounds_are_not_in_the_list_and_keep_their_pages(enter, sitting):
    client, slug = enter(), sitting[0].programme.slug
    page = client.get(reverse("wellbeing:round_list", args=[slug]))
    assertNotContains(page, sitting[0].question)
    page = client.get(url("round_detail", sitting[1]))
    assertContains(page, "Co-évaluation · question 2 sur 3")
    assertContains(page, url("round_detail", sitting[0]))


def test_no_question_of_a_co_evaluation_is_asked_alone_or_taken_out(enter, sitting):
    client, slug = enter(), sitting[0].programme.slug
    page = client.get(reverse("wellbeing:round_add", args=[slug]), {"sorte": "brought"})
    assert page.context["round"].kind == Round.Kind.WELL_BEING
    assertNotContains(page, "sorte=no_effect")
    page = client.get(url("round_detail", sitting[1]))
    assertNotContains(page, url("round_archive", sitting[1]))
    client.post(url("round_archive", sitting[1]))
    sitting[1].refresh_from_db()
    assert sitting[1].archived_at is None


def test_the_other_questions_are_revealed_in_the_same_gesture(enter, sitting):
    first, second, third = sitting
    third.reveal(DAY)
    client, place = enter(), url("round_reveal", first)
    assertContains(
        client.get(place), "dévoiler aussi les autres questions".capitalize()
    )
    client.post(place, body(both_sides="on"))
    second.refresh_from_db()
    assert second.is_revealed


def test_what_was_typed_from_paper_is_told_apart_once_it_is_revealed(enter, sitting):
    first, *_others = sitting
    answers(first, 2)
    make_idea(first, way=Idea.Way.SCREEN)
    client, place = enter(Role.PARTICIPANT), url("round_detail", first)
    assertNotContains(client.get(place), "d’après papier")
    first.reveal(DAY)
    assertContains(client.get(place), "dont 2 saisies d’après papier")


def test_slips_have_boxes_for_the_effect_and_for_the_group(enter, sitting, groups):
    client = enter()
    for one, asks in zip(sitting, (False, True, False), strict=True):
        page = client.get(url("slips", one))
        assertContains(page, "Mon groupe, si je veux")
        assertContains(page, groups[1].title)
        assert ("cela a fait du mal" in page.content.decode()) is asks
        assertContains(client.get(url("round_sheet", one)), "jamais une personne")
    printed = slips_asked(sitting[1], {"feuilles": "2"})
    assert [len(one) for one in printed.pages] == [4, 4]
    page = client.get(url("slips", make_round(sitting[0].programme)))
    assertNotContains(page, "Mon groupe")


def test_slips_with_boxes_stay_on_their_sheet_however_long_the_question(sitting):
    _first, second, _third = sitting
    second.question = "Et où la démarche n’a-t-elle rien changé ? " * 6
    printed = PdfReader(BytesIO(slips_pdf(slips_asked(second, {"feuilles": "1"}))))
    [page] = printed.pages
    assert page.extract_text().count("Mon groupe, si je veux") == 4
