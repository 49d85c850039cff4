"""Names of people found in a text, however they were typed."""

from dataclasses import dataclass

import pytest

from programmes.naming import (
    full_names_in,
    full_names_written,
    names_written,
    words_of_names_in,
)

NAME = "Anaïs Le Briz"


@dataclass
class Somebody:
    name: str
    first_name: str = ""


@pytest.mark.parametrize(
    "text",
    [
        "Merci à Anaïs Le Briz.",
        "MERCI À ANAIS LE BRIZ",
        "le briz, anaïs",
        "LE BRIZ Anaïs coordonne.",
        "Anaïs\u00a0Le\u202fBriz",
        "Anaïs\nLe Briz",
        "Anaïs Le-Briz",
        "« Anaïs  Le Briz »",
    ],
)
def test_a_full_name_is_found_however_it_is_typed(text):
    assert full_names_in(text, ["Paul Autre", NAME]) == [NAME]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Anaïs est là.",
        "Le Briz, une rivière, et Anaïs",
        "Anaïs Le Brizard",
        "Banaïs Le Briz",
        "Anaïs de Le Briz",
    ],
)
def test_other_words_are_no_full_name(text):
    assert full_names_in(text, [NAME]) == []


def test_a_hyphen_may_be_typed_as_a_space_and_back():
    assert full_names_in("Jean Paul Odric", ["Jean-Paul Odric"]) == ["Jean-Paul Odric"]
    assert full_names_in("Jean‑Paul Odric", ["Jean Paul Odric"]) == ["Jean Paul Odric"]


@pytest.mark.parametrize("name", ["Rose", "", "- -", "--- ---", "A B", "(.*) [a"])
def test_a_name_that_says_too_little_is_never_a_full_one(name):
    assert full_names_in("Rose --- --- A B, Le Briz", [name]) == []


def test_a_word_of_a_name_counts_with_its_capital_and_once():
    text = "Rose et la rose. Briz, Anaïs, Anaïs."
    names = [NAME, "Rose Anaïs", "Ed Li"]
    assert words_of_names_in(text, names) == ["Anaïs", "Briz", "Rose"]
    assert words_of_names_in("une rose, anaïs", names) == []


def test_writers_are_told_of_names_and_of_first_names():
    partners = [Somebody("Yvon Craspail", "Yvon"), Somebody("Rose"), Somebody(NAME)]
    assert names_written("Yvon dit que rose…", partners) == ["Yvon Craspail", "Rose"]
    assert full_names_written("Craspail Yvon, rose", partners) == ["Yvon Craspail"]
