"""The minutes of a session are typed, with their decisions, and closed by keyboard."""

import pytest
from django.urls import reverse

from programmes.models import Role
from tests.factories import make_membership, make_programme
from tests.workshops.making import make_meeting
from workshops.models import Minutes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: Beyond the text itself, for minutes with two decisions; a whole session has 40 of them.
MOST = 16


class Keys:
    """A keyboard that counts what is pressed beside the text."""

    def __init__(self, page):
        self.page, self.pressed = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def write(self, text):
        self.page.keyboard.insert_text(text)

    def on(self, name):
        self.page.wait_for_function(
            "name => document.activeElement.name === name", arg=name
        )


def test_minutes_with_two_decisions_take_few_keys(opened, live_server):
    meeting = make_meeting(make_programme())
    user = make_membership(meeting.programme, Role.FACILITATOR).user
    place = reverse("workshops:minutes_edit", args=[meeting.programme.slug, meeting.pk])
    page = opened(place, user)
    keys = Keys(page)
    keys.on("done")
    keys.write("Nous avons visité la salle.")
    keys.press("Tab")
    keys.write("On y va ensemble.")
    keys.press("Tab")
    keys.write("Chercher une salle.")
    keys.press("Tab")
    keys.write("Collectivité")
    keys.press("Enter")  # a line more
    keys.on("decisions-1-words")
    keys.write("Écrire aux voisins.")
    keys.press("Tab")
    keys.write("Animateurs")
    while page.evaluate("document.activeElement.value") != "close":
        keys.press("Tab")
    keys.press("Enter")
    page.wait_for_url("**#compte-rendu")
    minutes = Minutes.objects.get(session=meeting)
    assert (minutes.state, meeting.decisions.count()) == ("closed", 2)
    assert keys.pressed <= MOST
