import pytest

from contracts.copying import is_as_begun, older_text, take_text_out, write_text
from contracts.drafting import draft_contract
from contracts.marks import NOBODY_YET, Values, without_partners
from contracts.models import Contract
from programmes.models import Kind
from tests.factories import (
    make_comment,
    make_contract,
    make_partner,
    make_programme,
    make_role_group,
    make_signed,
    make_user,
)

pytestmark = pytest.mark.django_db


def nobody(text):
    return False


def names(*wanted):
    return lambda text: any(name in text for name in wanted)


@pytest.fixture
def older():
    """A contract with two commitments for each of the three groups that have some."""
    contract = make_contract()
    contract.sections.filter(kind="preamble").update(text="Nous coopérons.")
    annex = contract.sections.get(kind="annex_1")
    annex.heading, annex.text = "Notre définition", "Se lever avec une envie."
    annex.save()
    return contract


def copied(older, names_somebody=nobody):
    """Return a contract of another programme into which the older text is written."""
    text = older_text(older, names_somebody)
    programme = make_programme()
    groups = {
        block.role_group_id: make_role_group(programme, block.role_group.kind)
        for block in older.blocks.kept()
    }
    contract = Contract.objects.create(programme=programme, reference="NEW-2026-01")
    write_text(contract, text, groups, make_user())
    return contract


def words(contract):
    """Return every word of a text, its headings and its lead-ins."""
    said = list(contract.sections.values_list("heading", "text"))
    said += contract.articles.values_list("heading", "text")
    said += contract.blocks.values_list("lead_in", "open_sentence")
    said += contract.blocks.values_list("commitments__text")
    return "\n".join(str(word) for row in said for word in row)


def commitments(contract, kind):
    block = contract.blocks.get(role_group__kind=kind)
    return list(block.commitments.order_by("position").values_list("text", "clause"))


def last_common(contract):
    return contract.articles.filter(part=1).order_by("position").last().text


def test_the_common_words_and_the_others_commitments_are_copied(older):
    block = older.blocks.get(role_group__kind=Kind.AUTHORITY)
    block.commitments.create(
        text="Payer, dans la limite du budget.",
        clause="dans la limite du budget",
        position=3,
    )
    contract = copied(older)
    assert contract.sections.get(kind="preamble").text == "Nous coopérons."
    assert list(contract.articles.order_by("part", "position").values_list("text")) == (
        list(older.articles.order_by("part", "position").values_list("text"))
    )
    assert commitments(contract, Kind.AUTHORITY)[-1] == (
        "Payer, dans la limite du budget.",
        "dans la limite du budget",
    )
    assert len(commitments(contract, Kind.FACILITATOR)) == 2


def test_what_the_group_alone_may_say_is_not_copied(older):
    contract = copied(older)
    assert commitments(contract, Kind.PARTICIPANT) == []
    annex = contract.sections.get(kind="annex_1")
    assert (annex.heading, annex.text) == ("Notre définition", "")
    text = older_text(older, nobody)
    assert (text.participants_commitments, text.annexes) == (2, 1)


def test_what_was_taken_out_of_the_text_is_not_copied(older):
    older.articles.get(heading="Durée", text="Conclu pour {période}.").archive()
    block = older.blocks.get(role_group__kind=Kind.AUTHORITY)
    block.commitments.first().archive()
    contract = copied(older)
    assert not contract.articles.filter(text="Conclu pour {période}.").exists()
    assert len(commitments(contract, Kind.AUTHORITY)) == 1


def test_a_copied_text_is_version_one_and_nobody_has_changed_it(older):
    contract = copied(older)
    assert contract.text_version == 1
    assert set(contract.revisions.values_list("act", "text_version")) == {
        ("written", 1)
    }
    assert is_as_begun(contract)


def test_a_passage_that_names_somebody_is_left_out_and_its_place_told(older):
    own = older.articles.get(part=2)
    own.heading = "Mot d’Odile Farandeau"
    own.save()
    block = older.blocks.get(role_group__kind=Kind.FACILITATOR)
    block.lead_in = "Odile Farandeau s’engage à :"
    block.save()
    first = block.commitments.order_by("position").first()
    first.text = "Tenir la permanence d’Odile Farandeau."
    first.save()
    older.sections.filter(kind="closing").update(text="Odile Farandeau y veille.")

    named = names("Odile Farandeau")
    contract = copied(older, named)
    assert "Odile" not in words(contract)
    # The article is emptied: its groups still stand under it.
    assert contract.articles.get(part=2).blocks.count() == 4
    assert sorted(older_text(older, named).left_out) == [
        ["article", 2, 1],
        ["block", "facilitator"],
        ["commitment", "facilitator", 1],
        ["section", "closing"],
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Avec {partenaire 12}.", f"Avec {NOBODY_YET}."),
        ("{Partenaire 3} et {partenaire  4}", f"{NOBODY_YET} et {NOBODY_YET}"),
        ("{ partenaire\u00a07 }", NOBODY_YET),
        ("{partenaire douze} {fin} {les participants}",) * 2,
        ("Sans marque.",) * 2,
    ],
)
def test_the_mark_of_a_partner_is_open_again_and_the_others_stay(before, after):
    assert without_partners(before) == after


def test_a_mark_of_the_older_programme_never_reads_as_somebody_of_the_new_one(older):
    older.articles.filter(text="Conclu pour {période}.").update(
        text="Avec {partenaire 1}."
    )
    contract = copied(older)
    make_partner(contract.programme, Kind.AUTHORITY, name="Quelqu’un d’autre")
    values = Values(contract.programme, contract.programme.partners.all())
    [paragraph] = values.paragraphs(last_common(contract))
    assert [(span.text, span.kind) for span in paragraph] == [
        ("Avec ", "text"),
        (NOBODY_YET, "open"),
        (".", "text"),
    ]


def test_an_opened_mark_is_never_longer_than_the_one_before():
    shortest = "{partenaire 1}"
    assert len(without_partners(shortest)) <= len(shortest)


def test_a_signed_text_is_copied_with_its_marks_and_without_its_dates(older):
    older.articles.filter(text="Conclu pour {période}.").update(text="Jusqu’au {fin}.")
    make_signed(older)
    contract = copied(older)
    assert last_common(contract) == "Jusqu’au {fin}."
    assert contract.programme.effective_on is None


@pytest.mark.parametrize("more", [1, 12])
def test_reading_an_older_text_costs_the_same(older, django_assert_num_queries, more):
    block = older.blocks.get(role_group__kind=Kind.AUTHORITY)
    for number in range(more):
        block.commitments.create(text=f"Aider, façon {number}.", position=number + 9)
    with django_assert_num_queries(4):  # sections, articles, blocks, commitments
        older_text(older, nobody)


def test_a_text_that_was_changed_or_talked_about_is_no_more_as_it_began():
    contract = draft_contract(make_programme())
    assert is_as_begun(None)
    assert is_as_begun(contract)
    article = contract.articles.first()
    comment = make_comment(article)
    assert not is_as_begun(contract)
    comment.delete()
    assert is_as_begun(contract)
    article.text = "Autrement."
    article.save_as("changed")
    assert not is_as_begun(contract)


def test_place_and_initials_are_no_change_of_the_text():
    contract = draft_contract(make_programme())
    contract.place = "Rivemont"
    contract.save_facts()
    assert is_as_begun(contract)


def test_a_text_that_is_taken_out_leaves_the_contract_and_its_reference():
    contract = make_contract()
    take_text_out(contract)
    kept = Contract.objects.get(pk=contract.pk)
    assert kept.reference == contract.reference
    assert not kept.sections.exists()
    assert not kept.articles.exists()
    assert not kept.blocks.exists()
