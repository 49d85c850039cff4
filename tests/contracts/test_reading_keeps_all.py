"""Whatever the text, no word is lost and none is invented."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from contracts.reading import Role, Unreadable, lines_of, read
from contracts.reading.annexes import without_place
from contracts.reading.lines import Cell, Hint, Line, Source, tidy
from contracts.reading.roles import FACTS
from tests.contracts.texts import OLD_CONTRACT

SHAPES = [
    "",
    "Contrat Social Multipartite",
    "Un partenariat entre :",
    "et",
    "les voisins",
    "Val-Fleuri, le 12 mars 2020",
    "Sommaire",
    "Article 1er ....... 3",
    "Préambule",
    "Préambule : ce que nous voulons",
    "Partie 1 : ensemble",
    "Partie 2",
    "Partie 3 – suite",
    "Les articles propres",
    "Article 1er",
    "ARTICLE PREMIER – Durée",
    "Art. 2. Ce contrat dure six mois.",
    "En tant que ville,",
    "En tant que ville, nous nous engageons à :",
    "je m’engage à :",
    "En tant que relais, je m’engage à : 1) Venir 2) Dire",
    "Les voisins s’engageront",
    "à respecter ce contrat",
    "A définir avec eux",
    "1) Aider",
    "2)",
    "2) Ouvrir :",
    "a) le matin",
    "– Aider",
    "• Ouvrir la co-",
    "responsabilité",
    "Elle ouvre le jeudi.",
    "Page 3",
    "Des actions ont été proposées. Nous les classerons ensemble après.",
    "Clause de clôture",
    "Fait à Val-Fleuri, le ……",
    "Signatures",
    "Solène DARBEYRE",
    "Étape 1\ufffd",
    "Annexe 1 : le bien-être",
    "Annexes",
    "1\tAider\t2\tOuvrir",
    "En tant que ville, nous nous engageons à :\tEn tant que relais, je m’engage à :",
    "1) Aider\t1) Venir",
]
hints = st.builds(
    Hint,
    label=st.sampled_from(["", "", "1)", "•", "Article 2", "a."]),
    level=st.integers(0, 2),
    heading=st.sampled_from([0, 0, 0, 1]),
    title=st.just(False) | st.booleans(),
    indented=st.booleans(),
    own=st.booleans(),
    cell=st.none()
    | st.builds(Cell, st.integers(1, 2), st.integers(0, 1), st.integers(0, 1)),
    source=st.sampled_from([Source.BODY] * 5 + [Source.TEXT_BOX, Source.FOOTNOTE]),
)


@st.composite
def documents(draw):
    """Lines with hints, as a word processor's file gives them."""
    drafts = draw(
        st.lists(st.tuples(st.sampled_from(SHAPES) | st.text(max_size=40), hints))
    )
    return [
        Line(number, tidy(text), hint)
        for number, (text, hint) in enumerate(drafts, start=1)
        if tidy(text)
    ]


def letters(text):
    return re.sub(r"\s+", "", text)


def check(lines):
    reading = read(lines)
    said = {line.number: line for line in lines if line.text}
    kept = [number for piece in reading.pieces for number in piece.lines]
    assert sorted(kept) == sorted(said)
    for piece in reading.pieces:
        assert letters(piece.whole) == letters(
            "".join(said[n].whole for n in piece.lines)
        )
        assert letters(piece.label + piece.text) == letters(piece.whole)
    return reading


@given(documents())
@settings(deadline=None)
def test_every_line_is_in_one_piece_with_all_its_words(lines):
    check(lines)


@given(st.lists(st.sampled_from(SHAPES) | st.text(max_size=60)).map("\n".join))
@example(OLD_CONTRACT)
@settings(deadline=None)
def test_a_pasted_text_is_refused_or_kept_whole(text):
    try:
        lines = lines_of(text)
    except Unreadable:
        return
    check(lines)


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_are_refused_or_kept_whole(body):
    try:
        lines = lines_of(body, "contrat.docx")
    except Unreadable:
        return
    check(lines)


@given(
    st.lists(st.sampled_from(SHAPES[:-3]), min_size=1),
    st.dictionaries(st.integers(0, 40), st.sampled_from(Role)),
)
@settings(deadline=None)
def test_what_a_piece_is_taken_for_puts_its_words_in_one_place(texts, roles):
    lines = [Line(number, text) for number, text in enumerate(texts, start=1)]
    reading = read(lines).with_roles(roles)

    shown = [reading.title, reading.frame, *reading.families, reading.preamble]
    shown += [reading.part_one, reading.part_two, reading.closing]
    shown += [*reading.notes, *(piece.text for piece in undated(reading))]
    for annex in reading.annexes:
        shown += [annex.heading, annex.text]
    for article in reading.articles:
        shown += [article.heading, article.text]
        for block in article.blocks:
            shown += [block.lead_in, block.open_sentence, *block.commitments]
    noted = {id(piece) for piece in without_place(reading.pieces)}
    said = [p.whole if id(p) in noted else p.text for p in reading.pieces]
    assert sorted(letters("".join(shown))) == sorted(letters("".join(said)))


def undated(reading):
    """The places and days of the text that say nothing, such as « Fait à …… »."""
    noted = {id(piece) for piece in without_place(reading.pieces)}
    return [p for p in reading.pieces if p.role in FACTS and id(p) not in noted]
