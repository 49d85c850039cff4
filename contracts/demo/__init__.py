"""The texts of the demo's contracts, all invented; ``csm.demo`` loads them."""

from contracts.demo import rivemont, val_fleuri
from contracts.demo.discussion import talk_about_val_fleuri
from contracts.drafting import (
    add_article,
    add_block,
    add_commitment,
    count_from_here,
    free_reference,
)
from contracts.models import Article, Contract, Revision, Section
from contracts.readings import note_reading
from programmes.models import Kind


def write_rivemont(programme, coordination, animation):
    """Write a contract, read it together and change it twice, before it is signed."""
    contract = write(programme, rivemont, coordination)
    contract.revisions.update(saved_at=rivemont.WRITTEN_AT)
    articles = list(contract.articles.kept())
    day = rivemont.READ_AT.date()
    note_reading(contract, day, articles, animation, at=rivemont.READ_AT)
    for kind, number, text in rivemont.CHANGES:
        commitments = contract.blocks.get(role_group__kind=kind).commitments
        commitment = commitments.get(position=number)
        commitment.text = text
        commitment.version += 1
        commitment.save_as(Revision.Act.CHANGED, animation)
        commitment.revisions.filter(act=Revision.Act.CHANGED).update(
            saved_at=rivemont.READ_AT
        )
    return contract


def write_val_fleuri(programme, coordination, animation):
    """Write a contract under way, of which the groups talk: marks are still open."""
    contract = write(programme, val_fleuri, coordination)
    talk_about_val_fleuri(contract, coordination, animation)
    return contract


def write(programme, words, by):
    """Write the contract of ``programme`` with the texts of the module ``words``."""
    contract = Contract.objects.create(
        programme=programme, reference=free_reference(programme), place=words.PLACE
    )
    for kind in Section.Kind:
        heading, text, clause = words.SECTIONS.get(kind, ("", "", ""))
        section = Section(
            contract=contract, kind=kind, heading=heading, text=text, clause=clause
        )
        section.save_as(Revision.Act.WRITTEN, by)
    for heading, text, clause in words.COMMON:
        add_article(contract, Article.Part.COMMON, by, heading, text, clause)
    own = add_article(contract, Article.Part.OWN, by, *words.OWN)
    for group in programme.role_groups.order_by("position"):
        block = add_block(contract, own, group, by)
        for text, clause in words.COMMITMENTS.get(Kind(group.kind), []):
            add_commitment(block, text, by, clause)
    count_from_here(contract)
    return contract
