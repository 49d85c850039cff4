import datetime as dt

import pytest

from contracts.composition import paper_of
from contracts.drafting import place
from contracts.models import ModelArticle, Section
from contracts.open_points import open_points
from programmes.models import Kind
from tests.factories import (
    make_contract,
    make_organisation,
    make_partner,
    make_programme,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_models():
    """A contract begins with nothing but what each story writes in it."""
    ModelArticle.objects.all().delete()


def text(paragraph):
    return "".join(span.text for span in paragraph)


def blocks_of(contract):
    return [block for article in paper_of(contract).own for block in article.blocks]


def test_articles_are_numbered_through_both_parts():
    contract = make_contract()
    paper = paper_of(contract)

    assert [article.number for article in paper.common + paper.own] == [1, 2]


def test_commitments_are_numbered_anew_in_each_block():
    blocks = blocks_of(make_contract(commitments=(6, 7, 11)))

    assert [[item.number for item in block.items] for block in blocks] == [
        list(range(1, 7)),
        list(range(1, 8)),
        list(range(1, 12)),
        [],
    ]


def test_each_block_speaks_in_the_voice_of_its_group():
    assert [text(block.lead_in) for block in blocks_of(make_contract())] == [
        "En tant que partenaire-auteur, je m’engage à :",
        "En tant que collectivité, nous nous engageons à :",
        "En tant qu’animateurs du CSM, nous nous engageons à :",
        "Les partenaires qui nous rejoindront s’engageront à respecter ce contrat"
        " et à définir leurs propres engagements.",
    ]


def test_an_archived_article_gives_its_number_back_until_it_returns():
    contract = make_contract()
    article = contract.articles.get(heading="Durée")

    article.archive()
    paper = paper_of(contract)
    assert [a.number for a in paper.common + paper.own] == [1]

    article.bring_back()
    paper = paper_of(contract)
    assert [a.heading for a in paper.common] == ["Durée"]


def test_a_moved_commitment_takes_the_number_of_its_place():
    contract = make_contract(commitments=(3, 0, 0))
    block = contract.blocks.get(role_group__kind=Kind.PARTICIPANT)
    last = block.commitments.order_by("position").last()

    place(last, 1)

    texts = list(block.commitments.order_by("position").values_list("text", flat=True))
    assert texts == [f"Écouter les autres, façon {n}." for n in (3, 1, 2)]


def test_the_grid_has_one_unnamed_cell_for_the_participants():
    programme = make_programme()
    contract = make_contract(programme)
    make_partner(programme, name="Solène Darbeyre")
    town = make_partner(
        programme,
        Kind.AUTHORITY,
        name="La Ville de Rivemont",
        organisation=make_organisation(),
    )
    town.representatives.create(name="Hélène Vautrelle", capacity="maire", position=1)
    town.representatives.create(name="Pia Lorne", capacity="adjointe", position=2)
    make_partner(programme, Kind.ASSOCIATION, name="Le Fil")

    cells = paper_of(contract).cells

    assert [(cell.title, cell.name, cell.stamp) for cell in cells] == [
        ("Le ou la partenaire-auteur", "", False),
        ("La Ville de Rivemont", "Hélène Vautrelle", True),
        ("La Ville de Rivemont", "Pia Lorne", False),
    ]


def test_dates_follow_from_the_planned_ceremony_or_keep_their_form():
    programme = make_programme(signature_planned_on=None)
    contract = make_contract(programme)
    [article] = paper_of(contract).common
    assert text(article.paragraphs[0]) == (
        "Conclu pour 6\u00a0mois à compter de la signature."
    )

    programme.signature_planned_on = dt.date(2026, 1, 22)
    [article] = paper_of(contract).common
    assert text(article.paragraphs[0]) == (
        "Conclu pour 6\u00a0mois à compter du jeudi 22\u00a0janvier\u00a02026,"
        " jour de la signature."
    )


def test_what_nothing_fills_is_listed_as_open():
    contract = make_contract(make_programme(audience=""))
    section = contract.sections.get(kind=Section.Kind.PREAMBLE)
    section.text = "Pour {public}, avec {partenaire 99}."
    section.save()

    points = open_points(paper_of(contract))

    assert points.marks == ("{public}", "{partenaire 99}")
    assert [block.label for block in points.empty_blocks] == ["Partenaires à venir"]


def test_the_fingerprint_follows_the_words_and_only_them():
    contract = make_contract()
    before = paper_of(contract).fingerprint
    assert paper_of(contract).fingerprint == before

    commitment = contract.blocks.first().commitments.first()
    commitment.text += " Toujours."
    commitment.save_as("changed")

    contract.refresh_from_db()
    assert paper_of(contract).fingerprint != before
    assert paper_of(contract).version == contract.text_version


def test_a_participant_who_joins_does_not_change_the_fingerprint():
    contract = make_contract()
    before = paper_of(contract).fingerprint

    make_partner(contract.programme, name="Solène Darbeyre")

    assert paper_of(contract).fingerprint == before


@pytest.mark.parametrize("rows", [1, 12])
def test_composing_costs_the_same_however_long(django_assert_num_queries, rows):
    contract = make_contract(commitments=(rows, rows, rows))
    for _ in range(rows):
        make_partner(contract.programme, Kind.FACILITATOR)

    # the path, sections, blocks, commitments, articles, partners, representatives,
    # the themes of annex 1, the actions of annex 2
    with django_assert_num_queries(9):
        paper_of(contract)
