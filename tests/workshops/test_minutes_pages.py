"""The pages of the minutes: written with the decisions, closed, approved, printed."""

import uuid

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_membership, make_programme, make_user
from tests.workshops.addresses import url
from tests.workshops.making import in_days, make_decision, make_exchange, make_meeting
from tests.workshops.making_minutes import make_closed, make_minutes
from workshops.models import Decision, Minutes

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)
NUMBER = "1 85 05 78 006 084 36"


@pytest.fixture
def meeting(programme):
    return make_meeting(programme)


@pytest.fixture
def enter(client, programme):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(programme, role).user)
        return client

    return enter


def on_page(programme, meeting):
    return url("session_detail", programme, meeting.pk) + "#compte-rendu"


def body(*decisions, version=0, act="close", **values):
    """What a browser sends: the text, and the lines of ``decisions``."""
    sent = {
        "done": "Nous avons visité la salle.",
        "kept": "On y va.",
        "version": version,
        "act": act,
        "submission_id": str(uuid.uuid4()),
        "decisions-TOTAL_FORMS": max(1, len(decisions)),
        "decisions-INITIAL_FORMS": 0,
    }
    for number, (words, who, due_on) in enumerate(decisions):
        line = {"words": words, "who": who, "due_on": due_on}
        sent |= {f"decisions-{number}-{name}": typed for name, typed in line.items()}
    return sent | values


LINE = ("Chercher une salle.", "Collectivité", "2026-05-01")


def test_one_page_writes_the_minutes_notes_the_decisions_and_closes(
    enter, programme, meeting
):
    place = url("minutes_edit", programme, meeting.pk)
    client = enter()
    assertContains(client.get(place), "autofocus")
    sent = body(LINE, ("", "", ""), ("Écrire aux voisins.", "", ""))
    answer = client.post(place, sent)
    assertRedirects(answer, on_page(programme, meeting))
    minutes = Minutes.objects.get()
    assert (minutes.session, minutes.done) == (meeting, "Nous avons visité la salle.")
    assert (minutes.kept, minutes.state) == ("On y va.", "closed")
    noted = meeting.decisions.order_by("position").values_list("words", flat=True)
    assert list(noted) == ["Chercher une salle.", "Écrire aux voisins."]


def test_they_are_saved_and_closed_later(enter, programme, meeting):
    client = enter()
    client.post(url("minutes_edit", programme, meeting.pk), body(act="save"))
    assert Minutes.objects.get().state == "draft"
    page = client.get(url("session_detail", programme, meeting.pk))
    assertContains(page, "seule votre équipe le lit")
    answer = client.post(url("minutes_close", programme, meeting.pk))
    assertRedirects(answer, on_page(programme, meeting))
    assert Minutes.objects.get().state == "closed"


def test_a_double_click_writes_once(enter, programme, meeting):
    client, sent = enter(), body(LINE)
    for _ in range(2):
        answer = client.post(url("minutes_edit", programme, meeting.pk), sent)
        assert answer.status_code == 302
    assert (Minutes.objects.count(), Decision.objects.count()) == (1, 1)


def test_a_line_more_saves_nothing_and_keeps_what_was_typed(enter, programme, meeting):
    sent = body(("Chercher.", "Nous", "bientôt"), act="line", done="x" * 60_001)
    page = enter().post(url("minutes_edit", programme, meeting.pk), sent)
    assertContains(page, "x" * 60_001)
    assertContains(page, "On y va.")
    for typed in ("Chercher.", 'value="Nous"', 'value="bientôt"'):
        assertContains(page, typed)
    assertContains(page, 'name="decisions-1-words"')
    assertContains(page, 'name="decisions-TOTAL_FORMS" value="2"')
    assertNotContains(page, "à corriger")
    assert not Minutes.objects.exists()


@pytest.mark.parametrize("total", ["31", "99999999999999999999", "", "x"])
def test_lines_without_end_are_not_given(enter, programme, meeting, total):
    place, client = url("minutes_edit", programme, meeting.pk), enter()
    for act in ("line", "save"):
        page = client.post(place, body(act=act) | {"decisions-TOTAL_FORMS": total})
        assertContains(page, "Nous avons visité la salle.")
        assert page.content.decode().count("<fieldset") <= 31
    assert not Minutes.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"done": "x" * 60_001}, "60001 caractères, maximum 60000"),
        ({"kept": "x" * 2001}, "2001 caractères, maximum 2000"),
        ({"done": "", "kept": " "}, "Écrivez ce qui a été fait"),
        ({"done": "a\0b"}, "nul"),
        ({"decisions-0-words": "x" * 1001}, "1001 caractères, maximum 1000"),
        ({"decisions-0-words": ""}, "obligatoire"),
        ({"decisions-0-due_on": "bientôt"}, "Écrivez le jour"),
        ({"decisions-0-due_on": "1789-07-14"}, "Choisissez un jour entre 1990 et 2100"),
    ],
)
def test_what_cannot_be_saved_is_said_and_all_is_kept(
    enter, programme, meeting, typed, said
):
    place = url("minutes_edit", programme, meeting.pk)
    page = enter().post(place, body(LINE) | typed)
    assertContains(page, said)
    assertContains(page, "Tout ce que vous avez écrit est gardé ci-dessous")
    kept = body(LINE) | typed
    for name in ("done", "decisions-0-words", "decisions-0-who"):
        assertContains(page, kept[name].replace("\0", ""))
    assert (Minutes.objects.count(), Decision.objects.count()) == (0, 0)


def test_a_session_cancelled_meanwhile_keeps_what_was_typed(enter, programme, meeting):
    meeting.cancel()
    page = enter().post(url("minutes_edit", programme, meeting.pk), body(LINE))
    assertContains(page, "Cette séance est annulée")
    assertContains(page, "Chercher une salle.")
    assert (Minutes.objects.count(), Decision.objects.count()) == (0, 0)


def test_minutes_of_a_session_to_come_are_prepared_but_not_closed(enter, programme):
    meeting = make_meeting(programme, day=in_days(3))
    client, place = enter(), url("minutes_edit", programme, meeting.pk)
    assertContains(client.post(place, body()), "encore à venir")
    assert not Minutes.objects.exists()
    assertRedirects(client.post(place, body(act="save")), on_page(programme, meeting))


def test_two_who_write_see_both_texts_and_lose_no_decision(enter, programme, meeting):
    client, place = enter(), url("minutes_edit", programme, meeting.pk)
    client.post(place, body(act="save"))
    for version in (0, 7):
        sent = body(LINE, version=version, done="Une autre visite.")
        page = client.post(place, sent)
        for text in ("Une autre visite.", "Nous avons visité la salle."):
            assertContains(page, text, status_code=409)
        assertContains(page, "Chercher une salle.", status_code=409)
        assertContains(page, 'name="version" value="1"', status_code=409)
    assert not Decision.objects.exists()

    client.post(place, body(LINE, version=1, done="Les deux.", act=""))
    assert (Minutes.objects.get().done, Decision.objects.count()) == ("Les deux.", 1)


def test_text_for_minutes_closed_meanwhile_is_given_back(enter, programme, meeting):
    make_closed(meeting)
    client, place = enter(), url("minutes_edit", programme, meeting.pk)
    page = client.post(place, body(LINE, version=1, done="Trop tard."))
    assertContains(page, "est clos")
    assertContains(page, "Trop tard.")
    assertContains(page, "Chercher une salle.")
    assertRedirects(client.get(place), on_page(programme, meeting))
    assert Minutes.objects.get().done == "Nous avons visité la salle."


@pytest.mark.parametrize("field", ["done", "decisions-0-words"])
def test_a_number_like_a_social_security_one_is_only_warned_of(
    enter, programme, meeting, field
):
    sent = body(LINE) | {field: f"Voir {NUMBER}."}
    page = enter().post(url("minutes_edit", programme, meeting.pk), sent, follow=True)
    assertContains(page, "numéro de sécurité sociale")
    assert Minutes.objects.get().state == "closed"


@pytest.mark.parametrize("role", Role, ids=str)
def test_who_takes_part_reads_what_is_closed_and_the_team_the_drafts(
    enter, programme, meeting, role
):
    minutes, client = make_minutes(meeting), enter(role)
    detail = url("session_detail", programme, meeting.pk)
    read = assertContains if role in TEAM else assertNotContains
    read(client.get(detail), "Nous avons visité la salle.")
    read(client.get(detail), url("minutes_edit", programme, meeting.pk))

    minutes.close(timezone.localdate(), make_user())
    read = assertNotContains if role == Role.OBSERVER else assertContains
    read(client.get(detail), "Nous avons visité la salle.")
    status = 403 if role == Role.OBSERVER else 200
    place = url("minutes_detail", programme, meeting.pk)
    assert client.get(place).status_code == status


def test_the_group_invited_does_not_find_the_minutes_of_an_exchange(enter, programme):
    session = make_exchange(make_programme(), programme, day=in_days(-1))
    make_closed(session)
    client = enter()
    assertNotContains(
        client.get(url("session_detail", programme, session.pk)), "visité la salle"
    )
    assert client.get(url("minutes_detail", programme, session.pk)).status_code == 404
    assert client.get(url("minutes_edit", programme, session.pk)).status_code == 403


def test_they_are_reopened_and_written_again(enter, programme, meeting):
    make_closed(meeting)
    client, place = enter(), url("minutes_edit", programme, meeting.pk)
    answer = client.post(url("minutes_reopen", programme, meeting.pk))
    assertRedirects(answer, place)
    client.post(place, body(version=3, done="Mieux dit."))
    assert Minutes.objects.get().done == "Mieux dit."


def test_strangers_find_nothing(client, programme, meeting):
    make_closed(meeting)
    client.force_login(make_user())
    for name in ("minutes_detail", "minutes_edit", "minutes_pdf", "minutes_approve"):
        assert client.get(url(name, programme, meeting.pk)).status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_costs_the_same_however_many_decisions(
    enter, programme, meeting, django_assert_num_queries, rows
):
    make_minutes(meeting)
    for _ in range(rows):
        make_decision(meeting)
    client, place = enter(), url("minutes_edit", programme, meeting.pk)
    client.get(place)
    with django_assert_num_queries(8):  # the draft is one
        client.get(place)
