"""What has become of each copy: printed, signed, returned, scanned."""

from dataclasses import dataclass

from django.db.models import F, FilteredRelation, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.models import ContractCopy, Scan, Signature
from contracts.prints import sealing
from contracts.signing.recording import strike_out


@dataclass(frozen=True)
class CopyState:
    """One copy, the signature recorded on it if any, and its scans."""

    copy: ContractCopy
    signature: Signature | None
    scans: tuple[Scan, ...]
    #: The participant's name is no longer the one that the print bears.
    has_other_name: bool

    @property
    def lacks_scan(self):
        return self.signature is not None and not self.scans


def states_of(copies, signatures=None):
    """Return the state of some copies of versions that stand; those without a scan first.

    ``signatures`` are those recorded on them, by partner, for who has read them already.
    Costs the same number of queries however many the copies are.
    """
    serving = FilteredRelation("prints", condition=Q(prints__replaced_at=None))
    copies = copies.annotate(serving=serving, printed_leaf=F("serving__name_leaf"))
    copies = list(copies.select_related("partner").order_by("partner__number"))
    if signatures is None:
        signatures = _by_partner(copies)
    scans = {}
    for scan in Scan.objects.filter(copy__in=copies, archived_at=None).order_by("pk"):
        scans.setdefault(scan.copy_id, []).append(scan)
    states = [
        CopyState(
            copy,
            signatures.get(copy.partner_id),
            tuple(scans.get(copy.pk, ())),
            copy.partner.erased_on is None
            and copy.printed_leaf not in (None, sealing.name_leaf(copy.partner)),
        )
        for copy in copies
    ]
    return sorted(states, key=lambda state: not state.lacks_scan)


def _by_partner(copies):
    versions = {copy.version_id for copy in copies}
    rows = Signature.objects.filter(version__in=versions, struck_at=None)
    return {one.partner_id: one for one in rows.select_related("recorded_by")}


def signature_on(copy):
    """Return the signature recorded on a copy, None as long as there is none."""
    rows = copy.version.signatures.filter(struck_at=None, partner=copy.partner)
    return rows.select_related("recorded_by").first()


def mark_printed(copies, by):
    """Note that some copies are printed, by whom; the first time is the one kept."""
    now = timezone.now()
    return copies.filter(printed_at=None).update(printed_at=now, printed_by=by)


def mark_returned(copy, by):
    """Note that the paper came back today."""
    rows = ContractCopy.objects.filter(pk=copy.pk, returned_on=None)
    rows.update(returned_on=timezone.localdate(), returned_by=by)


def mark_not_returned(copy):
    """Take back a note that the paper came back."""
    rows = ContractCopy.objects.filter(pk=copy.pk)
    rows.update(returned_on=None, returned_by=None)


def make_again(copy, by):
    """Print a copy anew under the present name; whoever has signed it signs again.

    To be called outside any transaction, for it prints. Raises ``NotPrinted``,
    ``PdfRefused``; then nothing has changed.
    """

    def begin_again():
        if signature := signature_on(copy):
            strike_out(signature, by, _("The name on the copy has changed."))
        ContractCopy.objects.filter(pk=copy.pk).update(
            printed_at=None, printed_by=None, returned_on=None, returned_by=None
        )

    sealing.remake(copy, by, also=begin_again)
