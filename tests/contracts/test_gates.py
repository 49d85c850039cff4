"""What the contract asks of a path: when each of its conditions holds."""

import datetime as dt

import pytest

from contracts import gates
from contracts.drafting import add_commitment
from contracts.models import Section
from contracts.readings import note_reading
from programmes.models import Kind
from tests.factories import (
    make_contract,
    make_frozen,
    make_programme,
    make_role_group,
    make_signed,
    make_user,
)

pytestmark = pytest.mark.django_db

CONDITIONS = (
    gates.annex_1_is_written,
    gates.every_group_has_written,
    gates.every_article_was_read,
    gates.text_is_frozen,
    gates.contract_is_signed,
)


@pytest.mark.parametrize("holds", CONDITIONS)
def test_nothing_holds_without_a_contract(holds):
    assert not holds(make_programme())


def test_annex_1_holds_once_it_has_words():
    contract = make_contract()
    annex, _made = contract.sections.get_or_create(kind=Section.Kind.ANNEX_1)
    contract.sections.filter(pk=annex.pk).update(text="")
    assert not gates.annex_1_is_written(contract.programme)
    contract.sections.filter(pk=annex.pk).update(text="Être écouté.")
    assert gates.annex_1_is_written(contract.programme)


def test_every_group_has_written_or_says_why_not():
    contract = make_contract(commitments=(1, 0, 1))  # the group to come says why not
    assert not gates.every_group_has_written(contract.programme)
    empty = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    written = add_commitment(empty, "Prêter une salle.")
    assert gates.every_group_has_written(contract.programme)
    written.archive()
    assert not gates.every_group_has_written(contract.programme)
    contract.blocks.filter(pk=empty.pk).update(open_sentence="À écrire en mars.")
    assert gates.every_group_has_written(contract.programme)


def test_a_block_that_was_taken_out_says_nothing_and_is_not_asked():
    contract = make_contract(commitments=(1, 0, 1))
    contract.blocks.get(
        role_group=make_role_group(contract.programme, Kind.AUTHORITY)
    ).archive()
    assert gates.every_group_has_written(contract.programme)


def test_every_article_that_stands_was_read():
    contract = make_contract()
    articles = list(contract.articles.kept())
    day, by = dt.date(2026, 1, 8), make_user()
    note_reading(contract, day, articles[:1], by)
    note_reading(contract, day + dt.timedelta(7), articles[:1], by)
    assert not gates.every_article_was_read(contract.programme)
    note_reading(contract, day, articles[1:], by)
    assert gates.every_article_was_read(contract.programme)


def test_the_text_is_frozen_and_then_signed():
    programme = make_frozen().contract.programme
    assert gates.text_is_frozen(programme)
    assert not gates.contract_is_signed(programme)
    assert gates.contract_is_signed(make_signed().contract.programme)
