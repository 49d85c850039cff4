"""The pages of a permission to speak: noted, read by whom it names, taken back."""

import uuid

import pytest
from django.db import connection, transaction
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Kind, Opening, Role
from tests.factories import (
    make_membership,
    make_partner,
)
from tests.site.crawl import read_pdf
from tests.site.soundness import Elements, faults
from tests.workshops.addresses import url
from tests.workshops.making_confided import (
    SAID,
    WORDS,
    make_confidence,
    make_facilitator,
    make_permission,
    speak_for,
)
from workshops.confiding import destroy
from workshops.models import SharingPermission

pytestmark = pytest.mark.django_db


@pytest.fixture
def confidence(programme):
    return make_confidence(programme)


@pytest.fixture
def giver(programme):
    return make_partner(programme, name="Rose Meunier", first_name="Rose")


@pytest.fixture
def town(programme):
    return make_partner(programme, Kind.AUTHORITY, name="Ville de Rivemont")


@pytest.fixture
def permission(confidence, giver, town):
    return make_permission(confidence, given_by=giver, recipients=[town])


@pytest.fixture
def enter(client, confidence):
    def enter(user=None):
        client.force_login(user or confidence.author)
        return client

    return enter


def test_whom_it_names_reads_the_words_and_nothing_else(
    enter, programme, permission, town
):
    client = enter(speak_for(town))
    listed = client.get(url("permission_told_list", programme))
    place = url("permission_read", programme, permission.pk)
    assertContains(listed, place)
    assertNotContains(listed, WORDS)
    assert client.get(place).status_code == 405
    assert not Opening.objects.exists()

    page = client.post(place)
    assert faults(Elements(page)) == []
    assertContains(page, WORDS)
    assertContains(page, "Pour m’aider")
    for hidden in (SAID, "Rose", permission.recorded_by.name):
        assertNotContains(page, hidden)
    assert Opening.objects.get().opened_by == client.get(place).wsgi_request.user
    for name in ("permission_detail", "permission_sheet", "permission_revoke"):
        assert client.get(url(name, programme, permission.pk)).status_code == 404


def test_one_that_is_taken_back_is_not_found_at_the_next_request(
    enter, programme, permission, giver, town
):
    reader, place = speak_for(town), url("permission_read", programme, permission.pk)
    assert enter(reader).post(place).status_code == 200
    client = enter(speak_for(giver, Role.PARTICIPANT))
    asked = url("permission_revoke", programme, permission.pk)
    assertContains(client.get(asked), "Aucune raison n’est demandée.")
    sent = {"submission_id": str(uuid.uuid4())}
    answer = client.post(asked, sent)
    assertRedirects(answer, url("permission_detail", programme, permission.pk))
    client = enter(reader)
    assert client.post(place).status_code == 404
    listed = client.get(url("permission_told_list", programme))
    assertContains(listed, "Rien pour le moment")
    assert Opening.objects.count() == 1


def test_when_the_line_cannot_be_written_nothing_is_read(
    enter, programme, permission, town
):
    client = enter(speak_for(town))
    client.raise_request_exception = False
    place = url("permission_read", programme, permission.pk)
    table = Opening._meta.db_table
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f'ALTER TABLE "{table}" RENAME TO "away"')
        answer = client.post(place)
        transaction.set_rollback(True)
    assert answer.status_code == 500
    assertNotContains(answer, WORDS, status_code=500)
    assert client.post(place).status_code == 200
    assert Opening.objects.count() == 1


def test_who_gave_it_sees_who_read_it_day_by_day(
    enter, programme, permission, giver, town
):
    readers = [speak_for(town), speak_for(town)]
    for reader in readers:
        enter(reader).post(url("permission_read", programme, permission.pk))
    client = enter(speak_for(giver, Role.PARTICIPANT))
    assertContains(client.get(url("permission_given_list", programme)), "2 fois")
    page = client.get(url("permission_detail", programme, permission.pk))
    assertContains(page, WORDS)
    assertNotContains(page, SAID)
    for reader in readers:
        assertContains(page, reader.name)
    assertContains(page, "days__when", 1)


def test_who_reads_and_who_permits_is_not_the_coordinators_to_know(
    enter, programme, permission
):
    client = enter(make_membership(programme).user)
    for name in ("permission_told_list", "permission_given_list"):
        assertNotContains(client.get(url(name, programme)), f"n° {permission.pk}")
    for name in ("permission_detail", "permission_sheet", "permission_sheet_pdf"):
        assert client.get(url(name, programme, permission.pk)).status_code == 404


def test_names_that_a_participant_may_not_read_are_not_told_to_her(
    enter, programme, confidence, giver
):
    told = make_partner(programme, name="Anaïs Le Briz", first_name="Anaïs")
    permission = make_permission(confidence, given_by=giver, recipients=[told])
    hers = enter(speak_for(giver, Role.PARTICIPANT))
    page = hers.get(url("permission_detail", programme, permission.pk))
    assertContains(page, "Anaïs")
    assertNotContains(page, "Le Briz")


def test_the_sheet_says_how_to_take_it_back_on_paper_too(
    enter, programme, permission, town
):
    enter(speak_for(town)).post(url("permission_read", programme, permission.pk))
    client = enter()
    page = client.get(url("permission_sheet", programme, permission.pk))
    pdf = client.get(url("permission_sheet_pdf", programme, permission.pk))
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert "Rose" not in pdf.headers["Content-Disposition"]
    for said in (WORDS, "Rose Meunier", "Ville de Rivemont", "Vous n’avez pas à dire"):
        assertContains(page, said)
        assert "".join(said.split()) in read_pdf(pdf.content)
    assertNotContains(page, SAID)


def test_the_sheet_is_kept_nowhere(enter, programme, permission, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    enter().get(url("permission_sheet_pdf", programme, permission.pk))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if path.stat().st_size] == []


def test_of_words_that_were_destroyed_the_days_and_the_readings_stay(
    enter, programme, permission, giver, town
):
    reader = speak_for(town)
    enter(reader).post(url("permission_read", programme, permission.pk))
    destroy(permission.confidence, permission.recorded_by)
    client = enter(speak_for(giver, Role.PARTICIPANT))
    for name in ("permission_detail", "permission_sheet"):
        page = client.get(url(name, programme, permission.pk))
        assertContains(page, "Ces mots ont été détruits")
        assertContains(page, reader.name)
        assertNotContains(page, WORDS)


def test_words_that_cannot_be_read_say_so(enter, programme, permission, giver, town):
    SharingPermission.objects.update(sealed="altéré")
    said = "Ce texte ne peut plus être lu"
    client = enter(speak_for(town))
    assertContains(client.post(url("permission_read", programme, permission.pk)), said)
    client = enter(speak_for(giver, Role.PARTICIPANT))
    for name in ("permission_detail", "permission_sheet"):
        assertContains(client.get(url(name, programme, permission.pk)), said)


@pytest.mark.parametrize("rows", [1, 30])
def test_lists_and_readings_cost_the_same_however_long(
    enter, programme, confidence, giver, town, django_assert_num_queries, rows
):
    permissions = [
        make_permission(confidence, given_by=giver, recipients=[town])
        for _ in range(rows)
    ]
    reader, hers = speak_for(town), speak_for(giver, Role.PARTICIPANT)
    asked = permissions[0].pk
    for _ in range(rows):
        enter(reader).post(url("permission_read", programme, asked))
    for user, name, args, queries in (
        (reader, "permission_told_list", [], 5),
        (hers, "permission_given_list", [], 5),
        (hers, "permission_detail", [asked], 7),
        (confidence.author, "confidence_detail", [confidence.pk], 5),
    ):
        client, place = enter(user), url(name, programme, *args)
        client.get(place)
        with django_assert_num_queries(queries):
            client.get(place)


def test_the_bar_leads_there_those_whom_it_may_concern(enter, programme):
    there = f'href="{url("confidence_list", programme)}"'
    for role in Role:
        page = enter(make_membership(programme, role).user).get(
            url("session_list", programme)
        )
        concerned = role in (Role.FACILITATOR, Role.PARTNER, Role.PARTICIPANT)
        (assertContains if concerned else assertNotContains)(page, there)


def test_any_facilitator_takes_back_the_one_whose_sheet_is_shown(
    enter, programme, permission
):
    other, elsewhere = make_facilitator(programme), make_permission()
    client, place = enter(other), url("permission_revoke_by_number", programme)
    said = "Si une permission a ce numéro, elle est retirée."
    for number in (permission.pk, permission.pk, elsewhere.pk, 2**31 - 1):
        sent = {"number": number, "submission_id": str(uuid.uuid4())}
        assertContains(client.post(place, sent, follow=True), said)
    permission.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (permission.revoked_by, elsewhere.revoked_by) == (other, None)
    for number in ("9" * 30, "0", "x", ""):
        assertContains(client.post(place, {"number": number}), 'id="errors"')
    coordinator = enter(make_membership(programme).user)
    assert coordinator.get(place).status_code == 404
    assert coordinator.post(place, {"number": 1}).status_code == 404
