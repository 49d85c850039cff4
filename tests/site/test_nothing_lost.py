"""Every form in which something is written gives it back, whatever happened meanwhile.

The forms are found by reading every page of the site as those who may: a new form is in
without a word here, and one that carries no mark makes the run fail (trust 3.7).
"""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import resolve

from programmes import drafts
from programmes.models import Draft
from tests.factories import PASSWORD
from tests.site import bodies
from tests.site.answers import ROLES
from tests.site.expectations import EXPECT
from tests.site.figures import figures
from tests.site.meetings import taking_back
from tests.site.pages import _form, is_html, parse

pytestmark = pytest.mark.django_db

OURS = {"HTTP_ORIGIN": "http://testserver"}
#: As long as a session's log may be, and as odd as a person may write it.
WORDS = ("Ligne é 👩🏽‍🦽 « mot » أهلا\r\n<b>&amp; fin</b>\t.\r\n" * 1000)[
    :30_000
].strip()
#: The forms that carry nothing, by the name of the address they are sent to, and why.
NOT_CARRIED = {
    "login": "nobody is logged in",
    "card": "nobody is logged in, and a code is short",
    "ballot_code": "a code is short",
    "vote_code": "a code is short",
    "invitation": "nobody is logged in",
    "password_reset": "nobody is logged in",
    "password_reset_confirm": "nobody is logged in",
    "phone_code": "nobody is logged in on a phone in the room",
    "phone_write": "a phone in the room has no login: its page keeps the words itself",
    "check_contract": "asks only, for anybody",
}
#: Those whose words are carried through a login, but are never kept as a draft.
NEVER_KEPT = {
    "wellbeing:typing": "the words of a round without names (trust T17)",
    "wellbeing:typing_list": "the words of a round without names (trust T17)",
    "wellbeing:screen": "the words of a round without names (trust T17)",
    "rights:erase": "the name of whom is about to be forgotten (trust 6.2)",
}


@dataclass
class Found:
    """A form with words, on a page, as one person sees it."""

    page: str
    action: str
    name: str
    form: object
    field: str
    role: str

    @property
    def words(self):
        control = self.form.fields[self.field]
        return WORDS if control.name == "textarea" else " ".join(WORDS.split())

    @property
    def data(self):
        typed = dict(self.form.values)
        typed.pop("csrfmiddlewaretoken", None)
        return typed | {self.field: self.words}


def written(form):
    """Return the name of the field in which most is written, or None."""

    def weight(name):
        return form.fields[name].name == "textarea", "text" in name

    asked = [
        name
        for name, control in form.fields.items()
        if "readonly" not in control.attrs
        and (
            control.name == "textarea"
            or (
                control.name == "input"
                and control.attrs.get("type") in ("text", "email")
            )
        )
    ]
    return max(asked, key=weight) if asked else None


def forms_of(answer, address):
    for element in parse(answer).query("form"):
        if (element.attrs.get("method") or "get").lower() == "post":
            form = _form(element, address)
            if urlsplit(form.action).path != "/langue/":
                yield form


@pytest.fixture(scope="module")
def found(world):
    """Every form with words, once for each address that it is sent to."""
    forms = {}
    for name, row in sorted(EXPECT.items()):
        role = next((one for one in ROLES if row["GET"][one] == 200), None)
        who = world.persona(role) if role else world.personas["anonymous"]
        if 200 not in row["GET"].values():
            continue
        address = bodies.visited(name, world)
        answer = who.client.get(address)
        if answer.status_code != 200 or not is_html(answer):
            continue
        for form in forms_of(answer, address):
            action = urljoin(address, form.action)
            sent_to = resolve(urlsplit(action).path).view_name
            field = written(form)
            if field and sent_to not in forms and sent_to not in NOT_CARRIED:
                forms[sent_to] = Found(address, action, sent_to, form, field, role)
    return forms


def shown(answer, one):
    """Return what the form's own page has in the field, its line ends as typed."""
    assert answer.status_code < 500
    if not parse(answer).query("#shown-again"):
        return None
    for form in forms_of(answer, one.action):
        if one.field in form.values and urlsplit(form.action).path == path(one):
            return form.values[one.field][0].replace("\r\n", "\n")
    return None


def path(one):
    return urlsplit(one.action).path


def expected(one):
    return one.words.replace("\r\n", "\n")


def lost(found, try_one):
    """Return the names of the forms whose words do not come back."""
    failed = []
    for one in found.values():
        with transaction.atomic():
            if try_one(one) != expected(one):
                failed.append(one.name)
            transaction.set_rollback(True)
        figures["texts lost and given back"] += 1
    return failed


def test_every_form_with_words_carries_its_mark(found):
    assert len(found) > 40
    missing = [n for n, one in found.items() if drafts.MARK not in one.form.values]
    assert missing == []
    button = ("draft", "keep")
    without = {n for n, one in found.items() if button not in one.form.buttons}
    assert without == set(NEVER_KEPT)


def test_the_words_come_back_after_a_login_that_had_closed(found, world):
    def expire(one):
        who, client = world.persona(one.role), Client()
        login = client.post(one.action, one.data, **OURS)
        assert "no-store" in login.headers["Cache-Control"]
        assert one.words[:20] not in login.content.decode()
        carried = parse(login).query("input[name=carried]")
        if login.status_code != 403 or not carried:
            return None
        typed = {"username": who.user.email, "password": PASSWORD}
        typed["carried"] = carried[0].attrs["value"]
        return shown(client.post(one.action, typed, **OURS), one)

    assert lost(found, expire) == []


def test_the_words_come_back_after_a_login_in_another_tab(found, world):
    def elsewhere(one):
        client = Client(enforce_csrf_checks=True)
        client.force_login(world.persona(one.role).user)
        return shown(client.post(one.action, one.data, **OURS), one)

    assert lost(found, elsewhere) == []


def test_a_draft_is_kept_and_taken_up(found, world):
    kept = {name: one for name, one in found.items() if name not in NEVER_KEPT}

    def draft(one):
        client = world.persona(one.role).client
        with taking_back(client):
            answer = client.post(one.action, one.data | {"draft": "quietly"})
            if answer.status_code != 200:
                return None
            held = Draft.objects.get()
            assert one.words[:20] not in held.sealed
            page = client.get(one.page)
            offers = [
                f for f in forms_of(page, one.page) if ("draft", "resume") in f.buttons
            ]
            offer = next(f for f in offers if urlsplit(f.action).path == path(one))
            sent = dict(offer.values) | {"draft": "resume"}
            return shown(client.post(offer.action, sent), one)

    assert lost(kept, draft) == []


def test_the_button_keeps_a_draft_and_the_words_on_the_page(found, world):
    kept = {name: one for name, one in found.items() if name not in NEVER_KEPT}

    def press(one):
        client = world.persona(one.role).client
        with taking_back(client):
            answer = client.post(one.action, one.data | {"draft": "keep"})
            assert Draft.objects.count() == 1
            return shown(answer, one)

    assert lost(kept, press) == []


def test_nobody_keeps_a_draft_where_they_may_not_write(found, world):
    tried = 0
    for one in found.values():
        row = EXPECT.get(one.name)
        for who in world.personas.values():
            answer = row["POST"][who.group] if row else 200
            if answer not in (403, 404) or who.scope not in ("own", "neighbour"):
                continue
            mark = drafts.mark(who.user, one.action)
            sent = one.data | {"draft": "quietly", drafts.MARK: mark}
            with taking_back(who.client):
                met = who.client.post(one.action, sent)
                assert (met.status_code, Draft.objects.count()) == (answer, 0), one.name
            tried += 1
    figures["drafts refused"] += tried
    assert tried > 100


def test_a_form_without_its_mark_is_seen_to_lose_its_words(found, world):
    one = next(iter(found.values()))
    data = {name: v for name, v in one.data.items() if name != drafts.MARK}
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.persona(one.role).user)
    answer = client.post(one.action, data, **OURS)
    assert answer.status_code == 403
    assert shown(answer, one) is None
    assert settings.CSRF_FAILURE_VIEW == "csm.errors.csrf_failure"
