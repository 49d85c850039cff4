"""How a commitment begins, and how it will be heard."""

import pytest

from contracts.voice import aloud, begins_with_an_infinitive, hints, small_initial
from programmes.models import Voice


@pytest.mark.parametrize(
    "text",
    [
        "Écouter les autres.",
        "Prendre part, dans la mesure de mes disponibilités.",
        "Finir ce que je commence.",
        "Me servir de ce que le groupe a appris.",
        "Nous abstenir de tout jugement.",
        "S’entraider quand c’est possible.",
        "S'entraider quand c'est possible.",
        "Ne pas juger.",
        "Ne jamais rien promettre à la place d’un autre.",
        "N’oublier personne.",
        "Y croire encore.",
        "Leur répondre par écrit.",
        "être là",
        "  Rire  ",
    ],
)
def test_a_verb_in_the_infinitive_comes_first(text):
    assert begins_with_an_infinitive(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "Notre écoute.",
        "Une salle claire.",
        "Je viens chaque mardi.",
        "Hier encore, rien.",
        "Premier arrivé, premier servi.",
        "Entre nous, la confiance.",
        "Par amitié.",
        "السلام عليكم",
        "😀",
    ],
)
def test_another_beginning_is_noticed(text):
    assert not begins_with_an_infinitive(text)


@pytest.mark.parametrize(
    ("voice", "text", "pronoun"),
    [
        (Voice.JE, "Nous respecter.", "nous"),
        (Voice.JE, "Se respecter.", "se"),
        (Voice.NOUS, "Me taire.", "me"),
        (Voice.NOUS, "Ne pas s’impatienter.", "s’"),
        (Voice.S_ENGAGERONT, "Nous réunir.", "nous"),
    ],
)
def test_a_pronoun_of_another_voice_is_noticed(voice, text, pronoun):
    [hint] = hints(text, voice)
    assert f"«\u00a0{pronoun}\u00a0»" in hint


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (Voice.JE, "Me réserver le mardi."),
        (Voice.JE, "M’ouvrir aux autres."),
        (Voice.NOUS, "Nous respecter les uns les autres."),
        (Voice.S_ENGAGERONT, "Se faire connaître."),
        (Voice.JE, "Les écouter."),
    ],
)
def test_the_own_pronoun_is_right(voice, text):
    assert hints(text, voice) == []


def test_each_voice_is_heard_in_its_words():
    assert aloud(Voice.JE) == "Je m’engage à"
    assert aloud(Voice.NOUS) == "Nous nous engageons à"
    assert aloud(Voice.S_ENGAGERONT, "Les partenaires à venir") == (
        "Les partenaires à venir s’engageront à"
    )


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("Écouter", "écouter"),
        ("CSM d’abord", "CSM d’abord"),
        ("À deux", "à deux"),
        ("", ""),
    ],
)
def test_a_first_word_loses_its_capital_but_initials_do_not(text, small):
    assert small_initial(text) == small


def test_a_very_long_word_is_read_at_once():
    assert not begins_with_an_infinitive("a" * 1_000_000)
