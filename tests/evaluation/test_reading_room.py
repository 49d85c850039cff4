"""One commitment for the room, and what a group says of it."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.models import CommitmentMention
from evaluation.models import CommitmentReading
from programmes.models import Kind, Role
from tests.evaluation.making_readings import (
    Seen,
    commitments,
    make_evaluation,
    make_joined,
    make_reading,
    room,
    said,
    url,
)
from tests.factories import (
    make_contract,
    make_membership,
    make_role_group,
)
from tests.workshops.making import in_days, make_meeting
from workshops.models import Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_contract().programme


@pytest.fixture
def evaluation(programme):
    return make_evaluation(programme)


@pytest.fixture
def enter(client, programme):
    """Log in with a role in the programme, that of a facilitator unless it is given."""

    def enter(role=Role.FACILITATOR, **values):
        client.force_login(make_membership(programme, role, **values).user)
        return client

    return enter


def test_the_room_sees_the_sentence_as_it_is_heard_with_its_clause(
    enter, evaluation, programme
):
    row = commitments(programme)[0]
    row.text, row.clause = "Financer, dans la limite du budget.", "dans la limite"
    row.save()
    page = enter().get(room(evaluation, row))
    assertContains(page, "Nous nous engageons à financer, ")
    assertContains(page, '<span class="clause">dans la limite</span>')
    assertContains(page, "3 sur 6")
    assertContains(page, 'rel="next"')
    assertContains(page, 'rel="prev"')


def test_the_first_and_the_last_screen_lead_no_further(enter, evaluation, programme):
    first = commitments(programme, Kind.PARTICIPANT)[0]
    last = commitments(programme, Kind.FACILITATOR)[-1]
    client = enter()
    assertNotContains(client.get(room(evaluation, first)), 'rel="prev"')
    page = client.get(room(evaluation, last))
    assertNotContains(page, 'rel="next"')
    assertContains(page, "Noter et voir l’ensemble")


def test_the_group_that_promised_reads_first_and_another_may_be_chosen(
    enter, evaluation, programme
):
    row, client = commitments(programme)[0], enter()
    page = client.get(room(evaluation, row))
    assert page.context["screen"].group.kind == Kind.AUTHORITY
    group = make_role_group(programme, Kind.FACILITATOR)
    page = client.get(room(evaluation, row, group))
    assert page.context["screen"].group == group
    je = commitments(programme, Kind.PARTICIPANT)[0]
    page = client.get(room(evaluation, je, group))
    assert page.context["form"] is None
    assertContains(page, "est relu par les partenaires-auteurs, ensemble")
    assert client.post(room(evaluation, je, group), said()).status_code == 403


def test_what_the_room_says_is_kept_and_the_next_one_comes(
    enter, evaluation, programme
):
    row, other = commitments(programme)
    group = make_role_group(programme, Kind.PARTICIPANT)
    held = make_meeting(programme, kind=Session.Kind.GROUP, day=in_days(-3))
    sent = said(seen="in_part", to_discuss="on", words="Le bus, oui.")
    sent["sessions"] = [held.pk]
    answer = enter().post(room(evaluation, row, group), sent)
    assertRedirects(answer, room(evaluation, other, group))
    reading = CommitmentReading.objects.get()
    assert (reading.commitment, reading.role_group) == (row, group)
    assert (reading.seen, reading.to_discuss) == (Seen.IN_PART, True)
    assert reading.words == "Le bus, oui."
    assert list(reading.sessions.all()) == [held]


def test_a_double_click_makes_one_reading(enter, evaluation, programme):
    client, sent = enter(), said()
    place = room(evaluation, commitments(programme)[0])
    assert [client.post(place, sent).status_code for _n in range(2)] == [302, 302]
    assert CommitmentReading.objects.count() == 1


def test_what_who_joined_promised_is_read_too(enter, evaluation, programme):
    joined, client = make_joined(programme), enter()
    place = url("room", evaluation, f"a{joined.pk}")
    assertContains(client.get(place), "Nous nous engageons à prêter la grande salle.")
    assertRedirects(client.post(place, said()), url("list", evaluation))
    assert CommitmentReading.objects.get().joined == joined


def test_two_who_type_at_once_see_both(enter, evaluation, programme):
    row, client = commitments(programme)[0], enter()
    place = room(evaluation, row)
    make_reading(evaluation, row, words="Les trois salles.")
    sent = said(seen="not_yet", words="Une seule.")
    page = client.post(place, sent)
    assertContains(page, "Les trois salles.", status_code=409)
    assertContains(page, "Une seule.", status_code=409)
    again = page.context["form"]["version"].value()
    answer = client.post(place, sent | {"version": again, "submission_id": ""})
    assert answer.status_code == 302
    reading = CommitmentReading.objects.get()
    assert (reading.words, reading.version) == ("Une seule.", 2)


def test_without_an_answer_nothing_is_kept_and_the_words_stay(
    enter, evaluation, programme
):
    place = room(evaluation, commitments(programme)[0])
    page = enter().post(place, said(seen="", words="À dire encore."))
    assertContains(page, "Choisissez une des réponses")
    assertContains(page, "À dire encore.")
    assert not CommitmentReading.objects.exists()


def test_what_was_taken_out_meanwhile_keeps_the_words_on_the_page(
    enter, evaluation, programme
):
    type(evaluation).objects.update(archived_at="2026-01-01T00:00Z")
    place = room(evaluation, commitments(programme)[0])
    page = enter().post(place, said(words="À dire encore."))
    assertContains(page, "À dire encore.")
    assert not CommitmentReading.objects.exists()


def test_the_sessions_that_spoke_of_it_come_first_and_those_to_come_not_at_all(
    enter, evaluation, programme
):
    row = commitments(programme)[0]
    old, recent, coming = (
        make_meeting(programme, kind=Session.Kind.GROUP, day=in_days(days))
        for days in (-20, -2, 5)
    )
    CommitmentMention.objects.create(commitment=row, session=old)
    page = enter().get(room(evaluation, row))
    offered = list(page.context["form"].fields["sessions"].queryset)
    assert offered[:2] == [old, recent]
    assert coming not in offered


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PARTNER])
def test_a_partner_types_for_its_own_group_and_a_participant_for_nobody(
    enter, evaluation, programme, role
):
    row, client = commitments(programme)[0], enter(role)
    own = role == Role.PARTNER
    page = client.get(room(evaluation, row))
    assert (page.context["form"] is not None) is own
    answer = client.post(room(evaluation, row), said())
    assert answer.status_code == (302 if own else 403)
    other = make_role_group(programme, Kind.FACILITATOR)
    assert client.get(room(evaluation, row, other)).status_code == 403
    je = commitments(programme, Kind.PARTICIPANT)[0]
    assert client.post(room(evaluation, je), said()).status_code == 403
    assert CommitmentReading.objects.count() == own


@pytest.mark.parametrize("key", ["0", "a0", "rien", "9" * 30])
def test_there_is_no_such_commitment(enter, evaluation, key):
    assert enter().get(url("room", evaluation, key)).status_code == 404


@pytest.mark.parametrize("group", ["0", "rien", "9" * 30])
def test_there_is_no_such_group(enter, evaluation, programme, group):
    place = url("room", evaluation, commitments(programme)[0].pk, groupe=group)
    assert enter().get(place).status_code == 404


def test_a_commitment_of_another_programme_is_not_read(enter, evaluation):
    row = commitments(make_contract().programme)[0]
    assert enter().get(room(evaluation, row)).status_code == 404


def test_at_the_end_the_room_sees_what_was_read_at_mid_term(
    enter, evaluation, programme
):
    row, client = commitments(programme)[0], enter()
    make_reading(evaluation, row, words="Une salle sur deux.")
    final = make_evaluation(programme, moment="final")
    assertContains(client.get(room(final, row)), "Une salle sur deux.")
    assertNotContains(
        client.get(room(evaluation, row)), "Ce qui a été lu à mi-parcours"
    )
    type(evaluation).objects.filter(pk=evaluation.pk).update(
        archived_at="2026-01-01T00:00Z"
    )
    assertNotContains(client.get(room(final, row)), "Une salle sur deux.")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_room_costs_the_same_however_many_commitments(
    client, django_assert_num_queries, rows
):
    programme = make_contract(commitments=(rows, rows, rows)).programme
    evaluation = make_evaluation(programme)
    for row in commitments(programme):
        make_reading(evaluation, row).sessions.add(evaluation.session)
    client.force_login(make_membership(programme).user)
    place = room(evaluation, commitments(programme)[0])
    client.get(place)
    with django_assert_num_queries(13):
        client.get(place)
