"""A contract begins from the models, and its passages find their places."""

import pytest
from django.db import IntegrityError, transaction

from contracts.drafting import (
    add_block,
    add_commitment,
    draft_contract,
    free_reference,
    place,
)
from contracts.models import Article, Contract, ModelArticle, Revision, Section
from programmes.models import Kind, MethodPack
from tests.factories import (
    make_contract,
    make_programme,
    make_role_group,
    make_territory,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_a_contract_begins_with_every_section_and_a_block_for_each_group():
    programme = make_programme()
    groups = [
        make_role_group(programme, kind) for kind in (Kind.PARTICIPANT, Kind.FUTURE)
    ]
    by = make_user()

    contract = draft_contract(programme, by)

    assert {section.kind for section in contract.sections.all()} == set(Section.Kind)
    assert [block.role_group for block in contract.blocks.order_by("pk")] == groups
    assert contract.text_version == 1
    assert set(contract.revisions.values_list("saved_by", "act")) == {
        (by.pk, Revision.Act.WRITTEN)
    }


def test_models_of_another_set_do_not_serve():
    mine, theirs = (MethodPack.objects.create(name=name) for name in "AB")
    for pack, heading in (
        (mine, "Le mien"),
        (theirs, "Le leur"),
        (None, "À tous"),
    ):
        ModelArticle.objects.create(
            pack=pack, place="common", heading=heading, position=200
        )
    contract = draft_contract(make_programme(), pack=mine)
    headings = set(contract.articles.values_list("heading", flat=True))
    assert headings >= {"Le mien", "À tous"}
    assert "Le leur" not in headings


def test_references_count_within_a_territory_and_a_year():
    rivemont = make_territory(code="RVM")
    made = [
        draft_contract(make_programme(territory=rivemont, audience=audience, **years))
        for audience, years in (
            ("a", {}),
            ("b", {}),
            ("c", {"first_year": 2026, "last_year": 2026}),
        )
    ]
    assert [contract.reference for contract in made] == [
        "RVM-2025-01",
        "RVM-2025-02",
        "RVM-2026-01",
    ]


def test_the_hundredth_reference_is_followed_by_the_next():
    contract = make_contract(make_programme(territory=make_territory(code="RVM")))
    others = [
        Contract(
            programme=make_programme(
                territory=contract.programme.territory, audience=n
            ),
            reference=f"RVM-2025-{n}",
        )
        for n in ("99", "100")
    ]
    Contract.objects.bulk_create(others)

    assert free_reference(contract.programme) == "RVM-2025-101"


def test_a_programme_has_one_contract():
    contract = make_contract()
    with pytest.raises(IntegrityError), transaction.atomic():
        draft_contract(contract.programme)


def test_a_group_has_one_block_in_the_text():
    contract = make_contract()
    block = contract.blocks.first()
    with (
        pytest.raises(IntegrityError, match=r"(?i)unique"),
        transaction.atomic(),
    ):
        add_block(contract, block.article, block.role_group)
    block.archive()
    assert add_block(contract, block.article, block.role_group).pk != block.pk


def test_a_commitment_says_something():
    block = make_contract().blocks.first()
    with (
        pytest.raises(IntegrityError, match="commitment_says_something"),
        transaction.atomic(),
    ):
        add_commitment(block, "")


def test_moving_where_it_stands_is_no_change():
    contract = make_contract()
    commitment = contract.blocks.first().commitments.order_by("position").first()
    version = Contract.objects.get(pk=contract.pk).text_version
    place(commitment, 1)
    assert Contract.objects.get(pk=contract.pk).text_version == version


def test_an_article_moves_within_its_part():
    contract = make_contract()
    last = contract.articles.filter(part=Article.Part.OWN).order_by("position").last()
    place(last, 1)
    parts = contract.articles.order_by("part", "position").values_list(
        "part", flat=True
    )
    assert list(parts) == sorted(parts)
    assert contract.articles.get(pk=last.pk).position == 1


def test_what_was_taken_out_one_by_one_comes_back_with_its_block():
    contract = make_contract(commitments=(3, 1, 1))
    block = contract.blocks.first()
    for commitment in block.commitments.all():
        commitment.archive()
    block.archive()

    block.bring_back()

    assert block.commitments.kept().count() == 3


def test_what_was_taken_out_long_before_stays_out():
    contract = make_contract(commitments=(2, 1, 1))
    block = contract.blocks.first()
    early = block.commitments.first()
    early.archive()
    early.archived_at = early.archived_at.replace(year=2020)
    early.save(update_fields=["archived_at"])
    block.archive()

    block.bring_back()

    assert block.commitments.archived().get() == early
