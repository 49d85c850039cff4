"""What paper shows of an idea that has signs no typeface has."""

import logging

import pytest

from programmes import printing
from wellbeing.annex import Annex, IdeaInAnnex, ThemeInAnnex
from wellbeing.typesetting import typeset, words


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("🌞 du soleil", "[dessin] du soleil"),
        ("En famille 👨‍👩‍👧❤️", "En famille [dessin]"),
        ("Un\x0bbanc\nà l’ombre", "Unbanc\nà l’ombre"),
        ("« Œuvrer », 5 € – 日本", "« Œuvrer », 5 € – 日本"),
    ],
)
def test_a_drawing_is_said_and_every_letter_stays(written, printed):
    assert words(written) == printed


def test_every_part_of_an_annex_is_set():
    idea = IdeaInAnnex("🌞", 2, also=("🌧️",))
    theme = ThemeInAnnex("A", "🌞", None, 2, 0, (idea,), (idea,))
    [found] = typeset(Annex((theme,))).themes
    said = IdeaInAnnex("[dessin]", 2, also=("[dessin]",))
    assert (found.text, found.bright, found.dark) == ("[dessin]", (said,), (said,))


def test_a_sign_that_cannot_be_printed_is_not_logged(caplog):
    with caplog.at_level(logging.DEBUG):
        body = printing.render(
            '<!doctype html><html lang="fr"><head><title>.</title></head>'
            "<body><p>Un mot 🌞</p></body></html>"
        )
    assert body.startswith(b"%PDF")
    assert "🌞" not in caplog.text
