"""The pages of the texts: who reads, who writes, and two who write at once."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_idea, make_membership, make_user
from tests.wellbeing.said import make_said, make_sorted
from wellbeing.gathered import gathered, shows_every_idea
from wellbeing.models import Definition, Dimension, Idea, Round, Synthesis

pytestmark = pytest.mark.django_db
READERS = (Role.COORDINATOR, Role.FACILITATOR, Role.PARTICIPANT, Role.PARTNER)
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


@pytest.fixture
def said():
    programme, bright, dark = make_said()
    make_sorted(bright, "A01", text="Un banc au soleil")
    make_sorted(dark, "A01", text="La porte fermée")
    return programme


@pytest.fixture
def enter(client, said):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(said, role).user)
        return client

    return enter


def dimension_of(programme):
    return gathered(programme)[0].dimension


def url(name, programme, *args):
    return reverse(f"wellbeing:{name}", args=[programme.slug, *args])


def write(programme, **values):
    defaults = {"text": "S’asseoir ensemble.", "dimension": dimension_of(programme)}
    return Synthesis.objects.create(programme=programme, **defaults | values)


def sent(text, number=1, version=0, **values):
    numbers = {"number": number, "version": version}
    return {"text": text, "submission_id": str(uuid.uuid4())} | numbers | values


@pytest.mark.parametrize("role", READERS)
def test_those_who_take_part_read_texts_and_ideas(enter, said, role):
    write(said)
    client, pk = enter(role), dimension_of(said).pk
    assertContains(client.get(url("texts", said)), "S’asseoir ensemble.")
    page = client.get(url("text", said, pk))
    for words in ("S’asseoir ensemble.", "Un banc au soleil", "La porte fermée"):
        assertContains(page, words)
    assert (b"left_out" in page.content) == (role in TEAM)


@pytest.mark.parametrize(
    ("name", "method"),
    [("texts", "get"), ("text", "get"), ("texts_html", "get"), ("poster_html", "get")],
)
def test_whoever_observes_and_strangers_do_not(enter, client, said, name, method):
    args = [dimension_of(said).pk] if name == "text" else []
    assert enter(Role.OBSERVER).get(url(name, said, *args)).status_code == 403
    client.force_login(make_user())
    assert client.get(url(name, said, *args)).status_code == 404


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PARTNER, Role.OBSERVER])
def test_only_the_team_writes_settles_and_leaves_out(enter, said, role):
    write(said)
    client, pk = enter(role), dimension_of(said).pk
    idea = Idea.objects.first()
    for name, args in (
        ("text_edit", [pk]),
        ("text_settle", [pk]),
        ("idea_leave_out", [idea.pk]),
        ("annex_shows", []),
    ):
        assert client.post(url(name, said, *args), {}).status_code == 403


def test_what_is_not_revealed_is_on_no_page(enter, said):
    Round.objects.update(revealed_on=None)
    page = enter(Role.PARTICIPANT).get(url("texts", said))
    assertNotContains(page, "Un banc au soleil")
    assertContains(page, "Rien n’est encore dévoilé")


def test_a_theme_of_another_group_is_not_there(enter, said):
    other = Dimension.objects.create(programme=make_said()[0], label="Ailleurs")
    assert enter().get(url("text", said, other.pk)).status_code == 404


def test_a_first_text_is_prefilled_and_saved(enter, said):
    client, place = enter(), url("text_edit", said, dimension_of(said).pk)
    assertContains(client.get(place), "Un banc au soleil\nLa porte fermée</textarea>")
    answer = client.post(place, sent("  Un banc,\npour nous "))
    assertRedirects(answer, url("text", said, dimension_of(said).pk))
    assert Synthesis.objects.get().text == "  Un banc,\npour nous "


@pytest.mark.parametrize(
    "text", ["", "   ", "\u200b", "x" * 4001], ids=["none", "blank", "unseen", "long"]
)
def test_what_is_no_text_is_given_back(enter, said, text):
    page = enter().post(url("text_edit", said, dimension_of(said).pk), sent(text))
    assert page.status_code == 200
    assertContains(page, 'id="errors"')
    assert text in page.content.decode()
    assert not Synthesis.objects.exists()


@pytest.mark.parametrize("saved", [1, 2], ids=["both begin", "both change"])
def test_two_who_write_at_once_see_both_texts_then_one_chooses(enter, said, saved):
    write(said, version=saved, text="Le texte d’une autre")
    client, place = enter(), url("text_edit", said, dimension_of(said).pk)
    page = client.post(place, sent("Le mien", version=saved - 1))
    assertContains(page, "Le mien", status_code=409)
    assertContains(page, "Le texte d’une autre", status_code=409)
    form = page.context["form"]
    again = {name: form[name].value() for name in ("number", "version")}
    client.post(place, sent("Les deux", **again))
    assert Synthesis.objects.get().text == "Les deux"


def test_a_change_after_the_agreement_is_a_new_number(enter, said):
    text = write(said, settled_on=dt.date(2025, 11, 4))
    client, place = enter(), url("text_edit", said, dimension_of(said).pk)
    client.post(place, sent("Un texte plus court.", number=2))
    text.refresh_from_db()
    assert text.text == "S’asseoir ensemble."
    last = text.last()
    assert (last.number, last.text, last.settled_on) == (
        2,
        "Un texte plus court.",
        None,
    )
    page = client.get(url("text", said, dimension_of(said).pk))
    assertContains(page, "S’asseoir ensemble.")
    assertContains(page, "validé le mardi 4 novembre 2025")


def test_who_wrote_before_the_agreement_sees_what_was_agreed(enter, said):
    write(said, settled_on=dt.date(2025, 11, 4))
    place = url("text_edit", said, dimension_of(said).pk)
    page = enter().post(place, sent("Trop tard", number=1))
    assertContains(page, "S’asseoir ensemble.", status_code=409)
    assert Synthesis.objects.count() == 1


def test_the_group_agrees_on_the_text_that_it_heard(enter, said):
    text = write(said)
    client, place = enter(), url("text_settle", said, dimension_of(said).pk)
    page = client.post(place, {"day": "2999-01-01", "version": 1})
    assertContains(page, "errors")
    client.post(place, {"day": "2025-11-04", "version": 7})
    text.refresh_from_db()
    assert text.settled_on is None
    client.post(place, {"day": "2025-11-04", "version": 1})
    text.refresh_from_db()
    assert text.settled_on == dt.date(2025, 11, 4)


def test_an_idea_is_left_out_and_taken_in_again(enter, said):
    idea = Idea.objects.get(text="Un banc au soleil")
    client, place = enter(), url("idea_leave_out", said, idea.pk)
    for sent_, is_out in (("1", True), ("", False)):
        answer = client.post(place, {"left_out": sent_})
        assert answer.url.endswith(f"#idea-{idea.pk}")
        idea.refresh_from_db()
        assert idea.left_out is is_out
    assert client.get(place).status_code == 405


def test_an_idea_of_another_group_is_not_left_out(enter, said):
    other = make_sorted(make_said()[1], "A01")
    client = enter()
    assert client.post(url("idea_leave_out", said, other.pk)).status_code == 404


def test_the_group_chooses_what_annex_1_shows(enter, said):
    client, place = enter(Role.COORDINATOR), url("annex_shows", said)
    assertContains(client.get(place), "observent et celles qui financent")
    assert not Definition.objects.exists()
    assert not shows_every_idea(said)
    client.post(place, {"shows": "all", "version": 1})
    assert shows_every_idea(said)
    page = client.post(place, {"shows": "texts", "version": 1})
    assert page.status_code == 409


@pytest.mark.parametrize("number", [1, 30])
def test_the_pages_cost_the_same_however_many_ideas(
    enter, said, django_assert_num_queries, number
):
    bright = said.rounds.order_by("pk").first()
    for _n in range(number):
        make_sorted(bright, "A01")
        make_idea(bright)
    write(said, settled_on=timezone.localdate())
    write(said, number=2)
    client, pk = enter(), dimension_of(said).pk
    client.get(url("texts", said))  # the time of the login is written once
    # session, user, role, themes (3), definition, contract
    with django_assert_num_queries(8):
        client.get(url("texts", said))
    with django_assert_num_queries(7):  # the themes too, and the texts before
        client.get(url("text", said, pk))
