"""What the contract keeps about a person, and how it forgets her (trust 6.1, 6.2).

The frozen text names no participant, so that no digest moves: names behind tokens, named
copies and the pictures of the signed paper go, and the dated fact of a signature stays.
"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from contracts.act_text import reference_of
from contracts.models import (
    Accession,
    ActName,
    ActPrint,
    ActSignature,
    Agreement,
    Amendment,
    AmendmentAccord,
    Article,
    Block,
    Ceremony,
    Comment,
    Commitment,
    CommitmentMention,
    ContractCopy,
    CopyPrint,
    EasyArticle,
    EasyCheck,
    FrozenName,
    FrozenPiece,
    FrozenVersion,
    JoinedCommitment,
    Note,
    Reading,
    Revision,
    Scan,
    Section,
    Signature,
    SigningNote,
    Thing,
    Turn,
)
from contracts.signing.scans import SHELF
from programmes.declaring import EXPORT, PART, WORK
from programmes.uploads import EXTENSIONS


def _of(model, path="partner"):
    return lambda person: model.objects.filter(**{path: person.partner})


DECLARED = {
    ContractCopy: EXPORT(
        _("Your copy of the contract"),
        _of(ContractCopy),
        {"reference": "", "printed_at": "", "returned_on": ""},
    ),
    CopyPrint: EXPORT(
        _("The prints of your copy, joined to this file"),
        _of(CopyPrint, "copy__partner"),
        {
            "copy.reference": _("reference"),
            "made_at": _("made on"),
            "replaced_at": _("replaced on"),
        },
    ),
    Scan: EXPORT(
        _("The pictures of your signed copy, joined to this file"),
        _of(Scan, "copy__partner"),
        {"copy.reference": _("reference"), "added_at": ""},
    ),
    Signature: EXPORT(
        _("Your signature"),
        _of(Signature),
        {
            "version.contract.reference": _("reference"),
            "signed_on": "",
            "recorded_at": "",
            "struck_at": "",
            "struck_because": "",
        },
    ),
    SigningNote: EXPORT(
        _("A working note on your signature"), _of(SigningNote), {"says": _("noted")}
    ),
    FrozenName: EXPORT(
        _("Your name behind the frozen text"),
        _of(FrozenName),
        {"token": _("mark in the text"), "value": _("what stands for it")},
    ),
    ActName: EXPORT(
        _("Your name behind a later act"),
        _of(ActName),
        {"token": _("mark in the text"), "value": _("what stands for it")},
    ),
    ActSignature: EXPORT(
        _("Your signature on a later act"),
        _of(ActSignature),
        {"signed_on": "", "recorded_at": "", "struck_at": "", "struck_because": ""},
    ),
    ActPrint: EXPORT(
        _("The print of your accession, joined to this file"),
        _of(ActPrint, "accession__partner"),
        {"accession.number": _("number"), "made_at": _("made on")},
    ),
    Accession: EXPORT(
        _("Your accession"),
        _of(Accession),
        {"number": "", "lead_in": _("how it begins"), "signed_on": ""},
    ),
    JoinedCommitment: EXPORT(
        _("What you commit to by your accession"),
        _of(JoinedCommitment, "accession__partner"),
        {"text": ""},
    ),
    Comment: EXPORT(
        _("What you said about the text"),
        lambda person: Comment.objects.filter(
            contract__programme=person.programme, written_by__in=person.users
        ),
        {
            "text": "",
            "proposal": _("proposed words"),
            "said_on": "",
            "written_at": _("written on"),
            "answer": "",
        },
    ),
    Agreement: WORK,
    Amendment: WORK,
    AmendmentAccord: PART,
    Article: WORK,
    Block: WORK,
    Ceremony: WORK,
    Commitment: WORK,
    CommitmentMention: PART,
    EasyArticle: WORK,
    EasyCheck: WORK,
    FrozenPiece: PART,
    FrozenVersion: WORK,
    Note: WORK,
    Reading: WORK,
    Revision: WORK,
    Section: WORK,
    Thing: PART,
    Turn: PART,
}


def files_of(person):
    """Yield name and bytes of each paper that bears her name, prints first."""
    prints = CopyPrint.objects.filter(copy__partner=person.partner)
    for number, one in enumerate(prints.select_related("copy").order_by("pk"), start=1):
        yield f"{one.copy.reference}-{number}.pdf", bytes(one.body)
    scans = Scan.objects.filter(copy__partner=person.partner)
    for number, scan in enumerate(scans.select_related("copy").order_by("pk"), start=1):
        if not SHELF.is_missing(scan):
            name = f"{scan.copy.reference}-scan-{number}.{EXTENSIONS[scan.mime]}"
            yield name, SHELF.path_of(scan).read_bytes()
    acts = _acts_of(person.partner).select_related("accession__contract")
    for one in acts.order_by("pk"):
        yield f"{reference_of(one.accession)}.pdf", bytes(one.body)


def _acts_of(partner):
    """The prints of the act by which she joined: they bear her name."""
    return ActPrint.objects.filter(accession__partner=partner)


def erase(person, by):
    """Delete what names her, and the act that she had not come to sign.

    Her comments stay without an author, as the group's.
    """
    Accession.objects.filter(partner=person.partner, sealed_at=None).delete()
    Comment.objects.filter(
        contract__programme=person.programme, written_by__in=person.users
    ).update(written_by=None)
    forget_proof(person.partner)


def forget_proof(partner):
    """Delete the names behind tokens, the named copies and the scanned pictures.

    The rows of the scans stay with their digests, as do the copies, the acts and the
    signatures: they name nobody. The files go once all of it is written.
    """
    FrozenName.objects.filter(partner=partner).delete()
    ActName.objects.filter(partner=partner).delete()
    _acts_of(partner).delete()
    CopyPrint.objects.filter(copy__partner=partner).delete()
    SigningNote.objects.filter(partner=partner).delete()
    names = Scan.objects.filter(copy__partner=partner).values_list("file", flat=True)
    for name in names:
        transaction.on_commit(lambda name=name: SHELF.remove(name))


def has_proof(partner):
    """Whether a paper that bears the person's name is kept, or the name behind it."""
    rows = (
        CopyPrint.objects.filter(copy__partner=partner),
        FrozenName.objects.filter(partner=partner),
        ActName.objects.filter(partner=partner),
        SigningNote.objects.filter(partner=partner),
        _acts_of(partner),
    )
    if any(one.exists() for one in rows):
        return True
    scans = Scan.objects.filter(copy__partner=partner)
    return any(not SHELF.is_missing(scan) for scan in scans)
