"""Annex 1 on paper: the group's words under real headings, over as many pages as needed."""

import datetime as dt

import pytest

from contracts.paper import AnnexOnPaper
from contracts.prints import pdf
from contracts.prints.pdf import Kind
from programmes import printing
from tests.contracts.papers import sample_paper, words
from tests.contracts.reading_pdf import names_of, opened, text, texts
from wellbeing.annex import Annex, IdeaInAnnex, ThemeInAnnex


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def ideas(number, **values):
    said = "Idée numéro {}, dite simplement, avec les mots de celle qui l’a écrite"
    return tuple(IdeaInAnnex(said.format(n), **values) for n in range(1, number + 1))


def paper_with(*themes, shows_ideas=True, **values):
    definition = Annex(themes, shows_ideas)
    own = (words("Voici ce que nous avons dit."),)
    return sample_paper(
        annexes=(AnnexOnPaper(1, "notre définition", own, definition),), **values
    )


def printed(paper, kind=Kind.UNNAMED):
    return printing.render(pdf.html_of(paper, kind), pdf.pictures_of(paper))


@pytest.mark.parametrize("kind", [Kind.UNNAMED, Kind.LARGE])
def test_a_hundred_and_fifty_ideas_are_all_printed(kind):
    said_on = ("A Moyens", "Vivre.", dt.date(2025, 11, 4), 75, 75)
    body = printed(paper_with(ThemeInAnnex(*said_on, ideas(75), ideas(75))), kind)
    said = text(body)
    assert said.count("Idée numéro 75,") == 2
    assert "Bien-être : 75 · Mal-être : 75" in said
    assert "validé le mardi 4 novembre 2025" in said
    assert sum("Idée numéro" in page for page in texts(body)) >= 2
    with opened(body) as document:
        assert names_of(document, {"TH"}).count("TH") >= 2


def test_an_idea_is_printed_letter_for_letter_with_what_is_said_of_it():
    odd = "  « aimer »!et   l'art <b>"
    theme = ThemeInAnnex(
        "A Moyens",
        "",
        None,
        3,
        1,
        (IdeaInAnnex(odd, 3, also=("les beaux arts",)),),
        (IdeaInAnnex("Rien", is_left_out=True),),
    )
    html = pdf.html_of(paper_with(theme), Kind.UNNAMED)
    assert "  « aimer »!et   l&#x27;art &lt;b&gt;" in html
    said = text(printed(paper_with(theme)))
    for words_ in ("× 3", "aussi", "les beaux arts", "hors du texte"):
        assert words_ in said


def test_what_is_not_sorted_is_said_so_and_a_title_may_be_missing():
    paper = paper_with(ThemeInAnnex("", "", None, 1, 0, ideas(1)))
    annex = AnnexOnPaper(1, "", (), paper.annexes[0].definition)
    said = text(printed(sample_paper(annexes=(annex,))))
    assert "Pas encore classées" in said
    assert "Annexe 1 :" not in said


def test_another_idea_is_another_print():
    one = paper_with(ThemeInAnnex("A", "", None, 1, 0, ideas(1)))
    other = paper_with(ThemeInAnnex("A", "", None, 1, 0, ideas(1, times=2)))
    assert pdf.key_of(one, Kind.UNNAMED) != pdf.key_of(other, Kind.UNNAMED)


def test_ideas_count_in_the_length_of_a_print(monkeypatch):
    monkeypatch.setattr(pdf, "LONGEST", 5000)
    pdf.check_length(sample_paper())
    with pytest.raises(printing.NotPrinted):
        pdf.check_length(paper_with(ThemeInAnnex("A", "", None, 99, 0, ideas(99))))
