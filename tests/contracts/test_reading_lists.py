import pytest

from contracts.reading import Role, lines_of, read

TOWN = "Article 1er\n\nEn tant que ville, nous nous engageons à :\n\n"
END = "\n\nFait à ……………, le ……………\n"


def commitments_of(text, block=0):
    reading = read(lines_of(TOWN + text + END))
    return reading.articles[0].blocks[block].commitments


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1) ", "2) "),
        ("1)", "2)"),
        ("1. ", "2. "),
        ("1 – ", "2 – "),
        ("1-", "2-"),
        ("1° ", "2° "),
        ("1/ ", "2/ "),
        ("(1) ", "(2) "),
        ("1\t", "2\t"),
        ("1.\t", "2.\t"),
        ("\t1) ", "2)  "),
        ("– ", "– "),
        ("- ", "- "),
        ("-", "-"),
        ("• ", "• "),
        ("•\t", "•\t"),
        ("\uf0b7\t", "\uf0b7\t"),
        ("* ", "* "),
        ("o\t", "o\t"),
        ("➢ ", "➢ "),
        ("✅ ", "✅ "),
        ("a) ", "b) "),
        ("A. ", "B. "),
        ("I. ", "II. "),
        ("i) ", "ii) "),
        ("I – ", "II – "),
        ("Engagement 1 : ", "Engagement 2 : "),
    ],
)
def test_an_item_is_known_by_its_number_or_bullet(first, second):
    text = f"{first}Prêter la salle\n\n{second}Ouvrir le jeudi"
    assert commitments_of(text) == ["Prêter la salle", "Ouvrir le jeudi"]


@pytest.mark.parametrize(
    "words",
    [
        "1re fois que nous ouvrons",
        "3 salles à prêter",
        "18 décembre",
        "1.5 heure",
        "n’importe",
        "l’école",
    ],
)
def test_words_that_look_like_a_number_stay(words):
    assert commitments_of(f"1) Prêter\n2) {words}") == ["Prêter", words]


def test_items_without_number_are_known_by_their_verb():
    text = "Prêter la salle\n\nNe pas fermer avant 18 h\n\nNous relayer"
    assert commitments_of(text) == [
        "Prêter la salle",
        "Ne pas fermer avant 18 h",
        "Nous relayer",
    ]


def test_the_lines_of_an_item_come_together():
    text = (
        "1) Prêter la salle\ndes Tilleuls, avec la clé de la\nMairie (le\n"
        "jeudi)\n2) Ouvrir\n\nle jeudi"
    )
    assert commitments_of(text) == [
        "Prêter la salle des Tilleuls, avec la clé de la Mairie (le jeudi)",
        "Ouvrir le jeudi",
    ]


def test_a_word_cut_at_the_end_of_a_line_comes_together():
    assert commitments_of("1) Porter la co-\nresponsabilité") == [
        "Porter la co-responsabilité"
    ]


def test_a_number_at_the_beginning_of_a_wrapped_line_is_no_item():
    assert commitments_of("1) Ouvrir jusqu'à\n20. Fermer ensuite\n2) Aider") == [
        "Ouvrir jusqu'à 20. Fermer ensuite",
        "Aider",
    ]


def test_a_new_paragraph_between_two_items_belongs_to_the_first():
    text = "1) Prêter la salle.\n\nElle ouvre le jeudi.\n\n2) Aider"
    assert commitments_of(text) == ["Prêter la salle.\nElle ouvre le jeudi.", "Aider"]


@pytest.mark.parametrize(
    ("one", "two"), [("a) ", "b) "), ("- ", "- "), ("1. ", "2. "), ("• ", "• ")]
)
def test_a_list_in_an_item_belongs_to_the_item(one, two):
    text = f"1) Prêter :\n{one}la salle\n{two}la cuisine\n2) Aider"
    assert commitments_of(text) == [
        f"Prêter :\n{one}la salle\n{two}la cuisine",
        "Aider",
    ]


def test_numbers_that_skip_or_repeat_are_items_all_the_same():
    assert commitments_of("1) Aider\n1) Ouvrir\n4) Fermer") == [
        "Aider",
        "Ouvrir",
        "Fermer",
    ]


def test_a_page_number_between_two_items_is_a_note():
    reading = read(lines_of(f"{TOWN}1) Aider\n\nPage 3 / 5\n\n2) Ouvrir{END}"))
    assert reading.articles[0].blocks[0].commitments == ["Aider", "Ouvrir"]
    assert reading.notes == ["Page 3 / 5"]


def test_a_list_that_lost_its_line_ends_is_a_list():
    text = (
        "Article 1er\nEn tant que ville, nous nous engageons à : 1) Aider ;"
        " 2) Ouvrir ; 3) Rester"
    )
    reading = read(lines_of(text))
    assert reading.articles[0].blocks[0].commitments == [
        "Aider ;",
        "Ouvrir ;",
        "Rester",
    ]


def test_a_number_alone_is_no_commitment():
    reading = read(lines_of(f"{TOWN}1) Aider\n2)\n3) Ouvrir{END}"))
    assert reading.articles[0].blocks[0].commitments == ["Aider", "Ouvrir"]
    assert [piece.whole for piece in reading.pieces if piece.role == Role.NOTE] == [
        "2)"
    ]
