"""Each page in each of its states: valid, named, labelled, guarded, of this site alone."""

import pytest

from tests.site import (
    bodies,
    expected_measures,
    expected_presence,
    expected_rounds,
    expected_wellbeing,
)
from tests.site.answers import ROLES, who_may
from tests.site.expectations import EXPECT
from tests.site.figures import figures
from tests.site.pages import is_html, parse
from tests.site.soundness import Elements, faults, unguarded

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

#: Parts of pages, which their script asks for; they are looked at in their page.
PARTS = ("wellbeing:wall_ideas", "workshops:ranking_told", "evaluation:measure_told")
READ = sorted(
    n for n, row in EXPECT.items() if 200 in row["GET"].values() and n not in PARTS
)
SENT = sorted(n for n in READ if set(EXPECT[n]["POST"].values()) & {200, 302})
#: A card's new code asks for no word.
MAKES_WITHOUT_WORDS = ("programmes:invitation_card",)
#: What is a row already, and may be edited by two people at once.
HAS_NO_WORDS = (
    *expected_presence.HAS_NO_WORDS,
    *expected_wellbeing.HAS_NO_WORDS,
    *expected_measures.HAS_NO_WORDS,
    *expected_rounds.HAS_NO_WORDS,
)
EDITED = [
    n
    for n in SENT
    if n.partition("@")[0].endswith(("edit", "settings")) and n not in HAS_NO_WORDS
]


def check(answer):
    """Fail unless the answer is guarded and, when it is a page, sound."""
    assert unguarded(answer) == {}
    if is_html(answer):
        figures["pages and states checked"] += 1
        page = Elements(answer)
        assert faults(page) == []
        assert "CNRY" not in page.named("title")[0].to_text()


@pytest.mark.parametrize("role", [*ROLES, "anonymous"])
@pytest.mark.parametrize("name", READ)
def test_each_page_is_sound_for_each_role(name, role, world):
    person = world.personas.get(f"{role}, own") or world.personas[role]
    answer = person.client.get(bodies.visited(name, world))
    check(answer)


@pytest.mark.parametrize("name", [n for n in READ if n not in bodies.ARGUMENTS])
def test_each_page_is_sound_when_there_is_nothing_in_it(name, world):
    answer = world.coordinator.client.get(bodies.address(name, world.empty))
    assert answer.status_code in (200, 302, 404)
    check(answer)


@pytest.mark.parametrize("language", ["en"])
@pytest.mark.parametrize("name", READ)
def test_each_page_is_sound_in_english(name, language, world):
    client = world.coordinator.client
    client.post("/langue/", {"language": language})
    answer = client.get(bodies.visited(name, world))
    client.post("/langue/", {"language": "fr"})
    check(answer)


def sender(name, world):
    who = who_may(EXPECT[name])
    return (world.personas.get(f"{who}, own") or world.personas[who]).client


@pytest.mark.parametrize("name", SENT)
def test_each_form_says_what_to_mend(name, world):
    """Sent empty, a form comes back with its summary, or had nothing that it needs."""
    answer = sender(name, world).post(bodies.visited(name, world), {"nothing": "here"})
    assert answer.status_code in (200, 302)
    check(answer)
    if answer.status_code == 200 and name not in MAKES_WITHOUT_WORDS:
        assert parse(answer).query("#errors")


@pytest.mark.parametrize("name", EDITED)
def test_two_editors_are_shown_both_texts(name, world):
    """Every form over a row that is there answers 409 to an old version."""
    client, address = sender(name, world), bodies.visited(name, world)
    page = client.get(address)
    data = bodies.body(name, address, world, page)
    field = next(n for n, c in bodies.form_of(address, page).fields.items() if asks(c))
    answer = client.post(address, data | {"version": "999", field: "Tout autre chose"})
    assert answer.status_code == 409
    assert "Tout autre chose" in answer.content.decode()
    figures["conflicts shown"] += 1
    check(answer)


def asks(control):
    """Say whether a control is there to write words of one's own."""
    typed = control.name == "textarea" or control.attrs.get("type", "text") == "text"
    if control.attrs.get("inputmode") == "decimal":
        return False  # an amount is no words
    return typed and control.name != "select" and control.attrs["name"] != "edition"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/rien/", 404),
        ("/programmes/rien/", 404),
        ("/invitation/rien/", 404),
        ("/mot-de-passe/MQ/rien/", 200),
        ("/deconnexion/", 405),
    ],
)
@pytest.mark.parametrize("who", ["anonymous", "coordinator, own"])
def test_the_pages_of_refusal_are_sound(who, address, status, world):
    answer = world.personas[who].client.get(address)
    if answer.status_code == 302:
        assert who == "anonymous"
    else:
        assert answer.status_code == status
    check(answer)


def test_a_wrong_password_and_an_old_form_are_told_on_sound_pages(world):
    wrong = {"username": world.coordinator.user.email, "password": "pas celui-ci"}
    answer = world.personas["anonymous"].client.post("/connexion/", wrong)
    assert answer.status_code == 200
    assert parse(answer).query("#errors")
    check(answer)


def test_the_new_password_of_a_letter_is_asked_on_a_sound_page(world):
    client = world.personas["anonymous"].client
    link = bodies.address("password_reset_confirm", world.mine)
    answer = client.get(link, follow=True)
    assert parse(answer).query("input[name=new_password1]")
    check(answer)
