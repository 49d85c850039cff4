"""What must always be true of the living text: its parts hold together."""

from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from contracts.invariants.naming import contract_named
from contracts.models import (
    Article,
    Block,
    Comment,
    Commitment,
    Revision,
    Section,
    Turn,
)
from programmes.soundness import Invariant, among, each, where


def blocks_are_of_one_contract():
    wrong = ~Q(article__contract=F("contract"))
    wrong |= ~Q(role_group__programme=F("contract__programme"))
    return among(Block.objects.select_related("contract"), wrong, contract_named)


def comments_are_of_one_contract():
    about_article = Q(article__isnull=False)
    about_commitment = Q(commitment__isnull=False)
    wrong = about_article & ~Q(article__contract=F("contract"))
    wrong |= about_commitment & ~Q(commitment__block__contract=F("contract"))
    wrong |= ~Q(role_group__programme=F("contract__programme"))
    return among(Comment.objects.select_related("contract"), wrong, contract_named)


def revisions_are_of_one_contract():
    rows = Revision.objects.select_related("contract")
    ways = ("section", "article", "block", "commitment__block")
    wrong = Q()
    for way in ways:
        passage = way.partition("__")[0]
        is_of_it = Q(**{f"{way}__contract": F("contract")})
        wrong |= Q(**{f"{passage}__isnull": False}) & ~is_of_it
    return among(rows, wrong, contract_named)


def revisions_are_not_ahead():
    wrong = Q(text_version__gt=F("contract__text_version"))
    return among(Revision.objects.select_related("contract"), wrong, contract_named)


def turns_are_of_one_contract():
    turns = Turn.objects.select_related("ceremony__contract")
    wrong = ~Q(block__contract=F("ceremony__contract"))
    return among(
        turns, wrong, lambda turn: where(turn, turn.ceremony.contract.reference)
    )


def frozen_passages_are_as_saved():
    """Under a frozen text, each passage still says what its last change saved.

    Whoever wrote in it past the acts has left no change in the history.
    """
    for rows, way in (
        (Section.objects.select_related("contract"), "contract"),
        (Article.objects.select_related("contract"), "contract"),
        (Block.objects.select_related("contract"), "contract"),
        (Commitment.objects.select_related("block__contract"), "block__contract"),
    ):
        frozen = rows.exclude(**{f"{way}__programme__frozen_at": None})
        yield from each(_with_last_saved(frozen), _is_as_saved, _passage_named)


def _with_last_saved(rows):
    """Add ``saved_heading``, ``saved_text`` and ``saved_clause`` to each passage."""
    name = rows.model._meta.model_name
    last = Revision.objects.filter(**{name: OuterRef("pk")}).order_by("-pk")
    return rows.annotate(
        **{
            f"saved_{word}": Subquery(last.values(word)[:1])
            for word in ("heading", "text", "clause")
        }
    )


def _is_as_saved(passage):
    return all(
        getattr(passage, f"saved_{word}") in (said, None)
        for word, said in passage.wording().items()
    )


def _passage_named(passage):
    return where(passage, passage.contract_of_record.reference)


INVARIANTS = (
    Invariant(
        _("Each block is under an article, and for a group, of its own contract"),
        blocks_are_of_one_contract,
    ),
    Invariant(
        _("Each comment is about a passage, and of a group, of its own contract"),
        comments_are_of_one_contract,
    ),
    Invariant(
        _("Each change in the history is of a passage of its own contract"),
        revisions_are_of_one_contract,
    ),
    Invariant(
        _("No change in the history is of a version still to come"),
        revisions_are_not_ahead,
    ),
    Invariant(
        _("Each turn to read is of a block of the same contract"),
        turns_are_of_one_contract,
    ),
    Invariant(
        _("The passages of a frozen text say what was saved last"),
        frozen_passages_are_as_saved,
    ),
)
