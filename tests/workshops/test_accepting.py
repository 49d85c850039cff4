"""An exchange is read in the programme that it invites once its team accepts it."""

import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from csm.awaits import lines_for
from csm.calendar.dates import dates_of
from csm.chain.around import ProgrammeChain
from programmes.access import access_to, accesses_of
from programmes.models import Role
from tests.factories import make_membership, make_programme
from tests.workshops.addresses import url
from tests.workshops.making import in_days, make_decision, make_exchange
from workshops.models import Decision, Session
from workshops.session_kind_forms import ExchangeForm

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)
OTHERS = [role for role in Role if role not in TEAM]


@pytest.fixture
def maker():
    return make_programme()


@pytest.fixture
def guest():
    return make_programme()


@pytest.fixture
def exchange(maker, guest):
    title = "Une invitation"
    return make_exchange(maker, guest, title=title, accepted_at=None)


def access(programme, role):
    return access_to(programme.slug, make_membership(programme, role).user)


@pytest.fixture
def enter(client, guest):
    """Log in with a role in the programme that is invited."""

    def enter(role, programme=guest):
        client.force_login(make_membership(programme, role).user)
        return client

    return enter


def told(access):
    """Return where somebody meets the sessions, decisions and dates of a programme."""
    found = {
        "visible": Session.objects.visible_to(access).exists(),
        "decisions": Decision.objects.visible_to(access).exists(),
        "dates": bool(dates_of([access])),
        "chain": bool(ProgrammeChain(access).exchanges),
    }
    return {name for name, is_there in found.items() if is_there}


@pytest.mark.parametrize("role", Role, ids=str)
def test_nobody_is_told_of_it_before_and_all_are_after(guest, exchange, role):
    make_decision(exchange)
    member = access(guest, role)
    assert told(member) == set()
    assert not Session.objects.of(guest).exists()
    assert Session.objects.known_to(member).exists() == (role in TEAM)

    exchange.accept()
    assert told(member) == {"visible", "decisions", "dates", "chain"}
    assert list(Session.objects.of(guest)) == [exchange]

    exchange.decline()
    assert told(member) == set()
    assert exchange.version == 1


@pytest.mark.parametrize("role", OTHERS, ids=str)
def test_who_is_not_of_the_team_finds_no_page_of_it(enter, guest, exchange, role):
    client = enter(role)
    page = client.get(url("session_list", guest))
    assertNotContains(page, "Une invitation")
    for answer in (None, exchange.decline):
        if answer:
            answer()
        place = url("session_detail", guest, exchange.pk)
        assert client.get(place).status_code == 404
    for name in ("session_accept", "session_decline"):
        assert client.post(url(name, guest, exchange.pk)).status_code == 403
    exchange.refresh_from_db()
    assert exchange.accepted_at is None


@pytest.mark.parametrize("role", TEAM, ids=str)
def test_the_team_accepts_and_may_think_again(enter, guest, exchange, role):
    client, detail = enter(role), url("session_detail", guest, exchange.pk)
    assertContains(client.get(url("session_list", guest)), "à accepter")
    assertContains(client.get(detail), "Accepter la rencontre")
    for _ in range(2):
        answer = client.post(url("session_accept", guest, exchange.pk))
        assertRedirects(answer, detail)
    page = client.get(detail)
    assertNotContains(page, "Accepter la rencontre")
    assertContains(page, "Ne pas l’afficher")

    client.post(url("session_decline", guest, exchange.pk))
    page = client.get(detail)
    assertContains(page, "Accepter la rencontre")
    assertNotContains(page, "Ne pas l’afficher")
    assertContains(client.get(url("session_list", guest)), "non affichée")


def test_the_programme_that_made_it_does_not_accept_for_the_other(
    enter, maker, exchange
):
    client = enter(Role.COORDINATOR, maker)
    for name in ("session_accept", "session_decline"):
        assert client.post(url(name, maker, exchange.pk)).status_code == 404
    page = client.get(url("session_detail", maker, exchange.pk))
    assertContains(page, "ne l’a pas encore acceptée")
    assertNotContains(page, "Accepter la rencontre")


def test_its_team_is_told_until_it_answers(guest, exchange):
    user = make_membership(guest).user

    def kinds():
        lines = lines_for(accesses_of(user))
        return [(one.kind, one.url) for one in lines if one.kind.startswith("exchange")]

    place = url("session_detail", guest, exchange.pk)
    assert kinds() == [("exchange_to_accept", place)]
    exchange.decline()
    assert kinds() == []
    Session.objects.update(declined_at=None, day=in_days(-1))
    assert kinds() == []


@pytest.mark.parametrize("chosen", ["another", "nobody", "the same"])
def test_another_group_that_is_chosen_has_accepted_nothing(
    enter, maker, guest, exchange, chosen
):
    exchange.accept()
    client = enter(Role.COORDINATOR, maker)
    another = make_programme()
    make_membership(another, user=maker.memberships.get().user)
    pk = {"another": another.pk, "nobody": "", "the same": guest.pk}[chosen]
    values = {"day": in_days(9), "other_programme": pk, "version": 1}
    values["submission_id"] = str(uuid.uuid4())
    client.post(url("session_edit", maker, exchange.pk), values)
    exchange.refresh_from_db()
    assert exchange.day == in_days(9)
    assert (exchange.accepted_at is not None) == (chosen == "the same")


def test_an_answer_given_while_the_other_team_writes_stays(maker, guest, exchange):
    values = {"day": in_days(9), "other_programme": guest.pk, "version": 1}
    writer = access(maker, Role.COORDINATOR)
    form = ExchangeForm(values, instance=Session.objects.get(), access=writer)
    assert form.is_valid()
    exchange.accept()
    assert form.save_version()
    exchange.refresh_from_db()
    assert (exchange.day, exchange.version) == (in_days(9), 2)
    assert exchange.accepted_at
