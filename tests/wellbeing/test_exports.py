"""Ideas as files: every word, and nothing that tells who wrote."""

import csv
import io
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertRedirects

from programmes import printing
from programmes.exports import MARK
from programmes.models import Role
from tests.contracts.reading_pdf import opened, text
from tests.factories import make_idea, make_membership, make_user
from tests.wellbeing.said import make_said, make_sorted, show_ideas
from wellbeing import spreadsheets
from wellbeing.models import Idea, Round

pytestmark = pytest.mark.django_db
ODD = "=1+1 ; « oui »\n🌞 <b>\x0b _x0041_"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def said():
    programme, bright, _dark = make_said()
    show_ideas(programme)
    make_sorted(bright, "A01", text=ODD, signed="", slip=7)
    make_idea(bright, text="Un vélo").leave_out()
    make_idea(bright, text="À taire").withdraw()
    make_idea(bright, text="Nomme quelqu’un").hide(None)
    return programme


@pytest.fixture
def round_(said):
    return said.rounds.order_by("pk").first()


@pytest.fixture
def enter(client, said):
    def enter(role=Role.PARTICIPANT):
        client.force_login(make_membership(said, role).user)
        return client

    return enter


def url(name, round_):
    return reverse(f"wellbeing:{name}", args=[round_.programme.slug, round_.pk])


def rows_of(answer):
    body = answer.content.decode().removeprefix(MARK)
    return list(csv.reader(io.StringIO(body, ""), delimiter=";"))


def test_the_csv_has_the_words_and_their_theme_and_says_what_it_leaves_out(
    enter, round_
):
    answer = enter().get(url("round_csv", round_))
    assert answer.content.startswith(MARK.encode())
    rows = rows_of(answer)
    assert rows[0][:3] == ["Idée", "Composante", "Hors du texte"]
    ideas = {row[0]: row for row in rows[1:3]}
    assert ideas["'" + ODD][1:3] == ["A01", ""]
    assert ideas["Un vélo"][1:3] == ["", "oui"]
    assert rows[3] == []
    assert rows[5] == [
        "Pas dans ce fichier\u00a0: des idées ont été retirées ou masquées."
    ]
    assert "À taire" not in str(rows)
    assert "Nomme quelqu’un" not in str(rows)


def test_a_file_without_anything_aside_does_not_speak_of_it(enter, round_):
    round_.ideas.exclude(text__in=[ODD, "Un vélo"]).delete()
    Idea.objects.get(text="Un vélo").split("Un", "vélo")
    assert "retirées" not in enter().get(url("round_csv", round_)).content.decode()


def test_the_rows_are_in_the_order_of_keys_at_random(enter, round_):
    texts = [f"Idée {n}" for n in range(20)]
    for words in texts:
        make_idea(round_, text=words)
    rows = rows_of(enter().get(url("round_csv", round_)))
    ideas = round_.ideas.standing().order_by("pk").values_list("text", flat=True)
    found = [row[0].removeprefix("'") for row in rows[1:23]]
    assert found == list(ideas)


def test_no_file_says_who_wrote_when_by_which_way_or_slip(enter, round_, settings):
    Idea.objects.filter(text="Un vélo").update(way="phone", key_digest="cafe" * 16)
    today = timezone.localdate().isoformat()
    client = enter()
    plain = client.get(url("round_csv", round_))
    assert f"-{round_.pk}-{today}.csv" in plain["Content-Disposition"]
    sheet = client.get(url("round_xlsx", round_)).content
    with zipfile.ZipFile(io.BytesIO(sheet)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("docProps" in name for name in file.namelist())
    told = plain.content.decode() + str(spreadsheets.read(sheet))
    for leak in ("cafe", "phone", "téléphone", ";7;", "202", "ETag"):
        assert leak not in told


def test_the_spreadsheet_holds_words_and_never_formulas(enter, round_):
    body = enter().get(url("round_xlsx", round_)).content
    assert ODD in [row[0] for row in spreadsheets.read(body) if row]
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        assert b"<f>" not in file.read(spreadsheets.SHEET)


@pytest.mark.parametrize("name", ["round_files", "round_csv", "round_xlsx"])
def test_who_may_read_the_ideas_may_take_them_away(enter, client, round_, name):
    assert enter(Role.PARTNER).get(url(name, round_)).status_code == 200
    assert enter(Role.OBSERVER).get(url(name, round_)).status_code == 403
    Round.objects.update(revealed_on=None)
    for role, status in (
        (Role.PARTICIPANT, 403),
        (Role.COORDINATOR, 403),
        (Role.FACILITATOR, 200),
    ):
        assert enter(role).get(url(name, round_)).status_code == status
    client.force_login(make_user())
    assert client.get(url(name, round_)).status_code == 404


def test_a_round_of_another_group_is_not_there(enter, round_, said):
    _programme, other, _dark = make_said()
    place = reverse("wellbeing:round_csv", args=[said.slug, other.pk])
    assert enter().get(place).status_code == 404


def test_too_many_files_in_an_hour_are_refused_in_words(enter, round_, monkeypatch):
    monkeypatch.setattr("wellbeing.views.exports.allow_export", lambda user: False)
    answer = enter().get(url("round_csv", round_), follow=True)
    assertRedirects(answer, url("round_files", round_))
    assertContains(answer, "Réessayez plus tard")


@pytest.mark.parametrize("number", [1, 30])
def test_a_file_costs_the_same_however_many_ideas(
    round_, django_assert_num_queries, number
):
    from wellbeing.exporting import rows

    for _n in range(number):
        make_sorted(round_, "A01")
    with django_assert_num_queries(2):  # ideas, sortings
        assert len(rows(round_)) == number + 2


@pytest.mark.parametrize(
    ("name", "size"), [("poster_pdf", (1191, 842)), ("texts_pdf", (595, 842))]
)
def test_the_prints_are_tagged_and_paginate(enter, said, name, size):
    Idea.objects.filter(text=ODD).update(text="Un jardin")
    bright, dark = said.rounds.order_by("pk")
    for number in range(60):
        side = bright if number % 2 else dark
        make_sorted(
            side, "A01", text=f"Une idée qui tient à peu près sur une ligne {number}"
        )
    answer = enter().get(reverse(f"wellbeing:{name}", args=[said.slug]))
    assert answer["Content-Type"] == "application/pdf"
    said_ = text(answer.content)
    assert said_.count("Une idée qui") == 60
    assert "À taire" not in said_
    with opened(answer.content) as document:
        assert document.Root.Lang == "fr"
        assert document.Root.MarkInfo.Marked
        _x, _y, *found = map(float, document.pages[0].MediaBox)
        assert tuple(map(round, found)) == size


def test_there_is_no_print_of_nothing(enter, said):
    Round.objects.update(revealed_on=None)
    client = enter()
    for name in ("poster", "texts"):
        assert (
            client.get(reverse(f"wellbeing:{name}_pdf", args=[said.slug])).status_code
            == 404
        )
        page = client.get(reverse(f"wellbeing:{name}_html", args=[said.slug]))
        assertContains(page, "Rien n’est encore dévoilé.")


def test_too_many_prints_are_refused_in_words(enter, said, monkeypatch):
    monkeypatch.setattr("programmes.handing_out.allow_rendering", lambda user: False)
    place = reverse("wellbeing:poster_pdf", args=[said.slug])
    assertContains(enter().get(place, follow=True), "Réessayez plus tard")


def test_no_print_is_kept(enter, said):
    enter().get(reverse("wellbeing:poster_pdf", args=[said.slug]))
    assert list(printing.shelf.folder().glob("*.pdf")) == []
