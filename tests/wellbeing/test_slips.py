"""What a round prints to be written on: numbered slips, and its sheet."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Role
from tests.factories import make_idea, make_round, make_user
from tests.wellbeing.test_rounds import SECRET, TEAM, enter, programme, url
from wellbeing.prints import MOST_SHEETS, sheet_pdf, slips_asked, slips_pdf

pytestmark = pytest.mark.django_db
__all__ = ["enter", "programme"]
NAMES = ("slips", "slips_pdf", "round_sheet", "round_sheet_pdf")


def words_of(pdf):
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", [one for one in Role if one not in TEAM], ids=str)
def test_the_team_alone_prints(enter, programme, name, role):
    round_ = make_round(programme)
    assert enter(role).get(url(name, programme, round_.pk)).status_code == 403


@pytest.mark.parametrize("name", NAMES)
def test_strangers_print_nothing(client, programme, name):
    round_ = make_round(programme)
    client.force_login(make_user())
    assert client.get(url(name, programme, round_.pk)).status_code == 404


def test_eight_numbered_slips_stand_on_a_sheet(programme):
    round_ = make_round(programme, question="Bien vivre, c’est quoi ?")
    slips = slips_asked(round_, {"de": "17", "feuilles": "2"})
    first, second = words_of(slips_pdf(slips))
    for number in range(17, 25):
        assert f"Feuillet {number}" in first
    assert "Feuillet 25" in second
    assert "Feuillet 33" not in second
    assert first.count("Bien vivre, c’est quoi") == 8
    assert first.count("Pas de nom.") == 8


@pytest.mark.parametrize(
    ("asked", "first", "sheets"),
    [
        ({}, 1, 2),
        ({"de": "x", "feuilles": "-3"}, 1, 2),
        ({"de": "0", "feuilles": "0"}, 1, 1),
        ({"de": "٣", "feuilles": "9" * 30}, 1, 2),
        ({"de": "99999", "feuilles": "500"}, 9896, MOST_SHEETS),
    ],
)
def test_what_is_asked_is_brought_within_what_is_printed(
    programme, asked, first, sheets
):
    slips = slips_asked(make_round(programme), asked)
    assert (slips.first, slips.sheets) == (first, sheets)


def test_a_long_question_still_leaves_eight_slips_on_one_sheet(programme):
    question = "Bien vivre ensemble, ici, " * 11 + "c’est quoi ?"
    slips = slips_asked(make_round(programme, question=question), {"feuilles": "1"})
    assert len(words_of(slips_pdf(slips))) == 1


def test_the_sheet_says_what_is_asked_of_whom_and_how_to_write(programme):
    round_ = make_round(programme, question="Bien vivre, c’est quoi ?")
    make_idea(round_, text=SECRET)
    (page,) = words_of(sheet_pdf(round_))
    said = page.replace("\n", " ")
    for words in ("Bien vivre, c’est quoi", "Les partenaires-auteurs", "Sans noms"):
        assert words in said
    assert SECRET not in said


@pytest.mark.parametrize("name", ["slips_pdf", "round_sheet_pdf"])
def test_a_print_is_a_tagged_pdf_of_a_neutral_name(enter, programme, name):
    round_ = make_round(programme)
    answer = enter().get(url(name, programme, round_.pk))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith(
        f'inline; filename="{programme.slug}-'
    )
    root = PdfReader(BytesIO(answer.content)).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


@pytest.mark.parametrize("name", ["slips", "round_sheet"])
def test_the_same_words_are_read_on_screen(enter, programme, name):
    round_ = make_round(programme, question="Bien vivre, c’est quoi ?")
    make_idea(round_, text=SECRET)
    page = enter().get(url(name, programme, round_.pk))
    assertContains(page, "Bien vivre, c’est quoi")
    assertContains(page, "<h1", count=1)
    assertNotContains(page, SECRET)


def test_the_round_calls_its_sheet_by_its_gender(enter, programme):
    page = enter().get(url("round_detail", programme, make_round(programme).pk))
    assertContains(page, "La lire à l’écran")
