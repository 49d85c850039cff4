"""The pages of the decisions: noted in a row, changed, done, taken out and put back."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_user
from tests.workshops.addresses import url
from tests.workshops.making import in_days, make_decision, make_meeting
from workshops.models import Decision

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


@pytest.fixture
def meeting(programme):
    return make_meeting(programme)


def body(**values):
    return {
        "words": "Chercher une salle plus grande.",
        "who": "Collectivité",
        "due_on": "2026-05-01",
        "submission_id": str(uuid.uuid4()),
    } | values


def test_several_are_noted_one_after_the_other(enter, programme, meeting):
    client, place = enter(), url("decision_add", programme, meeting.pk)
    for words in ("Chercher une salle.", "Écrire aux voisins."):
        answer = client.post(place, body(words=words))
        assertRedirects(answer, place)
    page = client.get(place)
    assertContains(page, "Chercher une salle.")
    assertContains(page, "autofocus")
    noted = meeting.decisions.order_by("position").values_list("words", "due_on")
    day = dt.date(2026, 5, 1)
    assert list(noted) == [("Chercher une salle.", day), ("Écrire aux voisins.", day)]


def test_a_double_click_notes_one(enter, programme, meeting):
    client, sent = enter(), body()
    for _ in range(2):
        client.post(url("decision_add", programme, meeting.pk), sent)
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"words": " "}, "obligatoire"),
        ({"words": "x" * 1001}, "1001 caractères, maximum 1000"),
        ({"who": "x" * 121}, "121 caractères"),
        ({"due_on": "bientôt"}, "Écrivez le jour"),
        ({"due_on": "1789-07-14"}, "Choisissez un jour entre 1990 et 2100"),
    ],
)
def test_what_cannot_be_noted_is_said_and_kept(enter, programme, meeting, typed, said):
    place = url("decision_add", programme, meeting.pk)
    page = enter().post(place, body(**typed))
    assertContains(page, said)
    assertContains(page, typed.get("words") or "Chercher une salle plus grande.")
    assert not Decision.objects.exists()


def test_a_meeting_cancelled_meanwhile_keeps_what_was_typed(enter, programme, meeting):
    meeting.cancel()
    page = enter().post(url("decision_add", programme, meeting.pk), body())
    assertContains(page, "Cette séance est annulée")
    assertContains(page, "Chercher une salle plus grande.")
    assert not Decision.objects.exists()


@pytest.mark.parametrize("role", Role, ids=str)
def test_who_takes_part_reads_and_the_team_writes(enter, programme, meeting, role):
    decision = make_decision(meeting, words="Chercher une salle.")
    client = enter(role)
    for place in (
        url("decision_list", programme),
        url("session_detail", programme, meeting.pk),
    ):
        page = client.get(place)
        assertContains(page, "Chercher une salle.")
        offered = assertContains if role in TEAM else assertNotContains
        offered(page, url("decision_edit", programme, decision.pk))


def test_strangers_find_no_decision(client, programme, meeting):
    decision = make_decision(meeting)
    client.force_login(make_user())
    for name, args in (("decision_list", []), ("decision_edit", [decision.pk])):
        assert client.get(url(name, programme, *args)).status_code == 404


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("", {"Ouverte", "En retard", "Finie"}),
        ("a-faire", {"Ouverte", "En retard"}),
        ("en-retard", {"En retard"}),
        ("faites", {"Finie"}),
        ("rien", {"Ouverte", "En retard", "Finie"}),
        ("%00" * 99, {"Ouverte", "En retard", "Finie"}),
    ],
)
def test_the_list_keeps_those_of_one_state(enter, programme, meeting, asked, words):
    make_decision(meeting, words="Ouverte", due_on=in_days(9))
    make_decision(meeting, words="En retard", due_on=in_days(-1))
    make_decision(meeting, words="Finie", due_on=in_days(-1), done_on=in_days(0))
    make_decision(meeting, words="Retirée").take_out()
    page = enter().get(url("decision_list", programme, etat=asked))
    assert {line.decision.words for line in page.context["lines"]} == words
    for counted in (
        "Toutes (3)",
        "À faire (2)",
        "Échéance passée (1)",
        "Faites (1)",
    ):
        assertContains(page, counted)


def test_an_empty_filter_and_an_empty_list_say_what_to_do(enter, programme, meeting):
    client = enter()
    page = client.get(url("decision_list", programme))
    assertContains(page, "Pas encore de décision")
    make_decision(meeting)
    page = client.get(url("decision_list", programme, etat="faites"))
    assertContains(page, "Montrer toutes les décisions")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_however_long(
    enter, programme, django_assert_num_queries, rows
):
    for _ in range(rows):
        make_decision(make_meeting(programme))
    client = enter()
    client.get(url("decision_list", programme))
    with django_assert_num_queries(6):
        page = client.get(url("decision_list", programme))
    assert len(page.context["lines"]) == rows


def test_a_decision_is_done_today_and_to_do_again(enter, programme, meeting):
    decision, client = make_decision(meeting), enter()
    place = url("decision_done", programme, decision.pk)
    answer = client.post(place, {"done": "yes"})
    assertRedirects(answer, url("session_detail", programme, meeting.pk) + "#decisions")
    decision.refresh_from_db()
    assert decision.done_on == timezone.localdate()

    client.post(place, {"done": ""})
    decision.refresh_from_db()
    assert (decision.done_on, decision.version) == (None, 3)


def test_one_that_is_done_already_keeps_its_day(enter, programme, meeting):
    decision = make_decision(meeting, done_on=in_days(-3))
    enter().post(url("decision_done", programme, decision.pk), {"done": "yes"})
    decision.refresh_from_db()
    assert decision.done_on == in_days(-3)


def test_from_the_list_one_comes_back_to_the_list_as_it_was(enter, programme, meeting):
    decision, client = make_decision(meeting), enter()
    for etat, query in (("a-faire", {"etat": "a-faire"}), ("//rien.example", {})):
        place = url("decision_done", programme, decision.pk, etat=etat)
        answer = client.post(place, {"done": "yes"})
        assertRedirects(answer, url("decision_list", programme, **query))


def test_two_editors_see_both_texts(enter, programme, meeting):
    decision, client = make_decision(meeting), enter()
    place = url("decision_edit", programme, decision.pk)
    sent = body(version=1, done_on="2026-04-02")
    assert client.post(place, sent).status_code == 302
    decision.refresh_from_db()
    assert (decision.done_on, decision.who) == (dt.date(2026, 4, 2), "Collectivité")

    answer = client.post(place, body(version=1, words="Chercher deux salles."))
    assertContains(answer, "Chercher deux salles.", status_code=409)
    assertContains(answer, "Chercher une salle plus grande.", status_code=409)


def test_words_typed_for_one_taken_out_meanwhile_are_given_back(
    enter, programme, meeting
):
    decision, client = make_decision(meeting, words="À oublier."), enter()
    decision.take_out()
    place = url("decision_edit", programme, decision.pk)
    answer = client.post(place, body(version=1, words="Chercher deux salles."))
    assertContains(answer, "Chercher deux salles.", status_code=409)
    assertNotContains(answer, "À oublier.", status_code=409)
    assert client.get(place).status_code == 404


def test_nothing_is_done_on_a_day_to_come(enter, programme, meeting):
    place = url("decision_edit", programme, make_decision(meeting).pk)
    page = enter().post(place, body(version=1, done_on=in_days(2).isoformat()))
    assertContains(page, "pas encore")
    assert not Decision.objects.done().exists()


def test_one_that_is_taken_out_can_be_put_back_at_once(enter, programme, meeting):
    decision, client = make_decision(meeting, words="À oublier."), enter()
    answer = client.post(url("decision_archive", programme, decision.pk), follow=True)
    assertContains(answer, "Retirée : À oublier.".replace(" :", "\u00a0:"))
    back = url("decision_bring_back", programme, decision.pk)
    assertContains(answer, back)
    assertNotContains(client.get(url("decision_list", programme)), "À oublier.")

    client.post(back)
    assertContains(client.get(url("decision_list", programme)), "À oublier.")


def test_one_that_is_taken_out_is_read_by_the_team_alone(enter, programme, meeting):
    make_decision(meeting, words="À oublier.").take_out()
    page = enter(Role.PARTNER).get(url("session_detail", programme, meeting.pk))
    assertNotContains(page, "À oublier.")


def test_that_nothing_was_decided_is_said_and_taken_back(enter, programme, meeting):
    client = enter()
    detail = url("session_detail", programme, meeting.pk)
    place = url("session_decided_nothing", programme, meeting.pk)
    assertContains(client.get(detail), 'name="nothing" value="yes"')
    for _ in range(2):
        assertRedirects(client.post(place, {"nothing": "yes"}), f"{detail}#decisions")
    page = client.get(detail)
    assertContains(page, "Rien n’a été décidé.")
    assertContains(client.get(url("steering", programme)), "Rien n’a été décidé.")
    client.post(place, {"nothing": ""})
    assertContains(client.get(detail), "Aucune décision n’est notée")
