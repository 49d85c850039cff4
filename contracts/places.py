"""How addresses and pages name the passages of a contract."""

from django.urls import reverse

from contracts.models import Article, Block, Commitment, Section

#: How addresses call each kind of passage.
NOUNS = {"articles": Article, "engagements": Commitment, "groupes": Block}

KINDS = tuple(kind._meta.model_name for kind in NOUNS.values())

#: No place. Each kind has its key, for templates ask at every passage: an answer is
#: quicker than a key that is not there.
NOWHERE = {"section": None} | dict.fromkeys(KINDS)


def place_of(passage):
    """Return kind and key of a passage, by which templates and anchors know it."""
    key = passage.kind if isinstance(passage, Section) else passage.pk
    return passage._meta.model_name, key


def anchor_of(passage):
    """Return « article-12 », the passage's id on the page."""
    return "-".join(map(str, place_of(passage)))


def address_of(passage, **query):
    """Return the write page at ``passage``; ``query`` says what was just done there."""
    slug = passage.contract_of_record.programme.slug
    return reverse(
        "contracts:write", args=[slug], query=query, fragment=anchor_of(passage)
    )


def take_again_address(passage, revision_pk):
    """Return the page where ``passage`` takes the words of an earlier revision."""
    slug, (kind, key) = passage.contract_of_record.programme.slug, place_of(passage)
    if kind == "section":
        return reverse("contracts:section_take_again", args=[slug, key, revision_pk])
    noun = dict(zip(KINDS, NOUNS, strict=True))[kind]
    return reverse("contracts:passage_take_again", args=[slug, noun, key, revision_pk])


def of_contract(passage, contract):
    """Tell ``passage`` its contract, which is then not asked for again."""
    owner = passage.block if isinstance(passage, Commitment) else passage
    owner.contract = contract


def undo_address(passage):
    """Return the write page where it offers to bring ``passage`` back."""
    slug = passage.contract_of_record.programme.slug
    query = {"retire": anchor_of(passage)}
    return reverse("contracts:write", args=[slug], query=query, fragment="undo")


def place_named(word):
    """Return the place called « article-12 », ``NOWHERE`` for an unknown word."""
    kind, _dash, key = word.partition("-")
    if kind == "section" and key in Section.Kind:
        return NOWHERE | {kind: key}
    if kind in KINDS and key.isascii() and key.isdecimal() and len(key) < 18:
        return NOWHERE | {kind: int(key)}
    return NOWHERE


def shelf_for(passage):
    """Return the key of the library's shelf that serves where ``passage`` stands."""
    if isinstance(passage, Article):
        return f"partie-{passage.part}"
    if isinstance(passage, Commitment):
        return f"groupe-{passage.block_id}"
    return f"groupe-{passage.pk}" if isinstance(passage, Block) else ""
