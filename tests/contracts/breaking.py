"""One way to break each invariant of the contracts, past every act and trigger."""

import datetime as dt
import hashlib
import json
import os

from contracts.invariants import (
    dates,
    files,
    lines,
    passages,
    prints,
    signatures,
    texts,
)
from contracts.models import (
    Agreement,
    Article,
    Block,
    Ceremony,
    Comment,
    ContractCopy,
    CopyPrint,
    FrozenName,
    FrozenPiece,
    FrozenVersion,
    Revision,
    Scan,
    Signature,
    SigningNote,
    Turn,
)
from contracts.signing import scans
from programmes import journal
from programmes.models import Event, Partner, Programme
from workshops.models import Session

YESTERDAY = dt.date(2020, 1, 1)


def change(rows, **values):
    """Change the last of ``rows`` past every act, as a raw UPDATE would."""
    row = rows.order_by("-pk").first()
    assert rows.model.objects.filter(pk=row.pk).update(**values) == 1


def rewrite(version, change_content):
    """Alter the frozen text and give it the digest of what it says by then."""
    content = json.loads(version.canonical)
    change_content(content)
    text = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    FrozenVersion.objects.filter(pk=version.pk).update(canonical=text, digest=digest)


def flip(model):
    row = model.objects.order_by("-pk").first()
    body = bytearray(row.body)
    body[len(body) // 2] ^= 1
    change(model.objects, body=bytes(body))


def flip_text(version):
    text = version.canonical.replace("Le mot qui manquait", "Le mot qui manquais")
    assert text != version.canonical
    FrozenVersion.objects.filter(pk=version.pk).update(canonical=text)


def space_out(version):
    text = json.dumps(json.loads(version.canonical), ensure_ascii=False, sort_keys=True)
    FrozenVersion.objects.filter(pk=version.pk).update(canonical=text)


def say_otherwise(kind, **facts):
    """Slip a line of this kind into the journal, of something that is in no row."""
    programme = Programme.objects.get(contract__reference="RIV-2025-01")
    journal.record(programme, kind, None, **facts)


def forget(kind):
    Event.objects.filter(kind=kind).order_by("-pk").first().delete()


def scan():
    return Scan.objects.select_related("copy").first()


def leave_a_file():
    """Leave a file that was cut an hour ago."""
    path = scans.folder() / "RIV-2025-01.part"
    path.write_bytes(b"half")
    os.utime(path, (0, 0))


def stranger():
    """Return a partner of the other programme."""
    return Partner.objects.exclude(programme__territory__code="RIV").get()


def other(model):
    """Return a row of the other contract."""
    return model.objects.exclude(contract__reference="RIV-2025-01").first()


RIV = {"territory__code": "RIV"}
OURS = {"contract__reference": "RIV-2025-01"}
BREAKS = {
    texts.texts_give_their_digest: flip_text,
    texts.texts_are_canonical: space_out,
    texts.texts_say_whose_they_are: lambda version: rewrite(
        version, lambda content: content.update(reference="RIV-2025-02")
    ),
    texts.texts_thaw: lambda version: rewrite(
        version, lambda content: content["cells"][0].pop("token")
    ),
    texts.names_are_behind_their_leaves: lambda version: change(
        FrozenName.objects, salt="0" * 32
    ),
    texts.versions_are_numbered_by_the_text: lambda version: change(
        FrozenVersion.objects, number=version.number + 9
    ),
    prints.pieces_give_their_digest: lambda version: flip(FrozenPiece),
    prints.copies_give_their_digest: lambda version: flip(CopyPrint),
    prints.prints_are_those_of_the_journal: lambda version: FrozenPiece.objects.filter(
        name=FrozenPiece.PRINT
    ).delete(),
    prints.logos_are_those_of_the_journal: lambda version: change(
        FrozenPiece.objects.exclude(name=FrozenPiece.PRINT), digest="0" * 64
    ),
    prints.copies_printed_are_in_the_journal: lambda version: change(
        CopyPrint.objects, digest="0" * 64
    ),
    prints.copies_are_of_the_programme: lambda version: change(
        ContractCopy.objects, partner=stranger()
    ),
    prints.copies_bear_their_reference: lambda version: change(
        ContractCopy.objects, reference="RIV-2025-01-09"
    ),
    signatures.signatures_are_of_their_text: lambda version: change(
        Signature.objects, digest="0" * 64
    ),
    signatures.signatures_are_of_the_programme: lambda version: change(
        Signature.objects, partner=stranger()
    ),
    signatures.signatures_have_their_place: lambda version: change(
        Signature.objects, token="P9"
    ),
    signatures.signatures_are_of_a_day_between: lambda version: change(
        Signature.objects, signed_on=YESTERDAY
    ),
    signatures.notes_are_on_those_who_have_not_signed: lambda version: change(
        SigningNote.objects, token="P1"
    ),
    files.scans_have_their_file: lambda version: scans.path_of(scan()).unlink(),
    files.scans_give_their_digest: lambda version: scans.path_of(scan()).write_bytes(
        b"another"
    ),
    files.files_have_their_scan: lambda version: leave_a_file(),
    files.scans_are_those_of_the_journal: lambda version: change(
        Scan.objects, digest="0" * 64
    ),
    files.scans_put_away_are_those_of_the_journal: lambda version: change(
        Scan.objects.exclude(archived_at=None), archived_at=None
    ),
    lines.freezings: lambda version: forget("frozen"),
    lines.annexes: lambda version: rewrite(
        version, lambda content: content["annexes"][0].update(title="Autres mots")
    ),
    lines.copies: lambda version: change(
        ContractCopy.objects, partner=version.contract.programme.partners.last()
    ),
    lines.reopenings: lambda version: change(
        FrozenVersion.objects.exclude(reopened_at=None), reason="Autre chose."
    ),
    lines.signings: lambda version: change(Signature.objects, signed_on=YESTERDAY),
    lines.strikings: lambda version: forget("struck_out"),
    lines.readings: lambda version: forget("reading_removed"),
    lines.agreements: lambda version: change(Agreement.objects, agreed_on=YESTERDAY),
    dates.frozen_when_a_version_stands: lambda version: change(
        Programme.objects.filter(**RIV),
        frozen_at=None,
        effective_on=None,
        amended_months=None,
    ),
    dates.effective_as_printed: lambda version: change(
        Programme.objects.filter(**RIV), effective_on=YESTERDAY
    ),
    dates.effective_as_noted: lambda version: say_otherwise(
        "ceremony_closed", effective_on="2020-01-01"
    ),
    dates.effective_when_closed: lambda version: change(
        Ceremony.objects, closed_at=None, closed_by=None
    ),
    dates.ceremonies_have_their_session: lambda version: change(
        Session.objects, kind=Session.Kind.GROUP
    ),
    dates.ceremonies_are_on_the_day_planned: lambda version: change(
        Session.objects, day=None
    ),
    passages.blocks_are_of_one_contract: lambda version: change(
        Block.objects.filter(**OURS), article=other(Article)
    ),
    passages.comments_are_of_one_contract: lambda version: change(
        Comment.objects, article=other(Article)
    ),
    passages.revisions_are_of_one_contract: lambda version: change(
        Revision.objects.filter(**OURS).exclude(article=None), article=other(Article)
    ),
    passages.revisions_are_not_ahead: lambda version: change(
        Revision.objects.filter(**OURS), text_version=999
    ),
    passages.turns_are_of_one_contract: lambda version: change(
        Turn.objects, block=other(Block)
    ),
    passages.frozen_passages_are_as_saved: lambda version: change(
        Article.objects.filter(**OURS), text="Autre chose."
    ),
}
