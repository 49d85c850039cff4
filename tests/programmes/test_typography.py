import datetime as dt
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from programmes.typography import (
    euros,
    french,
    hour,
    in_words,
    long_date,
    long_moment,
)

FULL, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Oui !", f"Oui{NARROW}!"),
        ("Quoi ? Rien ; si", f"Quoi{NARROW}? Rien{NARROW}; si"),
        ("Objet : dire", f"Objet{FULL}: dire"),
        ("« Bonjour »", f"«{FULL}Bonjour{FULL}»"),
        (f"Oui{FULL}!", f"Oui{NARROW}!"),
        (f"Objet{NARROW}: dire", f"Objet{FULL}: dire"),
    ],
)
def test_existing_spaces_of_french_become_non_breaking(typed, set_):
    assert french(typed) == set_


@pytest.mark.parametrize(
    "typed", ["Oui!", "14:30", "https://exemple.fr", "«Bonjour»", "a -b", "", "Fin.\n"]
)
def test_no_space_is_added_where_none_was_typed(typed):
    assert french(typed) == typed


def test_only_spaces_change():
    typed = "« Être » : pourquoi ? Parce que ! Ou bien ; « non »."
    spaces = {ord(space): None for space in (" ", FULL, NARROW)}
    assert french(typed).translate(spaces) == typed.translate(spaces)


def test_spaces_are_set_twice_as_once():
    typed = "Objet : « dire » !"
    assert french(french(typed)) == french(typed)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (dt.date(2008, 12, 18), "jeudi 18 décembre 2008"),
        (dt.date(2026, 3, 1), "dimanche 1er mars 2026"),
        (dt.date(2026, 8, 21), "vendredi 21 août 2026"),
    ],
)
def test_a_day_is_said_in_full(day, said):
    with translation.override("fr"):
        assert long_date(day) == said


def test_a_day_is_said_in_english_too():
    with translation.override("en"):
        assert long_date(dt.date(2026, 3, 1)) == "Sunday 1 March 2026"


def test_a_moment_is_said_in_the_time_of_paris():
    late = dt.datetime(2026, 1, 21, 23, 30, tzinfo=dt.UTC)
    with translation.override("fr"):
        assert long_date(late) == "jeudi 22 janvier 2026"
        assert hour(late) == f"0{FULL}h{FULL}30"


@pytest.mark.parametrize(
    ("language", "time", "said"),
    [
        ("fr", dt.time(14, 30), f"14{FULL}h{FULL}30"),
        ("fr", dt.time(14), f"14{FULL}h"),
        ("fr", dt.time(9, 5), f"9{FULL}h{FULL}05"),
        ("en", dt.time(14, 30), "14:30"),
    ],
)
def test_an_hour_is_said_as_people_say_it(language, time, said):
    with translation.override(language):
        assert hour(time) == said


def test_a_moment_is_said_by_day_and_hour():
    moment = dt.datetime(2026, 1, 22, 13, 30, tzinfo=dt.UTC)
    with translation.override("en"):
        assert long_moment(moment) == "Thursday 22 January 2026 at 14:30"


def test_numbers_up_to_ten_are_words():
    with translation.override("en"):
        assert [in_words(n) for n in (1, 2, 10, 11)] == ["1", "two", "ten", "11"]


def test_the_filter_keeps_hostile_text_escaped():
    page = Template("{% load csm %}{{ text|french }}").render(
        Context({"text": "<b> !"})
    )
    assert page == f"&lt;b&gt;{NARROW}!"


def test_an_icon_is_silent_and_takes_no_style():
    page = Template('{% load csm %}{% icon "pencil" %}').render(Context())
    assert page.startswith('<span class="icon" aria-hidden="true"><svg')
    assert "style=" not in page


@pytest.mark.parametrize(
    ("amount", "french_", "english"),
    [
        ("0", f"0{FULL}€", "€0"),
        ("12.50", f"12,50{FULL}€", "€12.50"),
        ("1250.00", f"1{NARROW}250{FULL}€", "€1,250"),
        ("9999999.99", f"9{NARROW}999{NARROW}999,99{FULL}€", "€9,999,999.99"),
        ("-30", f"−30{FULL}€", "-€30"),
    ],
)
def test_an_amount_is_set_as_each_language_writes_it(amount, french_, english):
    assert euros(Decimal(amount)) == french_
    with translation.override("en"):
        assert euros(Decimal(amount)) == english
