"""A file as rows of words: whatever its signs, nothing cut, nothing that swells."""

import io
import zipfile

import pytest

from programmes import archives
from wellbeing import importing, spreadsheets
from wellbeing.importing import lines_of
from wellbeing.lists import Unreadable


@pytest.mark.parametrize(
    "body",
    [
        "Idée\nÉté",
        "\ufeffIdée\r\nÉté\r\n",
        "IDEA\tOther\nÉté\t",
        "Autre,Idée\n,Été\n",
        "Idée\nE\u0301te\u0301",
    ],
)
def test_other_columns_signs_and_letters_are_read(body):
    assert [line.text for line in lines_of(body.encode(), "a.CSV")] == ["Été"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Le calme, la nature\nDu temps, des amis", "Le calme, la nature"),
        ("Le calme; la nature", "Le calme; la nature"),
        ("Idée\nle calme; la nature, les amis", "le calme; la nature, les amis"),
        ('Idée\n"le calme; la nature"', "le calme; la nature"),
    ],
)
def test_a_line_is_not_cut_where_no_head_says_so(body, said):
    line = lines_of(body.encode(), "a.csv")[0]
    assert (line.text, line.is_wide) == (said, False)


def test_lines_of_a_text_are_cut_at_their_ends_alone():
    found = lines_of("un\u2028deux\x0ctrois\r\nquatre\rcinq".encode(), "a.txt")
    assert [line.text for line in found] == [
        "un\u2028deux\x0ctrois",
        "quatre",
        "cinq",
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_other_encodings_are_read(encoding):
    [line] = lines_of("Idée\nL’été à deux".encode(encoding), "a.csv")
    assert line.text == "L’été à deux"


def test_a_text_without_heads_is_one_idea_on_each_line():
    found = lines_of(b"Un banc; au soleil\n\nLe bruit", "a.txt")
    assert [(one.number, one.text) for one in found] == [
        (1, "Un banc; au soleil"),
        (3, "Le bruit"),
    ]


def test_a_file_beyond_10_mb_is_refused(monkeypatch):
    monkeypatch.setattr(importing, "LARGEST_FILE", 10)
    with pytest.raises(Unreadable, match="10"):
        lines_of(b"x" * 11, "a.txt")


@pytest.mark.parametrize("part", ["<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "<a", " "])
def test_a_hostile_spreadsheet_is_refused(part, monkeypatch):
    monkeypatch.setattr(spreadsheets, "_sheet", lambda rows, keeps_heads: part)
    monkeypatch.setattr(spreadsheets, "HEAD", "")
    with pytest.raises(Unreadable):
        lines_of(spreadsheets.written([]), "a.xlsx")


def test_a_spreadsheet_that_swells_is_refused(monkeypatch):
    body = spreadsheets.written([["x" * 5000]])
    monkeypatch.setattr(archives, "LARGEST_PART", 1000)
    with pytest.raises(Unreadable):
        lines_of(body, "a.xlsx")


def book(sheet, how=zipfile.ZIP_DEFLATED):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", how) as file:
        file.writestr(spreadsheets.SHEET, sheet)
    return kept.getvalue()


def sheet_of(rows):
    head = f'<worksheet xmlns="{spreadsheets.MAIN}"><sheetData>'
    return f"{head}{rows}</sheetData></worksheet>"


@pytest.mark.parametrize(
    "rows", ["<row/>" * 400_000, f"<row>{'<c/>' * 400_000}</row>"], ids=["row", "cell"]
)
def test_a_small_file_of_a_great_many_cells_is_refused(rows):
    body = book(sheet_of(rows))
    assert len(body) < 20_000
    with pytest.raises(Unreadable):
        lines_of(body, "a.xlsx")


def test_a_cell_whose_column_has_no_end_stands_where_it_is_written():
    cell = f'<c r="{"A" * 200_000}1" t="inlineStr"><is><t>Un banc</t></is></c>'
    [line] = lines_of(book(sheet_of(f"<row>{cell}</row>")), "a.xlsx")
    assert line.text == "Un banc"


def test_a_spreadsheet_broken_on_its_way_is_refused_in_words():
    body = bytearray(book("<a>" + "bcd" * 2000 + "</a>", zipfile.ZIP_LZMA))
    start = body.index(spreadsheets.SHEET.encode()) + len(spreadsheets.SHEET)
    for place in range(start + 9, start + 40):
        body[place] ^= 0xFF
    with pytest.raises(Unreadable):
        lines_of(bytes(body), "a.xlsx")
