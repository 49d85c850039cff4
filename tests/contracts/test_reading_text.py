import pytest

from contracts.reading import Unreadable, lines_of, read
from contracts.reading.lines import LARGEST_FILE, LONGEST_TEXT, MOST_LINES
from tests.contracts.texts import OLD_CONTRACT


def texts(lines):
    return [line.text for line in lines if line.text]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]
)
def test_a_text_file_is_read_in_its_encoding(encoding):
    assert texts(lines_of(OLD_CONTRACT.encode(encoding))) == texts(
        lines_of(OLD_CONTRACT)
    )


def test_a_line_pasted_from_an_older_file_is_read_too():
    body = "Article 1er\nÊtre là, à l’écoute.\n".encode() + "L’été à côté".encode(
        "cp1252"
    )
    assert texts(lines_of(body)) == [
        "Article 1er",
        "Être là, à l’écoute.",
        "L’été à côté",
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\u2028"])
def test_lines_end_as_they_like(end):
    assert texts(lines_of(f"Un{end}deux{end}{end}trois")) == ["Un", "deux", "trois"]


def test_a_line_keeps_its_number_in_the_text():
    assert [(line.number, line.text) for line in lines_of("Un\n\n deux\t\n")] == [
        (1, "Un"),
        (2, ""),
        (3, "deux"),
        (4, ""),
    ]


def test_layout_goes_and_typography_stays():
    (line,) = lines_of(
        "\t \ufeffNous\u00a0:  res\u00adpon\u200bsables\t!  «\u202foui\u202f» \xa0"
    )
    assert line.text == "Nous\u00a0: responsables ! «\u202foui\u202f»"


def test_words_are_not_mended():
    text = "Etre a l'ecoute de la colectivité ; {fin} <b>ici</b> -- \u202eabc 🎉 שלום"
    (line,) = lines_of(text)
    assert line.text == text


def test_letters_in_two_halves_are_put_together():
    (line,) = lines_of("E\u0301tat")
    assert line.text == "État"


def refusal(body):
    with pytest.raises(Unreadable) as caught:
        lines_of(body)
    return str(caught.value.message)


@pytest.mark.parametrize("body", ["", " \n\t\u00a0", b"", "\n".encode("utf-16")])
def test_nothing_is_refused(body):
    assert refusal(body) == (
        "Ce document ne contient aucun texte. Choisissez-en un autre, ou collez le texte."
    )


def test_a_file_that_is_too_large_is_refused():
    assert "10\u00a0Mo" in refusal(b"a" * (LARGEST_FILE + 1))


@pytest.mark.parametrize("text", ["a" * (LONGEST_TEXT + 1), "\n" * MOST_LINES + "a"])
def test_a_text_that_is_too_long_is_refused(text):
    assert "200\u00a0000\u00a0caractères" in refusal(text)


def test_the_longest_text_is_read():
    text = "Un, deux, trois\n" * (LONGEST_TEXT // 16)
    assert len(read(lines_of(text)).notes) == LONGEST_TEXT // 16


def test_a_text_with_a_nul_character_is_refused():
    assert refusal("Article 1er\0") == (
        "Ce texte contient des caractères illisibles. Copiez-le à nouveau."
    )


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".doc"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + "EncryptedPackage".encode("utf-16-le"),
            "mot de passe",
        ),
        (rb"{\rtf1\ansi Bonjour}", ".rtf"),
        (b"<!DOCTYPE html><p>Bonjour", ".txt"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, ".txt"),
        (bytes(range(256)) * 10, ".txt"),
        (b"\xff\xfe\x00\xd8", ".txt"),
        (b"Article 1er\0", ".txt"),
    ],
)
def test_another_format_is_refused_by_its_content(body, word):
    assert word in refusal(body)


def test_a_refusal_is_one_sentence_or_two_for_people():
    assert refusal(b"%PDF-1.7") == (
        "Ce fichier est un PDF. Donnez le .docx ou le .odt dont il est tiré, ou collez"
        " son texte."
    )


def test_signs_of_a_heading_or_of_bold_are_layout():
    lines = lines_of("## Article 1er\n**Six mois**\nUn **mot** fort")
    assert texts(lines) == ["Article 1er", "Six mois", "Un **mot** fort"]
