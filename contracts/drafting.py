"""Drafting: a programme's contract begins, and its passages find their places."""

from django.db import transaction
from django.db.models import Max, Q

from contracts.models import Article, Block, Contract, ModelArticle, Section
from contracts.models.revisions import Revision

PARTS = {"common": Article.Part.COMMON, "own": Article.Part.OWN}


@transaction.atomic
def draft_contract(programme, by=None, pack=None):
    """Begin the contract of ``programme`` from the model texts, in the name of ``by``.

    ``pack`` chooses among the models; those without a pack always serve.
    Every role group gets its block, under the last article of part 2.
    """
    contract = Contract.objects.create(
        programme=programme, reference=free_reference(programme)
    )
    write_models(contract, by, pack)
    return contract


def write_models(contract, by=None, pack=None):
    """Write the model texts into a contract without a passage, as ``draft_contract``."""
    texts = {}
    for model in models_of(pack).order_by("position", "pk"):
        texts.setdefault(model.place, []).append(model)
    for kind in Section.Kind:
        section = Section(contract=contract, kind=kind)
        for model in texts.get(kind, [])[:1]:
            section.heading, section.text = model.heading, model.text
            section.clause = model.clause
        section.save_as(Revision.Act.WRITTEN, by)
    for place, part in PARTS.items():
        for model in texts.get(place, []):
            add_article(
                contract, part, by, model.heading, model.text, clause=model.clause
            )
    groups = list(contract.programme.role_groups.order_by("position", "pk"))
    host = contract.articles.filter(part=Article.Part.OWN).order_by("-position").first()
    if groups and host is None:
        host = add_article(contract, Article.Part.OWN, by)
    for group in groups:
        add_block(contract, host, group, by)
    count_from_here(contract)


def models_of(pack):
    """Return the model texts with which a contract in the manner of ``pack`` begins."""
    return ModelArticle.objects.filter(
        Q(pack=pack) | Q(pack=None), starts_a_contract=True
    )


def count_from_here(contract):
    """Let the text as it stands be version 1: nobody has changed it yet."""
    contract.text_version = 1
    contract.save(update_fields=["text_version"])
    contract.revisions.update(text_version=1)


def free_reference(programme):
    """Return the next reference of the territory for this year: « RIV-2025-01 »."""
    stem = f"{programme.territory.code}-{programme.first_year}-"
    taken = Contract.objects.filter(reference__startswith=stem)
    # As numbers: « 100 » comes after « 99 », which as texts it does not.
    numbers = [
        int(reference.removeprefix(stem))
        for reference in taken.values_list("reference", flat=True)
    ]
    return f"{stem}{max(numbers, default=0) + 1:02}"


def next_position(rows):
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1


def append(passage, by=None, act=Revision.Act.WRITTEN):
    """Save a new passage after its siblings, and return it."""
    passage.position = next_position(passage.siblings())
    passage.save_as(act, by)
    return passage


def add_article(
    contract, part, by=None, heading="", text="", clause="", act=Revision.Act.WRITTEN
):
    """Add an article at the end of ``part`` and return it."""
    article = Article(
        contract=contract, part=part, heading=heading, text=text, clause=clause
    )
    return append(article, by, act)


def add_block(
    contract, article, role_group, by=None, act=Revision.Act.WRITTEN, **words
):
    """Give ``role_group`` its block under ``article``, after the others.

    ``words`` are a ``lead_in`` or an ``open_sentence`` of the block's own.
    """
    block = Block(contract=contract, article=article, role_group=role_group, **words)
    return append(block, by, act)


def add_commitment(block, text, by=None, clause="", act=Revision.Act.WRITTEN):
    """Add a commitment at the end of ``block`` and return it."""
    commitment = block.commitments.model(block=block, text=text, clause=clause)
    return append(commitment, by, act)


@transaction.atomic
def place(passage, position, by=None):
    """Move an article, block or commitment to ``position``, 1 being the first.

    A position beyond the ends is the nearest end; the others make room.
    """
    # Two moves at once must not leave two passages at one place.
    passage.hold()
    rows = list(passage.siblings().order_by("position", "pk"))
    others = [row for row in rows if row.pk != passage.pk]
    at = min(max(position, 1), len(rows)) - 1
    if passage.archived_at is not None or rows[at].pk == passage.pk:
        return
    others.insert(at, passage)
    for number, row in enumerate(others, start=1):
        row.position = number
    type(passage).objects.bulk_update(others, ["position"])
    passage.save_as(Revision.Act.MOVED, by, ["position"])
