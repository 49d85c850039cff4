"""Two versions of the text beside each other: which passages changed, and how."""

from dataclasses import dataclass
from functools import cached_property

from contracts.history import Names, key_of, sentence, way_back
from contracts.models import Contract, Revision
from contracts.versions.rewording import Rewording
from contracts.versions.texts import (
    FACTS,
    Key,
    Then,
    owner_of,
    passages_in_order,
    text_at,
)
from programmes.access import Access

#: What a contract says of itself before anybody changed it (``Contract.save_facts``).
AS_IT_BEGAN = "Paraphes au bas de chaque page : oui"


@dataclass(frozen=True)
class PassageCompared:
    """One passage in two versions; ``said`` tells who made it so, and when."""

    before: Then | None
    after: Then
    title: str
    said: str
    take_again: str  # where its words of before are taken again, for who may

    @property
    def stood(self):
        return self.before is not None and self.before.stood

    @property
    def is_added(self):
        return self.after.stood and not self.stood

    @property
    def is_removed(self):
        return self.stood and not self.after.stood

    @property
    def is_the_same(self):
        """Whether the text says it as it did, at the same place."""
        if self.stood != self.after.stood:
            return False
        moved = self.changes and self.after.words.act == Revision.Act.MOVED
        return self.rewording.is_letter_for_letter and not moved

    @property
    def changes(self):
        """How many changes there were between the two."""
        return self.after.changes - (self.before.changes if self.before else 0)

    @property
    def key(self):
        """« article-12 », by which the history filters."""
        return key_of(self.after.passage)

    @cached_property
    def rewording(self):
        return Rewording(
            self.before.words if self.stood else None,
            self.after.words if self.after.stood else None,
        )


@dataclass(frozen=True)
class Comparison:
    """What changed between two versions, in reading order, and what did not."""

    changed: list[PassageCompared]
    same: list[PassageCompared]


def comparison(
    contract: Contract, before: int, after: int, access: Access
) -> Comparison:
    """Compare two versions of the text, for one person; ``before`` comes first.

    The queries are the same however much has changed.
    """
    passages = passages_in_order(contract)
    was = text_at(contract, before, passages)
    now = text_at(contract, after, passages)
    names = Names(access)
    found = Comparison([], [])
    for key, then in now.items():
        one = _compared(key, was, now, then, access, names)
        if one.stood or then.stood:
            (found.same if one.is_the_same else found.changed).append(one)
    return found


def _compared(key, was, now, then, access, names):
    before = was.get(key)
    if key == FACTS and before is None:
        before = Then(None, Revision(text=AS_IT_BEGAN), 0, stood=True)
    stands = before if before and before.stood and not then.stood else then
    return PassageCompared(
        before,
        then,
        stands.title(access.programme.vocabulary),
        _said(key, was, now, names),
        way_back_from(before, access) if before else "",
    )


def way_back_from(before: Then, access: Access) -> str:
    """Return where the words of ``before`` are taken again, "" where they stand."""
    if before.passage is None or not before.stood:
        return ""
    return way_back(before.words, before.passage, access)


def _said(key: Key, was, now, names) -> str:
    """Return who changed a passage last and when, or what took it out with it."""
    while key is not None and key in now:
        then, before = now[key], was.get(key)
        if before is None or before.words.pk != then.words.pk:
            return sentence(then.words, names)
        key = owner_of(then.passage)
    return ""
