"""What is typed and not saved: kept for its writer, and shown to nobody else."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from programmes import drafts
from programmes.models import Draft, Role
from programmes.models.programme import Programme
from programmes.sealing import UnreadableError
from tests.factories import make_membership, make_programme, make_user
from workshops.models import Session

pytestmark = pytest.mark.django_db

AGENDA = "Lire les idées\r\net préparer l’atelier."


@pytest.fixture
def user():
    return make_membership(make_programme(), Role.COORDINATOR).user


@pytest.fixture
def address(user):
    slug = Programme.objects.get().slug
    return reverse("workshops:session_plan", args=[slug, "steering"])


@pytest.fixture
def sent(user, address):
    """What the form sends, as its page was shown to the user."""
    return {"agenda": AGENDA, "draft_at": "", "form_mark": drafts.mark(user, address)}


@pytest.fixture
def at(client, user):
    client.force_login(user)
    return client


def keep(at, address, sent, **other):
    return at.post(address, sent | {"draft": "quietly"} | other)


def test_a_draft_lies_sealed_and_says_when_it_was_kept(at, address, sent, user):
    answer = keep(at, address, sent)
    held = Draft.objects.get()
    assert answer.json()["at"] == held.stamp
    assert answer.json()["said"].startswith("Brouillon gardé à")
    assert (held.user, held.place) == (user, address)
    assert "idées" not in held.sealed
    assert dict(held.fields) == {"agenda": [AGENDA]}
    assert not Session.objects.exists()


def test_the_draft_that_the_page_knows_is_replaced_and_no_other(at, address, sent):
    first = keep(at, address, sent).json()["at"]
    refused = keep(at, address, sent, agenda="D’un autre onglet.")
    assert refused.status_code == 409
    assert dict(Draft.objects.get().fields)["agenda"] == [AGENDA]
    assert (
        keep(at, address, sent, agenda="La suite.", draft_at=first).status_code == 200
    )
    assert dict(Draft.objects.get().fields)["agenda"] == ["La suite."]


def test_the_button_does_not_replace_another_draft_and_keeps_the_words(
    at, address, sent
):
    keep(at, address, sent)
    page = at.post(address, sent | {"draft": "keep", "agenda": "D’un autre onglet."})
    said = page.content.decode()
    assert "déjà gardé" in said
    assert "D’un autre onglet." in said
    assert dict(Draft.objects.get().fields)["agenda"] == [AGENDA]


def test_a_form_that_is_saved_lets_its_draft_go(at, address, sent):
    known = keep(at, address, sent).json()["at"]
    typed = sent | {"day": "2026-03-12", "draft_at": known}
    assert at.post(address, typed).status_code == 302
    assert Session.objects.count() == 1
    assert not Draft.objects.exists()


def test_a_draft_kept_in_another_tab_outlives_the_saving(at, address, sent):
    keep(at, address, sent)
    typed = sent | {"day": "2026-03-12"}
    assert at.post(address, typed).status_code == 302
    assert Draft.objects.exists()


def test_a_form_with_errors_keeps_its_draft(at, address, sent):
    known = keep(at, address, sent).json()["at"]
    page = at.post(address, sent | {"day": "hier", "draft_at": known})
    assert page.status_code == 200
    assert Draft.objects.exists()
    assert f'value="{known}"' in page.content.decode()


def test_a_draft_is_let_go_when_asked(at, address, sent):
    known = keep(at, address, sent).json()["at"]
    asked = sent | {"draft": "forget", "draft_at": known}
    answer = at.post(address, asked, HTTP_REFERER=f"http://testserver{address}")
    assert (answer.status_code, answer.url) == (302, address)
    assert not Draft.objects.exists()


def test_a_draft_is_gone_after_thirty_days(at, address, sent, user):
    keep(at, address, sent)
    old = timezone.now() - dt.timedelta(days=30, seconds=1)
    Draft.objects.update(kept_at=old)
    assert drafts.draft_of(user, address) is None
    assert "Reprendre ce brouillon" not in at.get(address).content.decode()
    keep(at, address, sent, agenda="Le suivant.")
    assert [one.kept_at > old for one in Draft.objects.all()] == [True]


def test_a_draft_is_offered_and_nobody_else_sees_it(at, address, sent, client):
    keep(at, address, sent)
    page = at.get(address).content.decode()
    assert "Reprendre ce brouillon" in page
    assert "préparer l’atelier" not in page
    other = make_membership(Programme.objects.get(), Role.COORDINATOR).user
    client = Client()
    client.force_login(other)
    assert "Reprendre ce brouillon" not in client.get(address).content.decode()
    asked = sent | {"draft": "resume", "form_mark": drafts.mark(other, address)}
    assert (
        "Lire les idées"
        not in client.post(address, asked | {"agenda": ""}).content.decode()
    )


@pytest.mark.parametrize(
    "forged", ["", "x", "1:x", "mark of another", "mark of elsewhere", "unkept"]
)
def test_nothing_is_kept_without_the_mark_of_this_form(at, address, sent, user, forged):
    marks = {
        "mark of another": drafts.mark(make_user(), address),
        "mark of elsewhere": drafts.mark(user, "/ailleurs/"),
        "unkept": drafts.mark(user, address, kept=False),
    }
    answer = keep(at, address, sent, form_mark=marks.get(forged, forged))
    assert answer.status_code == 400
    assert not Draft.objects.exists()
    assert not Session.objects.exists()


def test_an_act_that_is_none_of_a_draft_saves_nothing(at, address, sent):
    typed = sent | {"day": "2026-03-12", "draft": "autre"}
    assert at.post(address, typed).status_code == 400
    assert not Session.objects.exists()


def test_three_megabytes_are_kept(at, address, sent):
    words = "é " * 1_000_000
    assert keep(at, address, sent, agenda=words).status_code == 200
    assert dict(Draft.objects.get().fields)["agenda"] == [words]


def test_a_draft_that_no_key_opens_is_told(at, address, sent):
    known = keep(at, address, sent).json()["at"]
    Draft.objects.update(sealed="abc")
    with pytest.raises(UnreadableError):
        Draft.objects.get().fields  # noqa: B018
    asked = sent | {"draft": "resume", "draft_at": known, "agenda": "Ici."}
    page = at.post(address, asked)
    assert page.status_code == 409
    assert "Ici." in page.content.decode()


def typed_in(page):
    """Return what a browser sends of the form of a page."""
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value}


def test_a_draft_begun_on_an_older_text_shows_both(at, address, user):
    programme = Programme.objects.get()
    session = Session.objects.create(
        programme=programme, kind="steering", day=dt.date(2026, 3, 12), agenda="Avant."
    )
    place = reverse("workshops:session_edit", args=[programme.slug, session.pk])
    read = typed_in(at.get(place))
    sent = read | {"agenda": "Le mien.", "form_mark": drafts.mark(user, place)}
    known = keep(at, place, sent, draft_at="").json()["at"]
    saved = at.post(
        place, read | {"agenda": "Le leur.", "form_mark": "", "draft_at": ""}
    )
    assert saved.status_code == 302
    taken_up = at.post(place, sent | {"draft": "resume", "draft_at": known})
    conflict = at.post(place, typed_in(taken_up))
    assert conflict.status_code == 409
    said = conflict.content.decode()
    assert ("Le mien." in said, "Le leur." in said) == (True, True)


def test_a_form_without_draft_asks_nothing_more(at, address, django_assert_num_queries):
    at.get(address)
    page = at.get(address).content.decode()
    assert page.count('value="keep"') == 1
    assert f'action="{address}"' in page
