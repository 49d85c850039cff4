"""The words of a programme, its edition, and the codes of its cards."""

import pytest
from django.core.exceptions import ValidationError

from programmes.alphabet import folded
from programmes.cards import ALPHABET, as_card_code, new_card_code
from programmes.editions import years
from programmes.models import Kind, Voice
from programmes.vocabulary import Gender, Vocabulary, elides
from programmes.wording import sentences
from tests.factories import make_programme, make_role_group


@pytest.mark.parametrize(
    ("noun", "gender", "the", "of_the", "one", "in_the_role"),
    [
        ("participant", "m", "le participant", "du participant", "un participant", "En tant que participant"),
        ("voisine", "f", "la voisine", "de la voisine", "une voisine", "En tant que voisine"),
        ("habitant", "m", "l’habitant", "de l’habitant", "un habitant", "En tant qu’habitant"),
        ("élue", "f", "l’élue", "de l’élue", "une élue", "En tant qu’élue"),
        ("partenaire", "b", "le ou la partenaire", "du ou de la partenaire", "un ou une partenaire", "En tant que partenaire"),
        ("œuvrière", "f", "l’œuvrière", "de l’œuvrière", "une œuvrière", "En tant qu’œuvrière"),
    ],
)  # fmt: skip
def test_articles_follow_the_noun(noun, gender, the, of_the, one, in_the_role):
    words = Vocabulary(noun, f"{noun}s", gender, elides(noun))
    said = (words.the, words.of_the, words.one, words.in_the_role)
    assert said == (the, of_the, one, in_the_role)


@pytest.mark.parametrize(
    ("noun", "elided"),
    [
        ("auteur", True),
        ("Écoutant", True),
        ("yeux", True),
        ("voisin", False),
        ("", False),
    ],
)
def test_a_vowel_takes_the_vowel_before_it(noun, elided):
    assert elides(noun) == elided


def test_a_programme_may_know_its_word_better(db):
    programme = make_programme(
        participant_singular="héros",
        participant_plural="héros",
        participant_gender=Gender.MASCULINE,
        participant_elides=False,
    )
    assert programme.vocabulary.the == "le héros"
    assert sentences(programme.vocabulary)[0].startswith("En tant que héros")


def test_a_change_of_words_in_one_programme_leaves_the_other(db):
    here, there = make_programme(), make_programme()
    here.participant_singular = "habitant"
    here.save()
    there.refresh_from_db()
    assert there.vocabulary.singular == "partenaire-auteur"


@pytest.mark.parametrize(
    ("kind", "values", "lead"),
    [
        (Kind.PARTICIPANT, {"voice": Voice.JE}, "En tant que partenaire-auteur, je m’engage à :"),
        (Kind.AUTHORITY, {"voice": Voice.NOUS, "label": "Ville"}, "En tant que ville, nous nous engageons à :"),
        (Kind.INSTITUTION, {"voice": Voice.NOUS, "label": "A", "speaks_as": "institution"}, "En tant qu’institution, nous nous engageons à :"),
        (Kind.ASSOCIATION, {"voice": Voice.NOUS, "label": "B", "lead_in": "Nous promettons de :"}, "Nous promettons de :"),
        (Kind.FUTURE, {"voice": Voice.S_ENGAGERONT, "label": "les autres"}, "Les autres s’engageront à respecter ce contrat et à définir leurs propres engagements."),
    ],
)  # fmt: skip
def test_each_voice_has_its_lead_in(db, kind, values, lead):
    programme = make_programme()
    values = {"label": "", "speaks_as": ""} | values
    assert make_role_group(programme, kind, **values).lead == lead


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2025-2026", 2025, 2026),
        ("2025/2026", 2025, 2026),
        (" 2025 – 2026 ", 2025, 2026),
        ("2026", 2026, 2026),
    ],
)
def test_an_edition_is_read_however_it_is_typed(typed, first, last):
    assert years(typed) == (first, last)


@pytest.mark.parametrize(
    "typed",
    ["", "25-26", "2026-2025", "2025-", "1789", "9999", "2025-2026-2027", "²⁰²⁵"],
)
def test_anything_else_is_no_edition(typed):
    with pytest.raises(ValidationError):
        years(typed)


def test_an_edition_of_one_year_is_shown_alone(db):
    programme = make_programme(first_year=2026, last_year=2026)
    assert programme.edition == "2026"
    assert programme.slug.endswith("-2026")


def test_a_card_has_a_code_that_can_be_dictated():
    codes = {new_card_code() for _ in range(200)}
    assert len(codes) == 200
    assert set("".join(codes)) - {"-"} <= set(ALPHABET)
    assert not set("01258ILOSZ") & set(ALPHABET)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("k7qfm 3xdpr", "K7QFM-3XDPR"),
        (" K7QFM–3XDPR ", "K7QFM-3XDPR"),
        ("K7QFM3XDPR", "K7QFM-3XDPR"),
        ("K7QFM-3XDP", None),
        ("K7QFM-3XDPI", None),
        ("", None),
    ],
)
def test_a_code_is_read_however_it_is_typed(typed, code):
    assert as_card_code(typed) == code


@pytest.mark.parametrize(
    ("text", "key"),
    [("Éloïse", "eloise"), ("CŒUR", "coeur"), ("l’Île", "l'ile"), ("ŷ", "y")],
)
def test_names_are_compared_without_accents(text, key):
    assert folded(text) == key
