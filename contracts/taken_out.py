"""What was taken out of a text: listed, so that it can be brought back."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import FETCH_RAISE
from django.utils.translation import gettext as _

from contracts.history import name_of
from contracts.models import Commitment, Passage
from contracts.places import NOWHERE

NOUNS = {"article": "articles", "block": "groupes", "commitment": "engagements"}


@dataclass(frozen=True)
class TakenOut:
    """One passage that left the text while its place stays."""

    noun: str
    pk: int
    name: str
    text: str
    at: dt.datetime
    where: dict  # itself, as ``places.place_named`` says it
    place: dict  # {"block": 4}: where it stood


def taken_out(contract, access):
    """Return what this person may bring back, the latest first.

    What went with an article or a block is not named apart: it comes back with it.
    """
    commitments = Commitment.objects.archived().filter(
        block__contract=contract,
        block__archived_at=None,
        block__article__archived_at=None,
    )
    commitments = commitments.select_related("block__role_group")
    rows = []
    if contract.may_be_written_by(access):
        blocks = contract.blocks.archived().filter(article__archived_at=None)
        rows += contract.articles.archived().fetch_mode(FETCH_RAISE)
        rows += blocks.select_related("role_group").fetch_mode(FETCH_RAISE)
    else:
        mine = access.role_group_pks if contract.is_draft else ()
        commitments = commitments.filter(block__role_group__in=mine)
    rows += commitments.fetch_mode(FETCH_RAISE)
    rows.sort(key=lambda passage: passage.archived_at, reverse=True)
    words = access.programme.vocabulary
    return [_taken_out(passage, words) for passage in rows]


def _taken_out(passage, words):
    kind = passage._meta.model_name
    places = {
        "article": lambda: {"part": passage.part},
        "block": lambda: {"article": passage.article_id},
        "commitment": lambda: {"block": passage.block_id},
    }
    return TakenOut(
        NOUNS[kind],
        passage.pk,
        name_of(passage, words),
        getattr(passage, "text", ""),
        passage.archived_at,
        NOWHERE | {kind: passage.pk},
        places[kind](),
    )


def why_it_stays_out(passage: Passage) -> str:
    """Return why a passage cannot come back yet, or "" when it can."""
    if passage.has_its_place():
        return ""
    if passage._meta.model_name == "commitment":
        return _("Bring back the group of this commitment first.")
    if passage.article.archived_at is not None:
        return _("Bring back the article of this group first.")
    return _("This group has another block by now: take that one out first.")
