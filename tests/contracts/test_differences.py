"""Two texts compared word by word: what a reader, or a listener, is told."""

import pytest
from django.template.loader import render_to_string

from contracts.versions import matching
from contracts.versions.differences import (
    ADDED,
    REMOVED,
    SAME,
    Run,
    compared,
    has_changed,
)

NBSP, NARROW = "\u00a0", "\u202f"


def told(before, after):
    """Return the difference on one line: « [-removed-] » and « {+added+} »."""
    marks = {SAME: "{}", ADDED: "{{+{}+}}", REMOVED: "[-{}-]"}
    return "".join(
        run.lead + marks[run.kind].format(run.words) + run.trail
        if run.kind != SAME
        else run.text
        for run in compared(before, after)
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "Nous avons comparé trois factures et les questions à poser.",
            "Nous comparons trois factures et préparons les questions à poser.",
            "Nous [-avons comparé-] {+comparons+} trois factures et {+préparons+} les"
            " questions à poser.",
        ),
        (
            "Écouter chacune et chacun, sans juger, dans la mesure de mes disponibilités.",
            "Entendre les autres et les comprendre, dans la mesure de mes disponibilités.",
            "[-Écouter chacune et chacun, sans juger-]{+Entendre les autres et les"
            " comprendre+}, dans la mesure de mes disponibilités.",
        ),
        ("Rire encore.", "Rire. Rire encore.", "{+Rire.+} Rire encore."),
        ("Rire. Encore.", "Rire.", "Rire. [-Encore.-]"),
        ("Écouter.", "Écouter, même tard.", "Écouter{+, même tard+}."),
        (
            "Aller à la gare, puis rire.",
            "Aller à la gare. puis rire.",
            "Aller à la [-gare,-] {+gare.+} puis rire.",
        ),
        ("Rire ensemble", "Chanter", "[-Rire ensemble-]{+Chanter+}"),
        ("Un\nDeux", "Un\nTrois\nDeux", "Un\n{+Trois+}\nDeux"),
        ("Un. Deux.", "Un.\nDeux.", "Un.{++}\nDeux."),
        ("", "Rire.", "{+Rire.+}"),
        ("Rire.", "", "[-Rire.-]"),
        (
            "Conclu pour {durée}, selon {partenaire 4}.",
            "Conclu pour {durée}, selon {partenaire 5}.",
            "Conclu pour {durée}, selon [-{partenaire 4}-]{+{partenaire 5}+}.",
        ),
    ],
)
def test_a_difference_reads_as_phrases(before, after, expected):
    assert told(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Nous nous engageons à : rire", f"Nous nous engageons à{NBSP}: rire"),
        ("Qui vient ?", f"Qui vient{NARROW}?"),
        ("« Rire »", f"«{NBSP}Rire{NBSP}»"),
        ("l'écoute", "l’écoute"),
        ("e\u0301couter", "écouter"),
        ("Rire. ", " Rire."),
        ("Un\n\n\nDeux", "Un\nDeux"),
    ],
)
def test_kinds_of_spaces_and_of_apostrophes_are_no_words(before, after):
    assert not has_changed(compared(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("مرحبا بكم في البيت", "مرحبا بكم في المدينة", ("البيت", "المدينة")),
        ("Rire 👩‍🌾 ici", "Rire 👩‍🔬 ici", ("👩‍🌾", "👩‍🔬")),
    ],
)
def test_words_of_any_alphabet_stay_whole(before, after, expected):
    runs = compared(before, after)
    lost, found = (
        [run.words for run in runs if run.kind == kind] for kind in (REMOVED, ADDED)
    )
    assert (lost, found) == ([expected[0]], [expected[1]])


TEXTS = [
    "",
    "Rire.",
    "« Rire », dit-il : « encore ! »",
    "Un\nDeux, trois. Un\n\n(quatre)",
    "a a a b a a",
    "b a a a. a, b",
    "{durée} {} {{ a } 😀 !!! …",
]


@pytest.mark.parametrize("before", TEXTS)
@pytest.mark.parametrize("after", TEXTS)
def test_no_word_of_either_text_is_lost(before, after):
    runs = compared(before, after)

    def words(lacking):
        return "".join(run.text for run in runs if run.kind != lacking).split()

    assert words(REMOVED) == after.split()
    assert "".join(words(ADDED)) == "".join(before.split())
    assert has_changed(runs) == (before != after)


HOSTILE = [
    ("a " * 10_000, "a b " * 5_000),
    ("a b " * 5_000, "b a a " * 3_300),
    ("." * 20_000, ". " * 10_000),
    ("{" * 20_000, "{ " * 10_000),
    ("\n" * 19_999 + "a", "a\n" * 10_000),
]


@pytest.mark.parametrize(("before", "after"), HOSTILE)
def test_words_said_ten_thousand_times_are_no_signposts(before, after):
    was, now = before.split(), after.split()
    signposts = matching.signposts_among(was, now)
    pairs = sum(was.count(word) * now.count(word) for word in signposts)
    assert pairs <= matching.MOST_PAIRS
    assert (
        "".join(
            run.text for run in compared(before, after) if run.kind != REMOVED
        ).split()
        == after.split()
    )


def page(part, before, after):
    return render_to_string(
        f"contracts/diff.html#{part}", {"runs": compared(before, after)}
    )


def test_those_who_listen_hear_what_was_added_and_removed():
    html = page("one_column", "Rire ici.", "Chanter ici.")
    assert "<del>" in html
    assert 'dir="ltr">retiré : </span>Rire</del>' in html.replace(NBSP, " ")
    assert 'dir="ltr">ajouté : </span>Chanter</ins>' in html.replace(NBSP, " ")


def test_each_column_has_its_own_text():
    before, after = page("side_by_side", "Rire ici.", "Chanter ici.").split("Après")
    assert "Rire" in before
    assert "Chanter" not in before
    assert "Chanter" in after
    assert "Rire" not in after


def test_a_line_that_ends_elsewhere_is_shown_by_a_sign_and_words():
    html = page("one_column", "Un. Deux.", "Un.\nDeux.")
    assert '<span aria-hidden="true">¶</span>' in html
    assert "à la ligne" in html


def test_what_was_typed_is_text():
    html = page("one_column", "<b>Rire</b>", "<script>Rire</script> & <b>Rire</b>")
    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;Rire&lt;/script&gt; &amp;" in html


def test_spaces_are_set_as_french_asks():
    html = page("one_column", "", "Qui vient ?")
    assert f"Qui vient{NARROW}?" in html


def test_a_run_keeps_its_spaces_outside_its_marks():
    run = Run(ADDED, " deux mots\n")
    assert (run.lead, run.words, run.trail) == (" ", "deux mots", "\n")
