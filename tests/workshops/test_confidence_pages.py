"""The pages of what is confided: noted, changed, read by two at most, destroyed."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.drafts import keep
from programmes.models import Draft, Role
from tests.factories import make_membership, make_programme, make_user
from tests.workshops.addresses import url
from tests.workshops.making import Kind, in_days, make_meeting
from tests.workshops.making_confided import (
    SAID,
    make_confidence,
    make_facilitator,
    make_permission,
)
from workshops.models import Confidence, SharingPermission

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(programme):
    return make_facilitator(programme)


@pytest.fixture
def enter(client, author):
    def enter(user=None):
        client.force_login(user or author)
        return client

    return enter


def body(**values):
    return {"text": SAID, "submission_id": str(uuid.uuid4())} | values


def test_what_is_confided_is_noted_at_a_session(enter, programme, author):
    session = make_meeting(programme, kind=Kind.GROUP, title="Le jardin")
    client = enter()
    detail = client.get(url("session_detail", programme, session.pk))
    place = url("confidence_add", programme, seance=session.pk)
    assertContains(detail, place)
    assertContains(client.get(place), f'value="{session.pk}" selected')

    answer = client.post(place, body(session=session.pk))
    kept = Confidence.objects.get()
    assertRedirects(answer, url("confidence_detail", programme, kept.pk))
    assert (kept.session, kept.author, kept.noted_on) == (
        session,
        author,
        timezone.localdate(),
    )
    assertContains(client.get(answer.url), SAID)
    assertContains(
        client.get(url("session_detail", programme, session.pk)), "Une fois notée"
    )


def test_a_session_says_nothing_of_it_to_anybody_else(enter, programme):
    session = make_meeting(programme)
    make_confidence(programme, session=session)
    place = url("session_detail", programme, session.pk)
    for role in (Role.COORDINATOR, Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER):
        page = enter(make_membership(programme, role).user).get(place)
        assertNotContains(page, "confié</h2>", html=False)
        assertNotContains(page, "Noter ce qui a été confié")
    other = enter(make_facilitator(programme)).get(place)
    assertContains(other, "Rien n’est noté.")


def test_the_form_says_who_reads_and_takes_all_that_is_pasted(enter, programme):
    client, place = enter(), url("confidence_add", programme)
    page = client.get(place)
    assertContains(page, "Écrivez ce que la personne accepterait de lire.")
    assertNotContains(page, "maxlength")
    long = "é" * 20_001
    page = client.post(place, body(text=long))
    assertContains(page, "20001 caractères, maximum 20000")
    assertContains(page, long)
    assert not Confidence.objects.exists()


def test_a_double_click_notes_one(enter, programme):
    client, sent = enter(), body()
    for _ in range(2):
        client.post(url("confidence_add", programme), sent)
    assert Confidence.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("session", "9" * 30),
        ("session", "x"),
        ("companion", "9" * 30),
        ("text", "nul\x00nul"),
        ("text", " "),
    ],
)
def test_what_is_forged_is_refused_with_a_sentence(enter, programme, field, value):
    page = enter().post(url("confidence_add", programme), body(**{field: value}))
    assertContains(page, 'id="errors"')
    assert not Confidence.objects.exists()


def test_only_sessions_that_were_held_here_are_chosen(enter, programme):
    for other in (
        make_meeting(),
        make_meeting(programme, day=in_days(3)),
        make_meeting(programme, cancelled_at=timezone.now()),
    ):
        enter().post(url("confidence_add", programme), body(session=other.pk))
    assert not Confidence.objects.exists()


def test_only_somebody_who_leads_today_is_named(enter, programme, author):
    ended = make_membership(
        programme, Role.FACILITATOR, ended_on=timezone.localdate()
    ).user
    coordinator = make_membership(programme).user
    client, place = enter(), url("confidence_add", programme)
    for other in (ended, coordinator, author, make_facilitator(make_programme())):
        client.post(place, body(companion=other.pk))
    assert not Confidence.objects.exists()
    client.post(place, body(companion=make_facilitator(programme).pk))
    assert Confidence.objects.get().companion is not None


def test_the_one_named_reads_it_and_changes_nothing(enter, programme, author):
    companion = make_facilitator(programme)
    pk = make_confidence(programme, author=author, companion=companion).pk
    client = enter(companion)
    page = client.get(url("confidence_detail", programme, pk))
    assertContains(page, SAID)
    assertNotContains(page, url("confidence_edit", programme, pk))
    assertContains(page, url("permission_add", programme, pk))
    for name in ("confidence_edit", "confidence_destroy"):
        assert client.get(url(name, programme, pk)).status_code == 404
        assert client.post(url(name, programme, pk), body()).status_code == 404
    assert Confidence.objects.get().text == SAID


@pytest.mark.parametrize("role", Role, ids=str)
def test_for_all_the_others_there_is_nothing(enter, programme, role):
    pk = make_confidence(programme).pk
    client = enter(make_membership(programme, role).user)
    assert client.get(url("confidence_detail", programme, pk)).status_code == 404
    for name in ("confidence_edit", "confidence_destroy", "permission_add"):
        assert client.get(url(name, programme, pk)).status_code == 404
        assert client.post(url(name, programme, pk), body()).status_code == 404
    page = client.get(url("confidence_list", programme), follow=True)
    assertNotContains(page, url("confidence_detail", programme, pk))
    if role != Role.FACILITATOR:
        assert client.get(url("confidence_add", programme)).status_code == 404


def test_strangers_and_the_site_s_administration_find_nothing(enter, programme):
    pk = make_confidence(programme).pk
    for user in (make_user(), make_user(is_staff=True, is_superuser=True)):
        client = enter(user)
        for name, args in (("confidence_list", []), ("confidence_detail", [pk])):
            assert client.get(url(name, programme, *args)).status_code == 404


def test_two_tabs_see_both_texts(enter, programme, author):
    pk = make_confidence(programme, author=author).pk
    client, place = enter(), url("confidence_edit", programme, pk)
    assertContains(client.get(place), SAID)
    assert client.post(place, body(version=1, text="Autrement.")).status_code == 302
    answer = client.post(place, body(version=1, text="Encore autrement."))
    assertContains(answer, "Encore autrement.", status_code=409)
    assertContains(answer, "Autrement.", status_code=409)
    assert Confidence.objects.get().text == "Autrement."


def test_what_was_typed_for_one_destroyed_meanwhile_is_given_back(
    enter, programme, author
):
    confidence = make_confidence(programme, author=author)
    client = enter()
    client.post(url("confidence_destroy", programme, confidence.pk), body())
    for name in ("confidence_edit", "permission_add"):
        place = url(name, programme, confidence.pk)
        answer = client.post(place, body(version=1, text="Deux mots."))
        assertContains(answer, "Deux mots.", status_code=409)
        assert client.get(place).status_code == 404
    other = enter(make_facilitator(programme))
    answer = other.post(url("confidence_edit", programme, confidence.pk), body())
    assert answer.status_code == 404


def test_it_is_destroyed_after_a_page_that_says_what_goes_with_it(
    enter, programme, author
):
    confidence = make_confidence(programme, author=author)
    make_permission(confidence)
    edited = url("confidence_edit", programme, confidence.pk)
    for address in (edited, f"{edited}?de=liste", url("tool_add", programme)):
        keep(author, address, [("text", ["Ce que j’allais écrire."])], "")
    client, place = enter(), url("confidence_destroy", programme, confidence.pk)
    page = client.get(place)
    assertContains(page, "Cela ne peut pas se défaire.")
    assertContains(page, "La permission en cours est retirée aussitôt.")
    assertNotContains(page, SAID)
    assertRedirects(client.post(place, body()), url("confidence_list", programme))
    confidence.refresh_from_db()
    assert confidence.text == ""
    assert SharingPermission.objects.get().revoked_at is not None
    assert Draft.objects.get().place == url("tool_add", programme)


def test_a_text_that_cannot_be_read_says_so_and_nothing_is_written_over_it(
    enter, programme, author
):
    confidence = make_confidence(programme, author=author)
    Confidence.objects.update(sealed="altéré")
    client = enter()
    said = "Ce texte ne peut plus être lu"
    assertContains(client.get(url("confidence_detail", programme, confidence.pk)), said)
    assertContains(client.get(url("permission_add", programme, confidence.pk)), said)
    place = url("confidence_edit", programme, confidence.pk)
    assert client.get(place).status_code == 200
    page = client.post(place, body(version=1))
    assertContains(page, "Rien ne le remplace")
    assertContains(page, SAID)
    assert Confidence.objects.get().sealed == "altéré"


def test_a_number_of_social_security_is_spoken_of(enter, programme):
    sent = body(text="Son numéro est le 2 55 08 14 168 025 38.")
    page = enter().post(url("confidence_add", programme), sent, follow=True)
    assertContains(page, "numéro de sécurité sociale")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_however_long(
    enter, programme, author, django_assert_num_queries, rows
):
    companion = make_facilitator(programme)
    for number in range(rows):
        session = make_meeting(programme, day=in_days(-number))
        make_permission(
            make_confidence(
                programme, author=author, session=session, companion=companion
            )
        )
    client = enter()
    client.get(url("confidence_list", programme))
    with django_assert_num_queries(5):
        page = client.get(url("confidence_list", programme))
    assert len(page.context["page"].object_list) == rows
    assertNotContains(page, SAID)


def test_the_list_goes_by_session_the_latest_first(enter, programme, author):
    for days, title in ((-9, "Ancienne"), (-2, "Récente")):
        session = make_meeting(programme, day=in_days(days), title=title)
        make_confidence(programme, author=author, session=session)
    make_confidence(programme, author=author)
    page = enter().get(url("confidence_list", programme)).content.decode()
    places = [page.index(one) for one in ("Récente", "Ancienne", "En dehors des")]
    assert places == sorted(places)


def test_an_empty_list_says_what_to_do(enter, programme):
    page = enter().get(url("confidence_list", programme))
    assertContains(page, "Rien n’est noté ici")
    assertContains(page, url("confidence_add", programme))


def test_whoever_leads_no_more_finds_nothing_at_the_next_request(
    enter, programme, author
):
    pk = make_confidence(programme, author=author).pk
    client, place = enter(), url("confidence_detail", programme, pk)
    assert client.get(place).status_code == 200
    author.memberships.update(ended_on=timezone.localdate() - dt.timedelta(days=1))
    assert client.get(place).status_code == 404
