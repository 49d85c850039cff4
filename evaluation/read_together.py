"""The readings of the commitments side by side: for the page, the room and the report.

Nothing is summed up in one word, averaged or ranked: each group's reading stands beside
the others', and where they differ it is said plainly (domain 7.3).
"""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from contracts.mentions import sessions_known
from evaluation.models import CommitmentReading
from evaluation.promises import (
    Promise,
    PromiseBlock,
    blocks_of,
    of_promise,
    reading_groups,
)

Seen = CommitmentReading.Seen
#: What is a look at the commitment; who does not say contradicts nobody.
LOOKS = (Seen.KEPT, Seen.IN_PART, Seen.NOT_YET)


def gap_of(reads):
    """Say who sees a promise how, among pairs of a name and a look; "" where all agree.

    Who does not say contradicts nobody; two small groups that share a name are told once.
    """
    found = {look: {} for look in LOOKS}
    for name, seen in reads:
        if seen in found:
            found[seen][name] = None
    looks = [(look, names) for look, names in found.items() if names]
    if len(looks) < 2:
        return ""
    one = _("“%(look)s” for %(groups)s")
    said = [
        one % {"look": look.label, "groups": ", ".join(names)} for look, names in looks
    ]
    return _("%(said)s: to look at together.") % {"said": " · ".join(said)}


@dataclass(frozen=True)
class ReadPromise:
    """One promise and how each group reads it.

    ``readings`` holds each group with its reading, or None; a group that may not read
    it, for it says « je », is not among them.
    """

    promise: Promise
    readings: tuple[tuple, ...]

    @property
    def given(self):
        """The readings that there are."""
        return [one for _group, one in self.readings if one is not None]

    @property
    def to_discuss(self):
        """The groups that ask to look at it again together."""
        return [group for group, one in self.readings if one and one.to_discuss]

    @property
    def differs(self):
        """Whether two groups see it otherwise: a gap of perception."""
        return bool(self.gap)

    @cached_property
    def gap(self):
        """Say plainly who sees what, where they differ; "" where they do not."""
        return gap_of((group.title, one.seen) for group, one in self.readings if one)


@dataclass(frozen=True)
class ReadBlock:
    """A block of promises, each with its readings; ``groups`` are those that may read."""

    block: PromiseBlock
    groups: tuple
    promises: tuple[ReadPromise, ...]


@dataclass(frozen=True)
class Progress:
    """How many promises a group has read, among those that it may read."""

    group: object
    number: int
    total: int

    @property
    def is_begun(self):
        return self.number > 0


@dataclass(frozen=True)
class ReadTogether:
    """All promises of a co-evaluation with all their readings."""

    groups: tuple
    blocks: tuple[ReadBlock, ...]

    @property
    def promises(self):
        return [one for block in self.blocks for one in block.promises]

    @property
    def to_discuss(self):
        """The promises that a group wants to look at again together."""
        return [one for one in self.promises if one.to_discuss]

    @property
    def gaps(self):
        """The promises that two groups see otherwise."""
        return [one for one in self.promises if one.differs]

    @property
    def unread(self):
        """The promises that nobody has read."""
        return [one for one in self.promises if not one.given]

    @property
    def progress(self):
        """How far each group has come, in counts."""
        found = []
        for group in self.groups:
            mine = [
                reading
                for one in self.promises
                for reader, reading in one.readings
                if reader == group
            ]
            read = sum(reading is not None for reading in mine)
            found.append(Progress(group, read, len(mine)))
        return found

    def of(self, key):
        """Return the promise of this key, or None."""
        return next((one for one in self.promises if one.promise.key == key), None)


def read_together(evaluation, access=None) -> ReadTogether:
    """Return the readings of one co-evaluation, whoever asks: views choose who may.

    For the person of ``access``, each has its ``known_sessions``: those that show it,
    as far as this person knows of them.
    """
    programme = evaluation.programme
    groups, blocks = reading_groups(programme), blocks_of(programme)
    return beside_one_another(evaluation, blocks, groups, access)


def beside_one_another(evaluation, blocks, groups, access=None) -> ReadTogether:
    """Return the same, of promises and groups that are known already; one query."""
    known = readings_of(evaluation, access)
    return ReadTogether(
        tuple(groups), tuple(_read_block(block, groups, known) for block in blocks)
    )


def read_alone(evaluation, key, blocks, groups):
    """Return the promise of this key with its readings, or None; one query."""
    places = [(block, one) for block in blocks for one in block.promises]
    found = next(((block, one) for block, one in places if one.key == key), None)
    if found is None:
        return None
    block, promise = found
    rows = evaluation.readings.filter(**of_promise(promise.row))
    known = {(key, one.role_group_id): one for one in rows}
    return _read_promise(promise, _readers(block, groups), known)


def readings_of(evaluation, access=None):
    """Return the readings by the promise's key and the group's; see ``read_together``."""
    rows = list(evaluation.readings.all())
    if access is not None:
        _find_sessions(rows, evaluation, access)
    return {(key_of_reading(one), one.role_group_id): one for one in rows}


def _find_sessions(rows, evaluation, access):
    """Give each reading its ``known_sessions``; most have none, which costs one query."""
    links = CommitmentReading.sessions.through.objects
    links = links.filter(commitmentreading__evaluation=evaluation)
    shows = set(links.values_list("commitmentreading", "session"))
    known = sessions_known(access, {session for _reading, session in shows})
    for one in rows:
        one.known_sessions = [
            session for pk, session in known.items() if (one.pk, pk) in shows
        ]


def key_of_reading(reading):
    """Return the key of the promise that a reading is of, without asking for it."""
    if reading.commitment_id is not None:
        return str(reading.commitment_id)
    return f"a{reading.joined_id}"


def _read_block(block, groups, known):
    may = _readers(block, groups)
    promises = (_read_promise(one, may, known) for one in block.promises)
    return ReadBlock(block, may, tuple(promises))


def _readers(block, groups):
    """Return the groups that may read something of a block."""
    return tuple(
        group
        for group in groups
        if any(one.may_be_read_by(group) for one in block.promises)
    )


def _read_promise(promise, readers, known):
    readings = ((group, known.get((promise.key, group.pk))) for group in readers)
    return ReadPromise(promise, tuple(readings))
