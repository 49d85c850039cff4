"""Lists as files: a spreadsheet opens them, and reckons with nothing that was typed."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programmes.exports import bare, cell, csv_answer

#: However busy the machine is.
UNHURRIED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
SIGNS = tuple("=+-@\t\r\n＝＋－＠")
#: Words with many signs in front, as nobody types them but who means harm.
WORDS = st.text(
    st.one_of(
        st.sampled_from("'=+-@\t\r\n;\"＝＠ é"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
)


def lines(answer):
    text = answer.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_a_file_has_its_mark_semicolons_and_the_line_ends_of_a_spreadsheet():
    answer = csv_answer("liste", ["Nom", "Jour"], [["Évry", dt.date(2008, 12, 18)]])
    assert answer.content == "\ufeffNom;Jour\r\nÉvry;18/12/2008\r\n".encode()
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    name = f'attachment; filename="liste-{timezone.localdate().isoformat()}.csv"'
    assert answer.headers["Content-Disposition"] == name


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (0, "0"),
        (-3, "-3"),
        (True, "oui"),
        (False, "non"),
        (2.5, "2,5"),
        (Decimal("1200.50"), "1200,50"),
        (dt.date(2026, 3, 1), "01/03/2026"),
        (dt.datetime(2026, 3, 1, 23, 30, tzinfo=dt.UTC), "02/03/2026 00:30"),
        ("l’été ; « ici »", "l’été ; « ici »"),
        ("=1+1", "'=1+1"),
        ("-1+1", "'-1+1"),
        ("'=1+1", "''=1+1"),
        ("l'atelier", "l'atelier"),
        ("'ici'", "'ici'"),
    ],
)
def test_a_cell_says_its_value_as_people_write_it(value, words):
    assert cell(value) == words


@UNHURRIED
@given(WORDS)
def test_no_words_begin_a_formula_and_all_come_back_as_they_were(text):
    assert not cell(text).startswith(SIGNS)
    assert bare(cell(text)) == text


@UNHURRIED
@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), max_size=3))
def test_a_file_is_read_again_cell_by_cell(rows):
    found = lines(csv_answer("liste", ["A", "B"], rows))
    assert [[bare(one) for one in row] for row in found] == [["A", "B"], *rows]


def test_what_is_left_out_is_said_after_an_empty_line():
    answer = csv_answer("liste", ["A"], [["a"]], ["Deux lignes n’y sont pas.", "=1"])
    assert lines(answer) == [["A"], ["a"], [], ["Deux lignes n’y sont pas."], ["'=1"]]
