"""The commitments as everybody has read them, readings side by side, never averaged."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from contracts.models import Commitment, JoinedCommitment
from evaluation.models import CommitmentReading
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
    def differs(self):
        """Whether two groups saw it otherwise the last time that it was read."""
        seen = {one.seen for one in self.moments[-1][1]} if self.moments else set()
        return len(seen - {Seen.UNSAID}) > 1


@dataclass(frozen=True)
class Promises:
    """The commitments of one group."""

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
    readings, seen_by = _readings(programme, outside)
    found = [
        (by, Promise(text, tuple(readings.get(key, {}).items())))
        for by, key, text in _commitments(programme)
    ]
    lines = groupby(found, key=lambda one: one[0])
    told = [Promises(by, tuple(p for _by, p in group)) for by, group in lines]
    return told, seen_by


def tallies_of(counted):
    """Return the tallies of readings counted by moment and by what was seen."""
    moments = dict.fromkeys(moment for moment, _seen in counted)
    return [
        Tally(moment, tuple(counted[moment, seen.value] for seen in Seen))
        for moment in moments
    ]


def _commitments(programme):
    """Yield who promised, a key, and the words of each commitment that stands."""
    vocabulary = programme.vocabulary
    mine = Commitment.objects.filter(
        block__contract__programme=programme,
        archived_at=None,
        block__archived_at=None,
        block__article__archived_at=None,
    ).select_related("block__role_group")
    for one in mine.order_by("block__position", "block", "position", "pk"):
        yield one.block.role_group.title_in(vocabulary), ("own", one.pk), one.text
    joined = JoinedCommitment.objects.in_force().filter(accession__programme=programme)
    joined = joined.select_related("accession__partner__role_group")
    for one in joined.order_by("accession__number", "position", "pk"):
        group = one.accession.partner.role_group
        yield group.title_in(vocabulary), ("joined", one.pk), one.text


def _readings(programme, outside):
    """Return the readings by commitment and moment, and how many of each."""
    rows = CommitmentReading.objects.filter(
        evaluation__programme=programme,
        evaluation__archived_at=None,
        evaluation__held_on__isnull=False,
    ).select_related("evaluation", "role_group")
    few = _small_groups(programme) if outside else set()
    vocabulary, found, counted = programme.vocabulary, {}, Counter()
    ordered = rows.order_by("-evaluation__moment", "role_group__position", "pk")
    for one in ordered:
        moment = str(one.evaluation)
        counted[moment, one.seen] += 1
        key = (
            ("own", one.commitment_id)
            if one.commitment_id
            else ("joined", one.joined_id)
        )
        is_few = one.role_group_id in few
        by = _("other partners") if is_few else one.role_group.title_in(vocabulary)
        read = Read(
            by,
            one.seen,
            str(one.get_seen_display()),
            one.to_discuss,
            "" if outside else one.words,
        )
        moments = found.setdefault(key, {})
        moments[moment] = (*moments.get(moment, ()), read)
    return found, tallies_of(counted)


def _small_groups(programme):
    """Return the keys of the role groups that fewer than five partners make up.

    The participants read as a group and about the group, however few they are.
    """
    groups = programme.role_groups.exclude(kind=Kind.PARTICIPANT)
    partners = programme.partners.current().values_list("role_group", flat=True)
    sizes = Counter(partners)
    return {pk for pk in groups.values_list("pk", flat=True) if sizes[pk] < FEWEST}
