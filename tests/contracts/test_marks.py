"""Insertion marks: what the programme knows is never typed twice."""

import datetime as dt

import pytest

from contracts.composition import named_partners, values_of
from contracts.marks import Values
from contracts.paper import Span
from programmes.models import Kind
from tests.factories import make_partner, make_programme

pytestmark = pytest.mark.django_db

SIGNED = {"signature_planned_on": dt.date(2008, 12, 18)}


def reads(programme, text):
    return "".join(span.text for span in Values(programme).fill(text))


@pytest.mark.parametrize(
    ("mark", "before", "after"),
    [
        ("{durée}", "6 mois", "6 mois"),
        (
            "{période}",
            "6 mois à compter de la signature",
            "6 mois à compter du jeudi 18 décembre 2008, jour de la signature",
        ),
        ("{signature}", "le jour de la signature", "le jeudi 18 décembre 2008"),
        ("{fin}", "6 mois à compter de la signature", "le jeudi 18 juin 2009"),
        (
            "{mi-parcours}",
            "3 mois à compter de la signature",
            "le mercredi 18 mars 2009",
        ),
        ("{délai de mi-parcours}", "3 mois", "3 mois"),
    ],
)
def test_a_mark_of_a_date_always_has_a_form(mark, before, after):
    assert reads(make_programme(), mark).replace("\u00a0", " ") == before
    assert reads(make_programme(**SIGNED), mark).replace("\u00a0", " ") == after


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("{participant}", "partenaire-auteur"),
        ("{Participants}", "Partenaires-auteurs"),
        ("{les participants}", "les partenaires-auteurs"),
        ("{Les  participants }", "Les partenaires-auteurs"),
        ("{d'un participant}", "d’un ou d’une partenaire-auteur"),
        ("{édition}", "2025-2026"),
    ],
)
def test_the_words_of_the_programme_are_those_of_its_text(mark, words):
    assert reads(make_programme(), mark) == words


def test_a_partner_is_named_by_its_number():
    programme = make_programme()
    town = make_partner(programme, Kind.AUTHORITY, name="Ville de Rivemont")
    [span] = values_of(programme).fill(f"{{partenaire {town.number}}}")
    assert span == Span("Ville de Rivemont", Span.SLOT, f"P{town.number}")


def test_partners_are_asked_for_once_a_mark_names_one(django_assert_num_queries):
    programme = make_programme()
    town = make_partner(programme, Kind.AUTHORITY)
    values = Values(programme, named_partners(programme))
    with django_assert_num_queries(0):
        values.fill("Aider {les participants} pendant {durée}.")
    with django_assert_num_queries(2):  # partners, who represents them
        values.fill(f"Aider {{partenaire {town.number}}} et {{partenaire 999}}.")


def test_a_participant_is_never_named_by_a_mark():
    programme = make_programme()
    odile = make_partner(programme, name="Odile Ternois")
    [span] = values_of(programme).fill(f"{{partenaire {odile.number}}}")
    assert span.kind == Span.OPEN
    assert "Odile Ternois" not in [o.reads for o in values_of(programme).offers()]


@pytest.mark.parametrize(
    "text", ["{inconnu}", "{partenaire 99}", "{public}", "{partenaire ٣}"]
)
def test_what_nothing_fills_stays_open(text):
    [span] = Values(make_programme()).fill(text)
    assert span == Span(text, Span.OPEN)


@pytest.mark.parametrize("text", ["{}", "{a", "a}", "{a\nb}", "{" + "x" * 81 + "}"])
def test_other_braces_are_only_braces(text):
    assert Values(make_programme()).fill(text) == (Span(text, Span.TEXT),)


def test_a_mark_may_stand_in_a_clause():
    spans = Values(make_programme()).fill("Aider pendant {durée}.", "pendant {durée}")
    assert [span.kind for span in spans] == ["text", "clause", "slot", "text"]


def test_every_offer_says_what_it_is_and_how_it_reads_today():
    programme = make_programme(
        audience="habitants", funding_frame="le contrat de ville"
    )
    for offer in Values(programme).offers():
        assert offer.says
        assert reads(programme, offer.mark) == str(offer.reads)
