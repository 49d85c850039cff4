"""The page of a phase or a step: its two clocks, and where people say that it is."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from phases.models import Phase, Step
from programmes.journal import facts_of
from programmes.models import Event, Kind, Role
from tests.factories import make_membership, make_partner, make_programme
from tests.phases.scenes import MULHOUSE, milestone, phase, step, url, walking

pytestmark = pytest.mark.django_db

BEGUN, FINISHED = dt.date(2018, 9, 10), dt.date(2018, 11, 5)
REASON = "Le groupe est prêt, la liste suivra."


@pytest.fixture
def programme():
    return walking()


@pytest.fixture
def enter(client, programme):
    """Log in with a role in the programme."""

    def enter(role=Role.COORDINATOR):
        user = make_membership(programme, role).user
        client.force_login(user)
        return user

    return enter


def sent(begun=BEGUN, finished="", version=1, **values):
    return {"started_on": begun, "finished_on": finished, "version": version} | values


def the_launch(programme):
    """Return the first phase, and its address."""
    row = phase(programme, "I")
    return row, url(programme, "phase", row.pk)


def let_everything_hold(programme):
    make_partner(programme)
    make_partner(programme, Kind.FACILITATOR)


def told():
    """Return the kinds of the lines of the journal, and what each notes."""
    return [(one.kind, facts_of(one)) for one in Event.objects.order_by("sequence")]


@pytest.mark.parametrize("role", Role, ids=str)
def test_all_who_take_part_read_both_clocks(client, programme, enter, role):
    enter(role)
    Phase.objects.filter(code="II").update(started_on=dt.date(2018, 11, 6))
    page = client.get(url(programme, "phase", phase(programme, "II").pk))
    assertContains(page, "de novembre 2018 à mars 2019")
    assertContains(page, "depuis le mardi 6 novembre 2018")
    assertContains(page, "en cours")
    assertContains(
        page, "Où en est cette phase", count=role in ("coordinator", "facilitator")
    )


@pytest.mark.parametrize(
    "role", [Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER], ids=str
)
def test_the_others_say_nothing_of_where_it_is(client, programme, enter, role):
    enter(role)
    row, address = the_launch(programme)
    assert client.post(address, sent()).status_code == 403
    row.refresh_from_db()
    assert row.started_on is None


def test_a_stranger_finds_no_phase(client, programme):
    client.force_login(make_membership(make_programme()).user)
    assert client.get(the_launch(programme)[1]).status_code == 404


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.FACILITATOR], ids=str)
def test_a_phase_begins_when_somebody_says_so(client, programme, enter, role):
    enter(role)
    row, address = the_launch(programme)
    assertRedirects(client.post(address, sent()), address)
    row.refresh_from_db()
    assert (row.started_on, row.state) == (BEGUN, "under_way")
    assert told() == [
        ("part_begun", {"day": "2018-09-10", "part": "phase", "key": row.pk})
    ]


def test_finishing_asks_nothing_when_all_holds(client, programme, enter):
    user = enter()
    let_everything_hold(programme)
    row, address = the_launch(programme)
    assertRedirects(client.post(address, sent(finished=FINISHED)), address)
    row.refresh_from_db()
    assert (row.finished_on, row.finished_by, row.missing) == (FINISHED, user, [])
    assertContains(client.get(address), "Rien de ce qui est demandé ne manquait")


def test_finishing_although_something_is_missing_asks_why_and_keeps_it(
    client, programme, enter
):
    enter()
    row, address = the_launch(programme)
    asked = client.post(address, sent(finished=FINISHED))
    assertContains(asked, "Dites pourquoi elle est terminée malgré tout")
    assertContains(asked, "Quelqu’un anime le groupe")
    row.refresh_from_db()
    assert row.finished_on is None

    client.post(address, sent(finished=FINISHED, reason=REASON))
    row.refresh_from_db()
    assert (row.finished_on, row.reason) == (FINISHED, REASON)
    assert row.missing == ["participants_are_named", "somebody_facilitates"]
    page = client.get(address)
    assertContains(page, f"<p>{REASON}</p>")
    assertContains(page, "les personnes qui participent sont nommées")


def test_the_journal_keeps_the_digest_of_a_reason_and_not_its_words(
    client, programme, enter
):
    enter()
    client.post(the_launch(programme)[1], sent(finished=FINISHED, reason=REASON))
    (begun, _), (finished, facts) = told()
    assert (begun, finished) == ("part_begun", "part_finished")
    assert facts["missing"] == ["participants_are_named", "somebody_facilitates"]
    assert len(facts["reason"]) == 64
    assert REASON not in str(facts)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"begun": "2100-01-01"}, "Ce jour n’est pas encore venu"),
        ({"finished": "2100-01-01"}, "Ce jour n’est pas encore venu"),
        ({"begun": "", "finished": FINISHED}, "Dites aussi quel jour elle a commencé"),
        ({"finished": "2018-09-09"}, "avant son début, le lundi 10 septembre 2018"),
        ({"begun": "1850-01-01"}, "Regardez encore l’année"),
        ({"begun": "demain"}, "Écrivez le jour ainsi"),
        ({"reason": "x" * 1001, "finished": FINISHED}, "1000"),
    ],
    ids=str,
)
def test_days_that_cannot_be_are_said_and_kept(client, programme, enter, typed, says):
    enter()
    row, address = the_launch(programme)
    page = client.post(address, sent(**typed))
    assertContains(page, says)
    assertContains(page, 'id="errors"')
    row.refresh_from_db()
    assert (row.started_on, row.finished_on) == (None, None)


def test_today_is_a_day_on_which_a_phase_may_begin(client, programme, enter):
    enter()
    row, address = the_launch(programme)
    client.post(address, sent(begun=timezone.localdate()))
    row.refresh_from_db()
    assert row.started_on == timezone.localdate()


def test_phases_overlap_without_a_word(client, programme, enter):
    enter(Role.FACILITATOR)
    Phase.objects.filter(code="I").update(started_on=BEGUN)
    two = phase(programme, "II")
    page = client.post(url(programme, "phase", two.pk), sent(begun=BEGUN), follow=True)
    assert [str(said) for said in page.context["messages"]] == [
        "Les jours sont enregistrés."
    ]
    assertNotContains(page, "chevauch")


def test_a_step_is_passed_as_a_phase_is(client, programme, enter):
    enter()
    row = step(programme, "II b")
    address = url(programme, "step", row.pk)
    client.post(address, sent(finished=FINISHED, reason=REASON))
    row = Step.objects.get(pk=row.pk)
    assert row.missing == [
        "every_group_has_written",
        "every_article_was_read",
        "text_is_frozen",
    ]
    assert told()[-1][1]["part"] == "step"


def test_two_people_who_say_where_it_is_see_both_days(client, programme, enter):
    enter()
    address = the_launch(programme)[1]
    client.post(address, sent())
    page = client.post(address, sent(begun="2018-09-17"))
    assertContains(page, "lundi 17 septembre 2018", status_code=409)
    assertContains(page, "lundi 10 septembre 2018", status_code=409)


def test_sent_twice_it_is_noted_once(client, programme, enter):
    enter()
    address = the_launch(programme)[1]
    once = sent(submission_id=str(uuid.uuid4()))
    for _click in range(2):
        assertRedirects(client.post(address, once), address)
    assert len(told()) == 1


def test_a_step_that_is_a_milestone_says_when_it_was_held(client, enter, programme):
    enter(Role.OBSERVER)
    held = milestone(programme, "mid_term")
    held.held_on = dt.date(2019, 5, 3)
    held.save()
    page = client.get(url(programme, "step", step(programme, "III b").pk))
    assertContains(page, "a eu lieu le vendredi 3 mai 2019".capitalize())
    assertContains(page, "faite")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_costs_the_same_however_long_the_path(
    client, enter, programme, django_assert_num_queries, rows
):
    enter(Role.FACILITATOR)
    row = phase(programme, "III")
    for number in range(rows):
        Phase.objects.create(path=row.path, label="Encore", position=20 + number)
        Step.objects.create(phase=row, label="Un pas", position=20 + number)
    address = url(programme, "phase", row.pk)
    client.get(address)  # the time of the login is written once
    # session, account, membership; phase; phases, steps, milestones; and for what is
    # asked, the two evaluations, where each is mended, and whether there is a contract;
    # how it was finished before.
    with django_assert_num_queries(13):
        client.get(address)


def test_mulhouse_and_rouffach_name_their_phases_each_in_its_way(client):
    programme = walking(MULHOUSE, first_year=2008, last_year=2009)
    client.force_login(make_membership(programme).user)
    page = client.get(url(programme, "phase", phase(programme, "1").pk))
    assertContains(page, "<h1>Phase 1</h1>", html=True)
    assertContains(page, "rien de prévu pour l’instant")
