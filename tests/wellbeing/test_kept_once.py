"""What is sent is kept once, whatever is gone back to; what is sent anew is kept too."""

import uuid

import pytest

from tests.factories import make_round
from tests.wellbeing.test_rounds import enter, programme, url
from wellbeing.models import Idea

pytestmark = pytest.mark.django_db
__all__ = ["enter", "programme"]


@pytest.fixture
def round_(programme):
    return make_round(programme)


@pytest.fixture
def send(enter, programme, round_):
    """Send a form of a page of the round, always the same one: it was gone back to."""
    client, sending = enter(), str(uuid.uuid4())

    def send(name, **values):
        place = url(name, programme, round_.pk)
        return client.post(place, values | {"submission_id": sending})

    return send


def texts():
    return sorted(Idea.objects.values_list("text", flat=True))


@pytest.mark.parametrize("name", ["typing", "screen"])
def test_a_form_sent_twice_keeps_one_idea_and_other_words_another(send, name):
    for text in ("Un jardin", "Un jardin", "Deux chats"):
        send(name, text=text, slip="")
    assert texts() == ["Deux chats", "Un jardin"]


def keep_list(send, *lines):
    page = send("typing_list", lines="\n".join(lines))
    seen = page.context["seen"]
    return send("typing_list", lines="\n".join(lines), seen=seen)


def test_a_list_sent_twice_is_kept_once_and_another_list_is_kept_too(send):
    for lines in (("Rire", "Dormir"), ("Rire", "Dormir"), ("Rire", "Courir")):
        keep_list(send, *lines)
    assert texts() == ["Courir", "Dormir", "Rire", "Rire"]


def test_what_was_undone_is_kept_when_its_form_is_sent_again(send):
    send("typing", text="Un jardin", slip="4")
    [idea] = Idea.objects.all()
    send("typing_undo", idea=idea.pk)
    send("typing", text="Un jardin", slip="4")
    assert Idea.objects.standing().get().slip == 4


def test_a_form_sent_again_after_the_reveal_keeps_nothing_more(send, round_):
    send("screen", text="Un jardin")
    round_.reveal(round_.held_on)
    send("screen", text="Un jardin")
    assert texts() == ["Un jardin"]
