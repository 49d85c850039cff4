"""Commenting a passage: what a group says of it, and what becomes of it.

An answer never touches the words; accepting does, in one transaction with the decision,
so that no proposal is ever half accepted.
"""

import hashlib
import unicodedata

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.models import Comment
from contracts.models.contract import WRITERS, Refusal

Decision = Comment.Decision


class NoLongerWaiting(Refusal):
    """Somebody answered meanwhile, or the comment was taken back."""

    def __init__(self):
        super().__init__(
            _("Somebody answered meanwhile, or the comment was taken back."), "over"
        )


class HasChanged(Refusal):
    """The comment, or the passage that it is about, is no longer what was read."""

    def __init__(self):
        super().__init__(_("The words have changed since you read them."), "changed")


def groups_of(access):
    """Return the role groups in whose name this person may speak, in order.

    Coordinators and facilitators enter what any group says; the others speak for
    the group of their own partner.
    """
    groups = access.programme.role_groups.order_by("position", "pk")
    return (
        groups if access.has(*WRITERS) else groups.filter(pk__in=access.role_group_pks)
    )


def digest_of(words):
    """Return a digest of words, the same when a browser has sent them back untouched."""
    lines = unicodedata.normalize("NFC", words).splitlines()
    return hashlib.sha256("\n".join(lines).strip().encode()).hexdigest()


def take_back(comment):
    """Put a comment out of sight; its author can bring it back.

    Raises ``NoLongerWaiting`` when somebody has just answered it.
    """
    waiting = Comment.objects.waiting().filter(pk=comment.pk)
    if not waiting.update(archived_at=timezone.now(), version=F("version") + 1):
        raise NoLongerWaiting


def bring_back(comment):
    """Let a comment wait for an answer again."""
    taken_back = Comment.objects.filter(pk=comment.pk, archived_at__isnull=False)
    taken_back.update(archived_at=None, version=F("version") + 1)


@transaction.atomic
def answer(comment, decision, words, by, *, read, passage=None, at=None):
    """Keep what ``by`` answers to ``comment``: a ``Comment.Decision`` and ``words``.

    ``read`` is the version of the comment that was read. To accept its proposal,
    ``passage`` is the form, bound and valid, that saves the passage with those words.
    ``at`` is the instant, now unless the demo tells its story. Raises
    ``NoLongerWaiting``, ``HasChanged`` when comment or passage is another by now, and
    ``TextIsFrozen`` when the words can no longer be taken in.
    """
    comment.contract.hold()
    settled = {"decision": decision, "answer": words, "answered_by": by}
    if decision == Decision.ACCEPTED:
        settled["about"] = passage.initial["text"]
        if not passage.save_version(by):
            raise HasChanged
    settled |= {"answered_at": at or timezone.now(), "version": F("version") + 1}
    waiting = Comment.objects.waiting().filter(pk=comment.pk)
    if not waiting.filter(version=read).update(**settled):
        raise HasChanged if waiting.exists() else NoLongerWaiting
