"""Sealing: the prints of a frozen text, made once and kept as bytes.

The text is frozen first, and that binds; the prints come after it, outside any
transaction, from the text as it was frozen. What fails leaves nothing half made, and
is made again from the same text (trust 3.8). From then on every copy is reprinted from
its bytes, never set anew (style 4.5).
"""

import hashlib
import logging

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts import canonical
from contracts.models import CopyPrint, FrozenPiece, FrozenVersion
from contracts.prints import copies
from contracts.prints.kinds import Kind
from contracts.prints.pdf import Copy, note_pages
from contracts.thawing import paper_as_frozen
from programmes import journal, printing

TRIES = 3
PDF = "application/pdf"

logger = logging.getLogger("csm.printing")


def press(version, by=None, *, at=None):
    """Make and keep the prints of a frozen version that are not kept yet.

    They are the print without a name, and the copy of each participant. The journal
    says who has them made, ``by``, and ``at`` what instant: now, unless the demo tells
    its story. To be called outside any transaction: it takes as long as a print.
    Raises ``NotPrinted``, with the reason in words, when nothing could be made
    after ``TRIES`` tries; what is kept by then stays, and the next call goes on.
    """
    for left in reversed(range(TRIES)):
        try:
            with printing.one_at_a_time(version.contract.reference):
                _press(version, by, at or timezone.now())
            return
        except printing.NotPrinted:
            raise  # It would be so again.
        except printing.PdfRefused as error:
            said = _("A picture could not be printed. Look at the logos.")
            raise printing.NotPrinted(said) from error
        except Exception as error:  # Whatever fails, the text is frozen and stays so.
            logger.exception("prints of version %s not made", version.pk)
            if not left:
                said = _("It failed several times. Try again later.")
                raise printing.NotPrinted(said) from error


def sealed_pdf(version):
    """Return the kept print without a name of a frozen version, None before ``press``."""
    body = _seals(version).values_list("body", flat=True).first()
    return body and bytes(body)


def copy_pdf(copy):
    """Return the kept print of a participant's copy, None before ``press``."""
    body = _serving(copy).values_list("body", flat=True).first()
    return body and bytes(body)


def copy_bodies(version):
    """Return the kept prints of all copies: reference → bytes, in order of number.

    Empty as long as one is missing.
    """
    kept = CopyPrint.objects.filter(copy__version=version, replaced_at=None)
    rows = kept.order_by("copy__partner__number").values_list("copy__reference", "body")
    found = {reference: bytes(body) for reference, body in rows}
    return found if len(found) == version.copies.count() else {}


def is_pressed(version):
    """Whether the print without a name and all copies are kept."""
    return _seals(version).exists() and not _unprinted(version).exists()


def remake(copy, by, *, also=lambda: None):
    """Print a copy anew under the present name of its participant, and keep it.

    The print before is kept as replaced; whoever has signed it signs again. ``also``
    changes what goes with it, in the same transaction. A copy that bears this name
    already stays as it is. To be called outside any transaction. Raises ``NotPrinted``, ``PdfRefused``.
    """
    version = copy.version
    with printing.one_at_a_time(version.contract.reference):
        copy.partner.refresh_from_db()
        paper = paper_as_frozen(version, with_logos=True)
        body = copies.alone(paper, Copy(copy.reference, copy.partner.name))
        with transaction.atomic():
            _hold(version)
            serving = _serving(copy).first()
            # Asked for twice at once, it is made again once.
            if serving and serving.name_leaf == name_leaf(copy.partner):
                return serving
            now = timezone.now()
            _serving(copy).update(replaced_at=now)
            [made] = _keep_copies([(copy, body)], now)
            journal.record(
                version.contract.programme,
                "copy_remade",
                by,
                version=version.number,
                token=copy.partner.token,
                digest=made.digest,
            )
            also()
    return made


def name_leaf(partner):
    """Return SHA-256(salt ‖ name): which name a copy bears, without saying it."""
    return canonical.leaf(partner.salt, canonical.nfc(partner.name))


def _press(version, by, at):
    missing = list(_unprinted(version))
    is_sealed = _seals(version).exists()
    if is_sealed and not missing:
        return
    paper = paper_as_frozen(version, with_logos=True)
    named = [Copy(copy.reference, copy.partner.name) for copy in missing]
    # One layout for all: a print without a name is a copy that says so.
    wanted = named if is_sealed else [copies.unnamed(paper), *named]
    bodies = list(copies.separately(paper, wanted))
    if not is_sealed:
        _keep_seal(version, bodies.pop(0), by, at)
    if missing:
        with transaction.atomic():
            _hold(version)
            made = _keep_copies(zip(missing, bodies, strict=True), at)
            journal.record(
                version.contract.programme,
                "copies_made",
                by,
                at=at,
                version=version.number,
                copies={one.copy.partner.token: one.digest for one in made},
            )


@transaction.atomic
def _keep_seal(version, body, by, at):
    _hold(version)
    pages = printing.pages_of(body)
    digest = hashlib.sha256(body).hexdigest()
    FrozenPiece.objects.create(
        version=version,
        name=FrozenPiece.PRINT,
        mime=PDF,
        body=body,
        digest=digest,
        kept_at=at,
    )
    journal.record(
        version.contract.programme,
        "sealed",
        by,
        at=at,
        version=version.number,
        digest=version.digest,
        print=digest,
        pages=pages,
    )
    note_pages(version.contract.reference, version.number, Kind.UNNAMED, pages)


def _keep_copies(printed, at):
    """Keep the bytes of some copies, given as pairs of copy and bytes."""
    return CopyPrint.objects.bulk_create(
        CopyPrint(
            copy=copy,
            body=body,
            digest=hashlib.sha256(body).hexdigest(),
            name_leaf=name_leaf(copy.partner),
            made_at=at,
        )
        for copy, body in printed
    )


def _hold(version):
    """Hold the contract; raises ``NotPrinted`` when the text was reopened meanwhile."""
    version.contract.hold()
    if not FrozenVersion.objects.current().filter(pk=version.pk).exists():
        raise printing.NotPrinted(
            _("The text was reopened meanwhile: this version is no longer printed.")
        )


def _seals(version):
    return version.pieces.filter(name=FrozenPiece.PRINT)


def _serving(copy):
    return copy.prints.filter(replaced_at=None)


def _unprinted(version):
    """Return the copies whose bytes are not kept, in the order of their numbers."""
    kept = CopyPrint.objects.filter(replaced_at=None).values("copy")
    unprinted = version.copies.exclude(pk__in=kept).select_related("partner")
    return unprinted.order_by("partner__number")
