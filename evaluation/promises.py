"""Everything that was promised in a programme, as it is looked at again together.

The commitments of the contract come in its order, then those of the accessions that are
signed (domain 5.7). Three things are no matter for a reading: what partners to come will
promise, for nobody has promised it yet; what one person alone promises when joining, for
a reading is of a group and never of a person (domain 7.3); and what was taken out.
"""

from dataclasses import dataclass

from django.db.models import Q

from contracts.aloud import AT_ONCE, spoken
from contracts.composition import named_partners
from contracts.marks import Values
from contracts.models import Accession, Commitment, JoinedCommitment
from contracts.paper import Paragraph
from contracts.thread import cited_by
from contracts.voice import aloud
from evaluation.models.readings import may_read
from programmes.models import Kind, RoleGroup, Voice

JOINED = "a"


@dataclass(frozen=True)
class Promise:
    """One commitment, as its group says it.

    ``key`` names it in addresses and forms: « 12 » in the contract, « a3 » for who
    joined. ``number`` is its place in its block, ``place`` its place among all.
    """

    row: Commitment | JoinedCommitment
    group: RoleGroup
    voice: str
    number: int
    place: int
    spans: Paragraph

    @property
    def key(self):
        return key_of(self.row)

    @property
    def text(self):
        return "".join(span.text for span in self.spans)

    @property
    def clause(self):
        return self.row.clause

    @property
    def spoken(self) -> Paragraph:
        """The sentence as it is heard: « Je m’engage à écouter les autres. »"""
        return spoken(self.voice, self.spans)

    @property
    def is_long(self):
        """Whether the words need smaller letters to be seen at once in the room."""
        return len(self.text) > AT_ONCE

    @property
    def is_joined(self):
        return isinstance(self.row, JoinedCommitment)

    @property
    def speaks_of_itself(self):
        return self.voice == Voice.JE

    def may_be_read_by(self, group):
        """« Je » by the participants as a group; « nous » by whoever is there.

        Partners to come read nothing, but what one of them promised when joining.
        """
        if group.kind == Kind.FUTURE:
            return self.is_joined and group == self.group
        return may_read(group, self.voice)


@dataclass(frozen=True)
class PromiseBlock:
    """What one group, or one partner who joined, promises under one lead-in.

    ``joined`` is the accession, None for a block of the contract.
    """

    title: str
    group: RoleGroup
    lead_in: Paragraph
    promises: tuple[Promise, ...]
    joined: Accession | None = None

    @property
    def key(self):
        return f"{JOINED}{self.joined.pk}" if self.joined else str(self.group.pk)


def key_of(row):
    """Return the key of a commitment of the contract, or of who joined."""
    return f"{JOINED}{row.pk}" if isinstance(row, JoinedCommitment) else str(row.pk)


def of_promise(row):
    """Return the field and the row by which a reading names its promise."""
    return {"joined" if isinstance(row, JoinedCommitment) else "commitment": row}


def blocks_of(programme) -> list[PromiseBlock]:
    """Return what was promised, block by block; the queries are as many for any text.

    Those for the partners are spared where no sentence names one.
    """
    values = Values(programme, named_partners(programme))
    found = _in_the_contract(programme, values)
    return [*found, *_in_accessions(programme, values, sum_of(found))]


def promises_of(programme) -> list[Promise]:
    """Return every promise in its order, without the blocks."""
    return [one for block in blocks_of(programme) for one in block.promises]


def sum_of(blocks):
    return sum(len(block.promises) for block in blocks)


def reading_groups(programme):
    """Return the role groups that look back, in their order.

    Partners to come do not, until one of them has joined.
    """
    joined = Accession.objects.in_force().filter(programme=programme)
    there = ~Q(kind=Kind.FUTURE) | Q(pk__in=joined.values("partner__role_group"))
    found = list(programme.role_groups.filter(there).order_by("position", "pk"))
    for group in found:
        group.programme = programme
    return found


def _in_the_contract(programme, values):
    by_block = {}
    rows = cited_by(programme).exclude(block__role_group__voice=Voice.S_ENGAGERONT)
    for row in rows.order_by(
        "block__article__part",
        "block__article__position",
        "block__position",
        "block",
        "position",
        "pk",
    ):
        by_block.setdefault(row.block_id, []).append(row)
    found = []
    for rows in by_block.values():
        block = rows[0].block
        group = block.role_group
        group.programme = programme
        lead_in = values.fill(block.lead_in or group.lead)
        promises = _promises(rows, group, group.voice, values, sum_of(found))
        found.append(PromiseBlock(group.title, group, lead_in, promises))
    return found


def _in_accessions(programme, values, before):
    by_accession = {}
    rows = JoinedCommitment.objects.in_force().filter(
        accession__programme=programme, accession__voice=Voice.NOUS
    )
    rows = rows.select_related("accession__partner__role_group")
    for row in rows.order_by("accession__number", "position", "pk"):
        by_accession.setdefault(row.accession_id, []).append(row)
    found = []
    for rows in by_accession.values():
        accession = rows[0].accession
        partner, group = accession.partner, accession.partner.role_group
        group.programme = programme
        # Who is no participant joins under a name that the contract may say.
        named = group.kind != Kind.PARTICIPANT
        place = before + sum_of(found)
        promises = _promises(rows, group, accession.voice, values, place)
        found.append(
            PromiseBlock(
                partner.name if named else group.title,
                group,
                values.fill(accession.lead_in or f"{aloud(accession.voice)} :"),
                promises,
                accession,
            )
        )
    return found


def _promises(rows, group, voice, values, before):
    return tuple(
        Promise(
            row,
            group,
            voice,
            number,
            before + number,
            values.fill(row.text, row.clause),
        )
        for number, row in enumerate(rows, start=1)
    )
