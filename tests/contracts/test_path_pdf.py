"""The path on paper: a drawing that says itself in words, or the words themselves."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import translation

from contracts.paper import Span
from contracts.prints import pdf
from contracts.prints.kinds import Kind
from contracts.prints.path import is_drawn
from phases.planned import as_planned
from phases.telling import in_one_breath
from programmes import printing
from tests.contracts.papers import sample_paper
from tests.contracts.reading_pdf import names_of, opened, plain, tags, text
from tests.phases import plans

HAPPENED = plans.mulhouse(planned=True, happened=True)
PLAN = as_planned(HAPPENED)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def paper_with(plan, **values):
    paper = sample_paper(**values)
    first, *others = paper.preamble
    place = (Span("{parcours}", Span.PATH),)
    return replace(paper, preamble=(first, place, *others), path=plan)


def printed(paper, kind=Kind.UNNAMED):
    return printing.render(pdf.html_of(paper, kind), pdf.pictures_of(paper))


def test_the_drawing_is_printed_and_stands_for_its_words():
    body = printed(paper_with(PLAN))
    said = text(body)
    with opened(body) as document:
        alts = [plain(str(t.Alt)) for t in tags(document) if t.S == "/Figure"]
    assert plain(in_one_breath(PLAN)) in alts
    for word in ("Phase 1", "Signature du CSM", "janv.", "Bien-être ou"):
        assert word in said
    for word in ("faite", "en cours", "a eu lieu", "Aujourd’hui", "ommencée"):
        assert word not in said + "".join(alts)
    assert "jeudi 9 octobre" not in "".join(alts)


def test_large_print_has_the_words_under_real_headings():
    body = printed(paper_with(PLAN), Kind.LARGE)
    said = text(body)
    with opened(body) as document:
        headings = names_of(document, {"H3"})
        figures = [
            t for t in tags(document) if t.S == "/Figure" and "Phase 1" in str(t.Alt)
        ]
    assert figures == []
    assert len(headings) >= len(PLAN.periods)
    at = 0
    for part in PLAN.stretches:
        at = said.index(f"{part.title}. {part.label}.", at)
    assert (
        "Évaluation à la fin du contrat. Date prévue : mercredi 22 juillet 2026."
        in said
    )


def test_a_path_too_long_for_a_page_is_said_in_words():
    paper = paper_with(as_planned(plans.many_phases(15, plans.LONGEST)))
    assert not is_drawn(paper, Kind.UNNAMED)
    html = pdf.html_of(paper, Kind.UNNAMED)
    assert "csm:drawing/path" not in html
    assert html.count('<ol class="path__phases">') == 1


def test_the_poster_of_the_commitments_has_no_path():
    assert "csm:drawing/path" not in pdf.html_of(paper_with(PLAN), Kind.POSTER)


def test_another_path_is_another_print():
    paper = paper_with(PLAN)
    other = replace(paper, path=as_planned(plans.mulhouse(planned=True, days=False)))
    assert pdf.key_of(paper, Kind.UNNAMED) != pdf.key_of(other, Kind.UNNAMED)


def test_the_drawing_is_in_the_language_of_the_contract():
    with translation.override("en"):
        [(body, _mime)] = pdf.pictures_of(paper_with(PLAN)).values()
    assert b">mars<" in body
    assert b">March<" not in body


def test_hostile_names_of_a_path_are_drawn_as_words():
    label = '<img src="http://127.0.0.1:9/a.png"> & <use href="#a"/> ]]>'
    plan = as_planned(plans.many_phases(2, label, started_on=dt.date(2026, 1, 1)))
    said = text(printed(paper_with(plan)))
    assert "http://127.0.0.1:9/a.png" in said
