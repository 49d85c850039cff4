"""Words of which nothing can be read are no idea, whichever way they come in."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains

from programmes.models import Role
from tests.factories import make_membership, make_round
from wellbeing.importing import bring_in, lines_of
from wellbeing.models import Idea
from wellbeing.models.blank import is_blank

pytestmark = pytest.mark.django_db
UNSEEN = "\u200b"
#: An emoji of Unicode 16, of which an older Python knows nothing.
NEW = "\U0001fae9"


@pytest.fixture
def round_():
    round_ = make_round()
    round_.let_phones_in()
    return round_


@pytest.fixture
def facilitator(client, round_):
    client.force_login(make_membership(round_.programme, Role.FACILITATOR).user)
    return client


def address(name, round_):
    return reverse(f"wellbeing:{name}", args=[round_.programme.slug, round_.pk])


def sent(**values):
    return values | {"submission_id": str(uuid.uuid4())}


@pytest.mark.parametrize(
    "text", [UNSEEN, f" \u2060{UNSEEN}\xa0", "\u202e\ufeff", "\x07"]
)
def test_what_is_not_seen_is_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", [NEW, f"{UNSEEN}a", "…", "👨‍👩‍👧", "\ue000"])
def test_what_is_seen_or_may_be_is_not(text):
    assert not is_blank(text)


@pytest.mark.parametrize("name", ["typing", "screen"])
def test_typed_from_paper_or_on_the_screen(facilitator, round_, name):
    place = address(name, round_)
    assertContains(facilitator.post(place, sent(text=UNSEEN)), "Écrivez l’idée.")
    assert not Idea.objects.exists()
    facilitator.post(place, sent(text=NEW))
    assert Idea.objects.get().text == NEW


def test_pasted_in_a_list(facilitator, round_):
    page = facilitator.post(
        address("typing_list", round_), sent(lines=f"Rire\n{UNSEEN}\n{NEW}")
    )
    assert (page.context["form"].kept, page.context["form"].blank) == (["Rire", NEW], 1)


def test_written_on_a_phone(client, round_):
    place = reverse("phone_write", args=[round_.code])
    client.get(place)
    assertContains(client.post(place, sent(text=UNSEEN)), "Écrivez l’idée.")
    assert not Idea.objects.exists()
    client.post(place, sent(text=NEW))
    assert Idea.objects.get().text == NEW


def test_brought_in_by_a_file(facilitator, round_):
    body = f"Idée\nRire\n{UNSEEN}\n".encode()
    file = SimpleUploadedFile("idees.csv", body)
    page = facilitator.post(address("import", round_), {"file": file})
    [refused] = page.context["refused"]
    assert refused.text == UNSEEN
    assert bring_in(round_, lines_of(body, "idees.csv")) == 1
    assert Idea.objects.get().text == "Rire"
