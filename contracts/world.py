"""The contracts of the world: the text of Rivemont, and one far longer."""

from contracts.demo import rivemont
from contracts.models import Article, Block, Commitment, Contract, Revision, Section
from programmes.models import RoleGroup

#: How many times the annexes of a heavy contract are repeated, and its history is long.
HEAVINESS = 8


def write_contracts(programmes, heavy=()):
    """Write the contract of each programme; those of the slugs ``heavy`` are long."""
    contracts = Contract.objects.bulk_create(
        Contract(
            programme=programme,
            reference=f"{programme.territory.code}-{programme.first_year}-01",
            place=programme.territory.name,
        )
        for programme in programmes
    )
    Section.objects.bulk_create(
        Section(contract=contract, kind=kind, heading=heading, text=text, clause=clause)
        for contract in contracts
        for kind, (heading, text, clause) in sections(contract.programme.slug in heavy)
    )
    owns = write_articles(contracts)
    blocks = write_blocks(contracts, owns)
    Commitment.objects.bulk_create(
        Commitment(block=block, position=position, text=text, clause=clause)
        for block in blocks
        for position, (text, clause) in enumerate(
            rivemont.COMMITMENTS.get(block.role_group.kind, []), start=1
        )
    )
    for contract in contracts:
        if contract.programme.slug in heavy:
            keep_a_long_history(contract)


def sections(heavy):
    for kind in Section.Kind:
        heading, text, clause = rivemont.SECTIONS[kind]
        if heavy and kind in Section.HEADED:
            text = "\n".join([text] * HEAVINESS)
        yield kind, (heading, text, clause)


def write_articles(contracts):
    """Write the articles of each contract; return those that carry the blocks."""
    parts = [(Article.Part.COMMON, words) for words in rivemont.COMMON]
    articles = Article.objects.bulk_create(
        Article(
            contract=contract,
            part=part,
            position=position,
            heading=heading,
            text=text,
            clause=clause,
        )
        for contract in contracts
        for position, (part, (heading, text, clause)) in enumerate(
            [*parts, (Article.Part.OWN, rivemont.OWN)], start=1
        )
    )
    return {a.contract_id: a for a in articles if a.part == Article.Part.OWN}


def write_blocks(contracts, owns):
    groups = RoleGroup.objects.filter(
        programme__in=[contract.programme_id for contract in contracts]
    ).order_by("programme", "position")
    mine = {contract.programme_id: contract for contract in contracts}
    return Block.objects.bulk_create(
        Block(
            contract=mine[group.programme_id],
            article=owns[mine[group.programme_id].pk],
            role_group=group,
            position=group.position + 1,
        )
        for group in groups
    )


def keep_a_long_history(contract):
    """Let each commitment have been changed many times."""
    rows = Commitment.objects.filter(block__contract=contract).order_by("pk")
    Revision.objects.bulk_create(
        Revision(
            contract=contract,
            commitment=row,
            act=Revision.Act.CHANGED,
            text=f"{row.text} ({turn})",
            clause=row.clause,
        )
        for turn in range(1, HEAVINESS + 1)
        for row in rows
    )
