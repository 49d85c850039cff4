"""Letters to the partners: what they tell, to whom, and that they leave once."""

import datetime as dt
import io
import uuid

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from pypdf import PdfReader
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Kind as GroupKind
from programmes.models import Role
from tests.factories import (
    make_membership,
    make_partner,
    make_role_group,
    make_user,
)
from tests.workshops.addresses import url
from tests.workshops.making import in_days, make_decision, make_meeting
from tests.workshops.making_kept import make_account_of, make_letter
from tests.workshops.making_minutes import make_closed
from tests.workshops.making_presence import make_group_session
from workshops.models import Attendance, LetterTo, PartnerLetter
from workshops.writing_to_partners import letter_pdf, told_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(programme):
    group = make_role_group(programme, kind=GroupKind.AUTHORITY, label="La Ville")
    return make_partner(programme, role_group=group, name="Ville de Rivemont")


@pytest.fixture
def facilitator(programme):
    return make_membership(programme, Role.FACILITATOR).user


@pytest.fixture
def desk(client, facilitator):
    client.force_login(facilitator)
    return client


def sent(**values):
    return {"submission_id": str(uuid.uuid4())} | values


def post(desk, programme, letter):
    """Read a letter, then send it."""
    page = desk.get(url("letter_detail", programme, letter.number))
    read = sent(seen=page.context["seen"])
    return desk.post(url("letter_send", programme, letter.number), read)


def test_a_letter_tells_closed_minutes_decisions_and_the_dates_to_come(
    programme, facilitator
):
    session = make_group_session(programme, title="Le logement")
    make_closed(session, facilitator, done="On a lu un bail.", kept="Oser demander.")
    make_decision(session, words="Inviter une juriste.", who="La Ville")
    make_meeting(programme, day=in_days(5), starts_at=dt.time(14, 30), place="Mairie")
    letter = make_letter(programme, words="Bonjour à vous.")
    letter.sessions.add(session)
    told = told_by(letter, facilitator)
    [about] = told["sessions"]
    assert (about["what"], about["kept"], about["done"]) == (
        "Le logement",
        "Oser demander.",
        "",
    )
    assert about["decisions"] == [
        {"words": "Inviter une juriste.", "who": "La Ville", "until": ""}
    ]
    assert [one["place"] for one in told["dates"]] == ["Mairie"]
    letter.with_what_was_done = True
    assert told_by(letter, facilitator)["sessions"][0]["done"] == "On a lu un bail."


def test_minutes_that_are_not_closed_are_told_to_nobody(programme, facilitator):
    session = make_group_session(programme)
    session_minutes = make_closed(session, facilitator, kept="Encore à relire.")
    type(session_minutes).objects.update(closed_on=None, closed_by=None)
    letter = make_letter(programme)
    letter.sessions.add(session)
    assert told_by(letter, facilitator)["sessions"][0]["kept"] == ""


def test_a_letter_is_written_seen_and_then_sent_once(
    desk, programme, town, django_capture_on_commit_callbacks
):
    make_account_of(town, email="mairie@exemple.fr")
    body = sent(words="Des nouvelles.", **{f"to_{town.pk}": "mail"})
    page = desk.post(url("letter_add", programme), body, follow=True)
    assertContains(page, "Des nouvelles.")
    assert mail.outbox == []
    place = url("letter_send", programme, 1)
    click = sent(seen=page.context["seen"])
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            desk.post(place, click)
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(place, sent(seen=page.context["seen"]))
    [letter] = mail.outbox
    assert letter.to == ["mairie@exemple.fr"]
    assert letter.subject == f"Lettre n° 1 · {programme.slug}"
    assert "Des nouvelles." in letter.body
    assert LetterTo.objects.get().mailed_at is not None


@pytest.mark.parametrize("change", ["words", "partners", "minutes"])
def test_a_letter_that_changed_since_it_was_read_does_not_leave(
    desk, programme, town, facilitator, change
):
    session = make_group_session(programme)
    minutes = make_closed(session, facilitator, kept="Ce jour-là")
    letter = make_letter(programme, town, words="Bonjour.")
    letter.sessions.add(session)
    page = desk.get(url("letter_detail", programme, letter.number))
    if change == "words":
        PartnerLetter.objects.update(words="Tout autre chose.")
    elif change == "partners":
        LetterTo.objects.create(letter=letter, partner=make_partner(programme))
    else:
        type(minutes).objects.update(kept="Une phrase de plus")
    place = url("letter_send", programme, letter.number)
    answer = desk.post(place, sent(seen=page.context["seen"]), follow=True)
    assertContains(answer, "Ce n’est pas la lettre que vous avez lue")
    assert not PartnerLetter.objects.get().is_sent


def test_each_account_gets_its_own_mail(
    desk, programme, town, django_capture_on_commit_callbacks
):
    for name in ("une", "deux"):
        make_account_of(town, email=f"{name}@exemple.fr")
    letter = make_letter(programme, town, way=LetterTo.Way.MAIL, words="Bonjour.")
    with django_capture_on_commit_callbacks(execute=True):
        post(desk, programme, letter)
    assert sorted(one.to for one in mail.outbox) == [
        ["deux@exemple.fr"],
        ["une@exemple.fr"],
    ]


def test_what_was_sent_stays_as_it_was(desk, programme, town, facilitator):
    session = make_group_session(programme)
    minutes = make_closed(session, facilitator, kept="Ce jour-là")
    letter = make_letter(programme, town)
    letter.sessions.add(session)
    letter.send(told_by(letter, facilitator), facilitator)
    type(minutes).objects.update(kept="Autre chose")
    page = desk.get(url("letter_detail", programme, letter.number))
    assertContains(page, "Ce jour-là")
    assertNotContains(page, "Autre chose")
    body = sent(words="Trop tard, mais gardé", version=letter.version)
    page = desk.post(url("letter_edit", programme, letter.number), body)
    assertContains(page, "Trop tard, mais gardé", status_code=409)


def test_a_letter_to_nobody_does_not_leave(programme, facilitator):
    letter = make_letter(programme)
    with pytest.raises(ValidationError, match="à qui"):
        letter.send(told_by(letter, facilitator), facilitator)
    assert not PartnerLetter.objects.get().is_sent


def test_a_mail_that_did_not_leave_is_said_and_printed(
    desk, programme, town, settings, django_capture_on_commit_callbacks
):
    letter = make_letter(programme, town, way=LetterTo.Way.MAIL, words="Bonjour.")
    # The partner has no account any more: there is no address to write to.
    with django_capture_on_commit_callbacks(execute=True):
        post(desk, programme, letter)
    page = desk.get(url("letter_detail", programme, letter.number))
    assertContains(page, "Le courriel n’est pas parti")
    answer = desk.get(url("letter_pdf", programme, letter.number))
    assert answer.content.startswith(b"%PDF")


def test_those_who_came_are_chosen_beforehand(desk, programme, town):
    session = make_group_session(programme)
    Attendance.objects.create(session=session, partner=town, says="present")
    away = make_partner(programme, role_group=town.role_group)
    page = desk.get(url("letter_add", programme, seance=session.pk))
    form = page.context["form"]
    assert form[f"to_{town.pk}"].value() == "paper"
    assert form[f"to_{away.pk}"].value() == "no"
    assert form["sessions"].value() == [session.pk]


def test_a_partner_reads_the_letters_sent_to_it_and_no_other(
    client, programme, town, facilitator
):
    client.force_login(make_account_of(town))
    waiting = make_letter(programme, town)
    to_another = make_letter(programme, make_partner(programme))
    to_it = make_letter(programme, town, words="Pour vous")
    for one in (to_another, to_it):
        one.send(told_by(one, facilitator), facilitator)
    seen = client.get(url("letter_list", programme)).context["page"]
    assert [one.number for one in seen] == [to_it.number]
    assertContains(
        client.get(url("letter_detail", programme, to_it.number)), "Pour vous"
    )
    for one in (waiting, to_another):
        place = url("letter_detail", programme, one.number)
        assert client.get(place).status_code == 404


def test_a_letter_taken_out_is_put_back_and_one_that_left_stays(
    desk, programme, town, facilitator
):
    letter, gone = make_letter(programme, town), make_letter(programme, town)
    gone.send(told_by(gone, facilitator), facilitator)
    page = desk.post(url("letter_archive", programme, letter.number), follow=True)
    assertContains(page, "Annuler")
    desk.post(url("letter_archive", programme, gone.number))
    assert list(PartnerLetter.objects.kept()) == [gone]
    desk.post(url("letter_bring_back", programme, letter.number))
    assert PartnerLetter.objects.kept().count() == 2


def test_two_who_write_a_letter_at_once_see_both(desk, programme, town):
    letter = make_letter(programme, town, words="Au début")
    body = sent(words="Mes mots", version=letter.version, **{f"to_{town.pk}": "paper"})
    PartnerLetter.objects.update(words="Leurs mots", version=letter.version + 1)
    page = desk.post(url("letter_edit", programme, letter.number), body)
    assertContains(page, "Mes mots", status_code=409)
    assertContains(page, "Leurs mots", status_code=409)


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_of_letters_costs_the_same_however_long(
    desk, programme, town, number, django_assert_num_queries
):
    for _ in range(number):
        make_letter(programme, town)
    place = url("letter_list", programme)
    desk.get(place)
    with django_assert_num_queries(6):
        desk.get(place)


@pytest.mark.parametrize("number", [1, 30])
def test_the_form_of_a_letter_costs_the_same_whatever_it_offers(
    desk, programme, town, number, django_assert_num_queries
):
    for _ in range(number):
        make_group_session(programme)
        make_partner(programme, role_group=town.role_group)
    place = url("letter_add", programme)
    desk.get(place)
    with django_assert_num_queries(8):  # the draft is one
        desk.get(place)


def test_an_account_without_a_role_finds_no_letter(client, programme):
    client.force_login(make_user())
    assert client.get(url("letter_list", programme)).status_code == 404


def test_each_letter_on_paper_begins_a_page_of_its_own(programme, town, facilitator):
    letter = make_letter(programme, town, words="Bonjour.")
    told = told_by(letter, facilitator)
    pdf = letter_pdf(letter, told, ["Ville de Rivemont", "Maison des familles"])
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    said = [[name in page for name in ("Ville de", "Maison des")] for page in pages]
    assert said == [[True, False], [False, True]]
