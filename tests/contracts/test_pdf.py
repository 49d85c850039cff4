"""Each print says what it must, and can be read by everybody."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from django.urls import reverse

from contracts.paper import LogoOnPaper
from contracts.prints import pdf
from contracts.prints.kinds import Kind
from programmes import printing
from tests.contracts.papers import sample_paper, words
from tests.contracts.reading_pdf import (
    fonts,
    names_of,
    opened,
    plain,
    tags,
    text,
    texts,
)

CONTRACTS = (Kind.DRAFT, Kind.UNNAMED, Kind.LARGE, Kind.ARCHIVE)
CLAUSES = (
    "dans la mesure de mes disponibilités",
    "dans la mesure de leur disponibilité",
    "Essayer",
    "dans la limite du budget alloué à l’action",
    "s’il le souhaite",
    "sauf permission d’en parler dans le cadre du CSM",
)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def printed(paper, kind):
    return printing.render(pdf.html_of(paper, kind), pdf.pictures_of(paper))


@cache
def sample(kind):
    """The sample contract in one of its prints, made once for all tests."""
    return printed(sample_paper(), kind)


def said(paragraph):
    return plain("".join(span.text for span in paragraph))


@pytest.mark.parametrize("kind", CONTRACTS)
def test_every_word_of_the_contract_is_printed_in_its_order(kind):
    paper = sample_paper()
    page = text(printed(paper, kind))
    at = 0

    for paragraph in paper.paragraphs():
        place = page.find(said(paragraph), at)
        assert place >= 0, said(paragraph)
        at = place


@pytest.mark.parametrize("kind", list(Kind))
def test_every_print_keeps_the_safety_clauses_of_what_it_shows(kind):
    page = text(sample(kind))
    missing = [clause for clause in CLAUSES if clause not in page]

    # The poster shows the commitments, not the common articles.
    assert missing == ([CLAUSES[1]] if kind == Kind.POSTER else [])


@pytest.mark.parametrize("kind", list(Kind))
def test_until_it_is_frozen_every_page_says_that_it_is_a_draft(kind):
    pages = texts(sample(kind))

    assert all("PROJET – ne pas signer" in page for page in pages)
    assert not any("Paraphes" in page for page in pages)


@pytest.mark.parametrize("initials", [True, False])
def test_once_frozen_the_pages_have_their_initials_or_not(initials):
    paper = sample_paper(is_draft=False, initials=initials)
    cover, *pages = texts(printed(paper, Kind.UNNAMED))

    assert [("Paraphes" in page) for page in pages] == [initials] * len(pages)
    assert not any("PROJET" in page for page in (cover, *pages))


@pytest.mark.parametrize("kind", [Kind.UNNAMED, Kind.LARGE, Kind.ARCHIVE])
def test_once_frozen_the_last_page_says_where_to_check_it(settings, kind):
    settings.CSM_URL = "https://csm.exemple.fr"
    *pages, last = texts(printed(sample_paper(is_draft=False), kind))

    where = "https://csm.exemple.fr/verifier/, référence RIV-2025-01, empreinte 7F3A"
    assert where.replace(" ", "") in last.replace(" ", "")
    assert not any("/verifier/" in page for page in (*pages, text(sample(kind))))
    assert reverse("check_contract") == pdf.CHECK


def test_the_working_draft_says_so_even_once_frozen():
    pages = texts(printed(sample_paper(is_draft=False), Kind.DRAFT))

    assert all("PROJET – ne pas signer" in page for page in pages)


def test_each_page_bears_reference_version_fingerprint_and_number():
    cover, *pages = texts(sample(Kind.UNNAMED))

    assert "RIV-2025-01 · version 3 · empreinte 7F3A 91C2 0B6E" in cover
    for number, page in enumerate(pages, start=2):
        assert "RIV-2025-01 · version 3" in page
        assert "empreinte 7F3A 91C2 0B6E" in page
        assert f"page {number} / {len(pages) + 1}" in page


def test_blocks_are_numbered_from_one_and_the_open_one_has_its_sentence():
    page = text(sample(Kind.UNNAMED))

    assert [page.count(f" {n})") for n in (1, 6, 7, 11)] == [3, 3, 2, 1]
    assert "À définir avec les partenaires que nous solliciterons." in page


def test_articles_number_themselves_through_both_parts():
    page = text(sample(Kind.UNNAMED))

    for heading in ("Article 1er Durée", "Article 2 Coopérer", "Article 4 Nos"):
        assert heading.replace(" ", "") in page.replace(" ", "")


def test_the_archive_ends_with_one_page_of_record():
    without, record = (texts(sample(kind)) for kind in (Kind.UNNAMED, Kind.ARCHIVE))

    assert len(record) == len(without) + 1
    assert "Constat de cette version" in record[-1]
    assert sample_paper().digest in record[-1].replace(" ", "")
    assert record[-1].count("Aucune n’est encore enregistrée.") == 2


def test_annexes_are_in_the_contents_with_their_pages():
    pages = texts(sample(Kind.UNNAMED))
    contents = pages[1]

    for number, annex in enumerate(sample_paper().annexes, start=1):
        place = next(i for i, p in enumerate(pages, 1) if i > 2 and annex.title in p)
        assert f"Annexe {number} : {annex.title} {place}" in contents.replace("  ", " ")


@pytest.mark.parametrize("kind", list(Kind))
def test_each_print_is_tagged_titled_and_in_the_contract_s_language(kind):
    with opened(sample(kind)) as document:
        root = document.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "fr"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert "Rivemont 2025-2026" in str(document.docinfo["/Title"])
        assert b"pdfuaid:part" in root.Metadata.read_bytes()
        assert "/Outlines" in root


@pytest.mark.parametrize("kind", list(Kind))
def test_no_heading_level_is_skipped(kind):
    with opened(sample(kind)) as document:
        headings = names_of(document, ("H1", "H2", "H3", "H4", "H5", "H6"))

    levels = [int(heading[1]) for heading in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("kind", list(Kind))
def test_typefaces_are_embedded_and_can_be_read_out(kind):
    with opened(sample(kind)) as document:
        used = fonts(document)

    assert set(used.values()) == {(True, True)}
    assert all("CSM-Serif" in name or "Atkinson" in name for name in used)


@pytest.mark.parametrize("kind", list(Kind))
def test_drawings_say_what_they_show_and_links_where_they_lead(kind):
    with opened(sample(kind)) as document:
        figures = [tag for tag in tags(document) if str(tag.S) == "/Figure"]
        links = [a for page in document.pages for a in page.get("/Annots", [])]

        assert figures
        assert all(str(figure.Alt) for figure in figures)
        assert all(str(link.Contents) for link in links)
        assert len(links) == (0 if kind == Kind.POSTER else 12)


def test_logos_stand_on_the_cover_with_their_words():
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90"><rect width="900" height="90"/></svg>'
    logos = tuple(
        LogoOnPaper(f"csm:logo/{n}", drawing, "image/svg+xml", f"Logo numéro {n}")
        for n in range(1, 5)
    )
    with opened(printed(sample_paper(logos=logos), Kind.UNNAMED)) as document:
        alts = [str(t.Alt) for t in tags(document) if str(t.S) == "/Figure"]

    assert alts[:4] == [logo.alt for logo in logos]


def test_the_text_is_in_the_contract_s_language_whoever_reads():
    from django.utils import translation

    with translation.override("en"):
        page = text(sample(Kind.UNNAMED))

    assert "Un partenariat entre :" in page
    assert "Sommaire" in page
    assert "Fait à" in page


def test_a_contract_beyond_the_limit_is_refused_with_its_length():
    paper = sample_paper(closing=(words("mot " * 50_001),))

    with pytest.raises(printing.NotPrinted, match=r"200.?000"):
        pdf.pdf_of(paper, Kind.UNNAMED)


def test_an_unchanged_contract_is_not_set_again():
    asked = []
    paper = sample_paper()

    first = pdf.pdf_of(paper, Kind.UNNAMED, ask=lambda: asked.append(1))
    again = pdf.pdf_of(sample_paper(), Kind.UNNAMED, ask=lambda: asked.append(2))
    pdf.pdf_of(replace(paper, place="Ici"), Kind.UNNAMED, ask=lambda: asked.append(3))

    assert first == again
    assert asked == [1, 3]


def test_another_logo_is_another_print():
    one, two = (
        sample_paper(logos=(LogoOnPaper("csm:logo/1", body, "image/png", "La Ville"),))
        for body in (b"a", b"b")
    )

    assert pdf.key_of(one, Kind.UNNAMED) != pdf.key_of(two, Kind.UNNAMED)
