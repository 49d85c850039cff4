"""Where pages break: nothing is lost, and nobody signs an orphan."""

from dataclasses import replace

import pytest

from contracts.paper import AnnexOnPaper, Cell
from contracts.prints import pdf
from contracts.prints.kinds import Kind
from programmes import printing
from tests.contracts.papers import block, sample_own, sample_paper, words
from tests.contracts.reading_pdf import plain, text, texts


def printed(paper, kind):
    return printing.render(pdf.html_of(paper, kind), pdf.pictures_of(paper))


def said(paragraph):
    return plain("".join(span.text for span in paragraph))


def test_a_grid_of_fifteen_loses_no_cell_and_repeats_its_heading():
    others = tuple(
        Cell(f"P{n}", f"Structure {n}", f"Personne {n}", ("trésorière",), stamp=n % 2)
        for n in range(2, 17)
    )
    cells = (sample_paper().cells[0], *others)
    pages = texts(printed(sample_paper(cells=cells), Kind.UNNAMED))
    heading = "Chaque personne signe dans sa case."

    found = " ".join(pages)
    assert [c.name for c in cells if c.name not in found] == []
    with_cells = [
        page for page in pages if "Signature" in page and "Sommaire" not in page
    ]
    assert len([page for page in pages if heading in page]) == len(with_cells) >= 2


@pytest.mark.parametrize("lines", range(0, 36, 4))
def test_the_first_row_never_leaves_the_closing_clause(lines):
    closing = sample_paper().closing
    filler = tuple(words(f"Une ligne de plus, la {n}e.") for n in range(lines))
    paper = sample_paper(preamble=(*sample_paper().preamble, *filler))

    pages = texts(printed(paper, Kind.UNNAMED))

    (page,) = [page for page in pages if said(closing[-1]) in page]
    assert "Fait à" in page
    assert "Le ou la partenaire bénéficiaire" in page
    assert "Ville de Rivemont Hélène Vautrelle" in page


@pytest.mark.parametrize("lines", range(0, 36, 7))
def test_no_heading_and_no_lead_in_ends_a_page(lines):
    filler = tuple(words(f"Une ligne de plus, la {n}e.") for n in range(lines))
    paper = sample_paper(preamble=(*sample_paper().preamble, *filler))
    blocks = paper.own[0].blocks

    pages = texts(printed(paper, Kind.UNNAMED))

    for one in blocks[:3]:
        (page,) = [page for page in pages if said(one.lead_in) in page]
        assert said(one.items[0].spans) in page
        assert said(one.items[1].spans) in page
    for heading, first in (
        (paper.part_one, paper.common[0].paragraphs[0]),
        (paper.part_two, paper.own[0].paragraphs[0]),
    ):
        assert any(heading in page and said(first) in page for page in pages[1:])


@pytest.mark.parametrize("many", [False, True])
def test_the_poster_stands_on_one_sheet_without_a_person_s_name(many):
    texts_ = [f"Écouter chaque personne, de la façon numéro {n}." for n in range(9)]
    extra = block(
        9, "association", "nous", "Associations", "Nous nous engageons à :", texts_
    )
    own = sample_own()[0]
    own = replace(
        own, blocks=(*own.blocks[:3], extra, own.blocks[3]) if many else own.blocks
    )

    (page,) = texts(printed(sample_paper(own=(own,)), Kind.POSTER))

    items = [item for one in own.blocks for item in one.items]
    assert [said(i.spans) for i in items if said(i.spans) not in page] == []
    assert not any(cell.name in page for cell in sample_paper().cells if cell.name)


def test_a_long_annex_and_a_long_cover_lose_nothing():
    families = tuple(
        words(f"La famille numéro {n} de ce partenariat") for n in range(20)
    )
    annex = AnnexOnPaper(1, "tout", tuple(words(f"Idée {n}. " * 9) for n in range(99)))
    page = text(
        printed(sample_paper(families=families, annexes=(annex,)), Kind.UNNAMED)
    )

    assert [said(f) for f in families if said(f) not in page] == []
    assert [n for n in range(99) if f"Idée {n}." not in page] == []
