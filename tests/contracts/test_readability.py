"""What may be hard to read in French words, as hints."""

import pytest

from contracts.readability import measure, sentences


def test_a_plain_text_has_no_hint():
    found = measure("Nous nous voyons le jeudi. Chacun parle. Chacun écoute.")
    assert not found.has_hints
    assert (found.sentences, found.words, found.longest) == (3, 9, 5)
    assert found.words_in_a_sentence == 3


def test_nothing_written_has_nothing_hard():
    assert measure("") == measure(" \n ")
    assert (measure("").sentences, measure("").words_in_a_sentence) == (0, 0)


def test_sentences_end_with_their_stop_or_their_line():
    said = sentences("Bonjour M. Durand ! Ça va ?\n- Oui\n- Non, Mme Sy.\nFin…")
    assert said == ["Bonjour M. Durand !", "Ça va ?", "Oui", "Non, Mme Sy.", "Fin…"]


def test_a_sentence_of_more_than_twelve_words_is_long():
    twelve = "un deux trois quatre cinq six sept huit neuf dix onze douze."
    assert measure(twelve).long_sentences == ()
    assert measure(f"Zéro {twelve}").long_sentences == (f"Zéro {twelve}",)


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("Le CSM dure six mois.", ("CSM",)),
        ("Le C.S.M. dure six mois.", ("C.S.M.",)),
        ("Le Revenu de Solidarité Active (RSA).", ()),
        ("Le RSA (Revenu de Solidarité Active).", ()),
        ("L’UDAF et la CAF, et encore la CAF.", ("UDAF", "CAF")),
        ("À la Ville. Été.", ()),
        ("Phase IV.", ()),
    ],
)
def test_initials_that_nothing_explains(text, initials):
    assert measure(text).initials == initials


@pytest.mark.parametrize(
    ("text", "roman"),
    [
        ("Étape I, phase IV", ("I", "IV")),
        ("Le XIXe siècle", ("XIXe",)),
        ("Étape 1, phase 4", ()),
        ("Vie, Idée, Xavier", ()),
        ("V. Hugo et I. Diallo", ()),
        ("C’est D’abord L’idée de M. Li", ()),
        ("X’", ()),
    ],
)
def test_roman_numerals(text, roman):
    assert measure(text).roman == roman


def test_percentages_and_big_numbers():
    found = measure("20 % des gens, 5 pour cent. En 2008, 1 200 euros et 15000 pas.")
    assert found.percentages == ("20 %", "5 pour cent")
    assert found.big_numbers == ("1 200", "15000")


def test_foreign_words_and_long_ones():
    found = measure("Un planning de manière institutionnelle, un Feedback.")
    assert found.foreign == ("planning", "Feedback")
    assert found.long_words == ("institutionnelle",)


def test_the_words_of_the_group_are_known():
    text = "Les expérimentateurs-auteurs viennent."
    assert measure(text).long_words == ("expérimentateurs-auteurs",)
    assert measure(text, ("expérimentateurs-auteurs",)).long_words == ()


def test_each_negation_is_shown_in_its_sentence():
    found = measure("Nous ne jugeons pas. Personne n’est obligé. Nous venons.")
    assert found.negations == ("Nous ne jugeons pas.", "Personne n’est obligé.")


def test_marks_are_no_words_of_the_text():
    assert not measure("Nous, {délai de mi-parcours}, {XIV}.").has_hints
