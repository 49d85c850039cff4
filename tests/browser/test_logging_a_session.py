"""A session of twelve people is logged by keyboard: presence, minutes, decisions."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from programmes.models import Role
from tests import factories
from tests.site.figures import figures
from tests.workshops.making_presence import make_group, make_group_session
from workshops.models import Attendance, Minutes

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

PEOPLE = 12
#: Beyond the text itself, from the page of the session until it is closed (issue 6, 8).
MOST_KEYS = 40
#: Stops of the Tab key from the head of a page to what is looked for.
FARTHEST = 20


class Keyboard:
    """A keyboard that counts each key pressed; what is written is the text itself."""

    def __init__(self, page):
        self.page, self.pressed = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += key.count("+") + 1

    def write(self, text):
        self.page.keyboard.insert_text(text)

    def tab_to(self, place):
        """Press Tab until the focus is there."""
        for _stop in range(FARTHEST):
            if place.evaluate("one => one === document.activeElement"):
                return
            self.press("Tab")
        pytest.fail("Tab never came there")


@pytest.fixture
def session():
    """A session held ten days ago, of twelve people."""
    session = make_group_session(factories.make_programme())
    make_group(session.programme, PEOPLE)
    return session


def test_a_session_of_twelve_people_is_logged_by_few_keys(opened, session):
    user = factories.make_membership(session.programme, Role.FACILITATOR).user
    args = [session.programme.slug, session.pk]
    page = opened(reverse("workshops:session_detail", args=args), user)
    keys = Keyboard(page)

    # From the head of the page: past the menu, then to what there is to do first.
    page.evaluate("document.activeElement.blur()")
    keys.press("Tab", "Enter")
    keys.tab_to(page.get_by_role("main").locator(".page-head .btn-primary"))
    keys.press("Enter")

    # The hand is on the first person: all were there, save the second.
    expect(page.locator("fieldset >> nth=0").locator(":checked")).to_be_focused()
    keys.press("Shift+P", "ArrowDown", "e", "Enter")

    expect(page.locator("[name=done]")).to_be_focused()
    keys.write("Nous avons visité la salle.")
    keys.press("Tab")
    keys.write("On y va ensemble.")
    keys.press("Tab")
    keys.write("Chercher une salle.")
    keys.press("Tab")
    keys.write("Collectivité")
    keys.press("Enter")  # a line more
    expect(page.locator("[name=decisions-1-words]")).to_be_focused()
    keys.write("Écrire aux voisins.")
    keys.press("Tab")
    keys.write("Animateurs")
    keys.tab_to(page.locator("main form button[value=close]"))
    keys.press("Enter")

    expect(page.locator(".note--done")).to_contain_text("Le compte rendu est clos")
    figures[f"keystrokes to log a session of {PEOPLE} people"] = keys.pressed
    assert keys.pressed <= MOST_KEYS
    rows = Attendance.objects.filter(session=session).order_by("partner__number")
    said = [row.says for row in rows]
    assert said == ["present", "excused", *["present"] * (PEOPLE - 2)]
    minutes = Minutes.objects.get(session=session)
    assert (minutes.done, minutes.kept, minutes.state) == (
        "Nous avons visité la salle.",
        "On y va ensemble.",
        "closed",
    )
    decisions = session.decisions.order_by("position")
    assert [(one.words, one.who) for one in decisions] == [
        ("Chercher une salle.", "Collectivité"),
        ("Écrire aux voisins.", "Animateurs"),
    ]
