import pytest

from contracts.reading import Role, lines_of, read

TEXT = """\
Notre contrat

Article 1er

Ce contrat dure six mois.

En tant que ville, nous nous engageons à :

1) Aider

Les animateurs

En tant qu’animateurs, nous nous engageons à :

1) Écouter

Fait à Val-Fleuri, le 12 mars 2020
"""


@pytest.fixture
def reading():
    return read(lines_of(TEXT))


def place_of(reading, text):
    return next(at for at, piece in enumerate(reading.pieces) if text in piece.whole)


def corrected(reading, text, role):
    return reading.with_roles({place_of(reading, text): role})


def test_a_corrected_guess_changes_the_contract_and_not_the_reading(reading):
    better = corrected(reading, "Notre contrat", Role.TITLE)
    assert (reading.title, better.title) == ("", "Notre contrat")
    assert better.frame == ""


def test_a_note_becomes_a_commitment_of_the_block_above(reading):
    better = corrected(reading, "Les animateurs", Role.COMMITMENT)
    (article,) = better.articles
    assert [block.commitments for block in article.blocks] == [
        ["Aider", "Les animateurs"],
        ["Écouter"],
    ]
    assert (reading.summary(), better.summary()) == (
        "1 articles ; blocs 1 1 ; 2 lignes en note",
        "1 articles ; blocs 2 1 ; 1 lignes en note",
    )


def test_a_commitment_that_becomes_text_shows_its_number_again(reading):
    better = corrected(reading, "Aider", Role.ARTICLE_TEXT)
    assert better.articles[0].text.splitlines() == [
        "Ce contrat dure six mois.",
        "1) Aider",
    ]


def test_a_line_becomes_an_article_of_its_own(reading):
    better = corrected(reading, "Les animateurs", Role.ARTICLE)
    assert [(a.heading, len(a.blocks)) for a in better.articles] == [
        ("", 1),
        ("Les animateurs", 1),
    ]


def test_a_line_becomes_a_part(reading):
    better = corrected(reading, "Notre contrat", Role.PART_TWO)
    assert [article.part for article in better.articles] == [2]
    assert better.part_two == "Notre contrat"


def test_words_before_any_article_make_one_without_number(reading):
    better = corrected(reading, "Notre contrat", Role.ARTICLE_TEXT)
    assert [(a.number_as_written, a.text) for a in better.articles] == [
        ("", "Notre contrat"),
        ("1er", "Ce contrat dure six mois."),
    ]


def test_a_commitment_without_lead_in_has_a_block_all_the_same(reading):
    better = corrected(reading, "En tant que ville", Role.NOTE)
    assert next((b.lead_in, b.commitments) for b in better.articles[0].blocks) == (
        "",
        ["Aider"],
    )


def test_annexes_are_numbered_as_written_or_in_their_order():
    text = "Article 1er\nBonjour.\n\nAnnexe 2\nDeux\n\nAnnexe 1\nUn"
    again = "Article 1er\nBonjour.\n\nAnnexe A\nUn\n\nAnnexe B\nDeux"
    assert [(a.number, a.text) for a in read(lines_of(text)).annexes] == [
        (2, "Deux"),
        (1, "Un"),
    ]
    assert [(a.number, a.text) for a in read(lines_of(again)).annexes] == [
        (1, "Un"),
        (2, "Deux"),
    ]


def test_a_long_paragraph_taken_for_a_lead_in_stays_text():
    long = "Nous " + "et nous " * 60
    reading = read(lines_of(f"Article 1er\n\n{long}\n\nArticle 2\nOui."))
    (article, _other) = corrected(reading, "et nous", Role.LEAD_IN).articles
    assert (article.text, article.blocks[0].lead_in) == (long.strip(), "")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Bonjour", "0 articles ; blocs ; 1 lignes en note"),
        ("Article 1er\nBonjour.", "1 articles ; blocs ; 0 lignes en note"),
    ],
)
def test_the_summary_has_one_form_whatever_the_numbers(text, line):
    assert read(lines_of(text)).summary() == line


def test_every_role_has_a_name_for_people():
    assert len({str(role.title) for role in Role}) == len(Role)
