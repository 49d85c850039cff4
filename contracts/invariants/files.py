"""What must always be true of the scans: of their rows, their files and their lines."""

from django.utils.translation import gettext_lazy as _

from contracts.invariants.naming import paper_named
from contracts.invariants.telling import counted, told
from contracts.models import Scan
from contracts.signing import scans
from programmes.soundness import Invariant, each, same

#: Contract and version of the copy that a scan is of.
PLACE = ("copy__version__contract__reference", "copy__version__number")


def rows():
    return Scan.objects.select_related("copy__version").defer(
        "copy__version__canonical"
    )


def scans_have_their_file():
    """The file of a person who was erased is gone, and what is left is its digest."""
    named = rows().filter(copy__partner__erased_on=None)
    return each(named, lambda scan: not scans.is_missing(scan), paper_named)


def scans_give_their_digest():
    there = [scan for scan in rows().order_by("pk") if not scans.is_missing(scan)]
    for scan in there:
        sound = scans.path_of(scan).stat().st_size == scan.size
        yield "" if sound and not scans.is_altered(scan) else paper_named(scan)


def files_have_their_scan():
    """A file without a row was cut while it came, or is none of ours."""
    orphans = set(scans.orphans())
    for path in sorted(scans.folder().iterdir()):
        yield f"media/scans/{path.name}" if path.name in orphans else ""


def scans_are_those_of_the_journal():
    kept = Scan.objects.values_list(*PLACE, "pk", "digest")
    return same(counted(kept), told("scan_added", "version", "scan", "digest"))


def scans_put_away_are_those_of_the_journal():
    """As often put away as brought back, or once more when it is away."""
    away = counted(Scan.objects.exclude(archived_at=None).values_list(*PLACE, "pk"))
    put = told("scan_put_away", "version", "scan")
    back = told("scan_brought_back", "version", "scan")
    return same(away + back, put)


INVARIANTS = (
    Invariant(
        _("Each scan has its file, unless the person was erased"), scans_have_their_file
    ),
    Invariant(
        _("Each file of a scan is the one that was attached"), scans_give_their_digest
    ),
    Invariant(_("Each file beside the scans is that of a scan"), files_have_their_scan),
    Invariant(
        _("The scans are those that the journal noted"), scans_are_those_of_the_journal
    ),
    Invariant(
        _("The scans put away are those that the journal noted"),
        scans_put_away_are_those_of_the_journal,
    ),
)
