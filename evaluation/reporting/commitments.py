"""The commitments as everybody has read them, readings side by side, never averaged."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluation.models import CommitmentReading, Evaluation
from evaluation.promises import blocks_of, reading_groups
from evaluation.read_together import beside_one_another, gap_of
from programmes.counting import FEWEST
from programmes.models import Kind

Seen = CommitmentReading.Seen


@dataclass(frozen=True)
class Read:
    """How one group saw one commitment; ``words`` stay inside the group."""

    by: str
    seen: str
    label: str
    to_discuss: bool = False
    words: str = ""


@dataclass(frozen=True)
class Promise:
    """One commitment, and what was read of it, co-evaluation by co-evaluation."""

    text: str
    moments: tuple[tuple[str, tuple[Read, ...]], ...]

    @property
    def gap(self):
        """Say plainly who saw what the last time, where two groups saw it otherwise."""
        last = self.moments[-1][1] if self.moments else ()
        return gap_of((one.by, one.seen) for one in last)


@dataclass(frozen=True)
class Promises:
    """The commitments of one group, or of one partner who joined."""

    by: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class Tally:
    """How often commitments were seen so, at one moment; readings, never people."""

    moment: str
    counts: tuple[int, ...]  # in the order of ``Seen``


def promises_of(programme, *, outside):
    """Return the commitments by group, and how often each reading was given.

    Outside, the groups of fewer than five partners read as « other partners ».
    """
    blocks, groups = blocks_of(programme), reading_groups(programme)
    few = _small_groups(programme, groups) if outside else set()
    held = Evaluation.objects.held().filter(programme=programme).in_order()
    read = [(str(one), beside_one_another(one, blocks, groups)) for one in held]
    found = [
        Promises(
            block.title,
            tuple(
                Promise(one.text, tuple(_moments(one, read, few, outside)))
                for one in block.promises
            ),
        )
        for block in blocks
    ]
    return found, [
        _tally(*one) for one in read if any(p.given for p in one[1].promises)
    ]


def _moments(promise, read, few, outside):
    """Yield each moment at which a promise was read, with how each group saw it."""
    for moment, together in read:
        reads = tuple(
            Read(
                _("other partners") if group.pk in few else group.title,
                one.seen,
                str(one.get_seen_display()),
                one.to_discuss,
                "" if outside else one.words,
            )
            for group, one in together.of(promise.key).readings
            if one is not None
        )
        if reads:
            yield moment, reads


def _tally(moment, together):
    counted = Counter(one.seen for read in together.promises for one in read.given)
    return Tally(moment, tuple(counted[seen.value] for seen in Seen))


def _small_groups(programme, groups):
    """Return the keys of the role groups that fewer than five partners make up.

    The participants read as a group and about the group, however few they are.
    """
    partners = programme.partners.current().values_list("role_group", flat=True)
    sizes = Counter(partners)
    others = (one for one in groups if one.kind != Kind.PARTICIPANT)
    return {one.pk for one in others if sizes[one.pk] < FEWEST}
