"""Scans of signed copies: kept as evidence in files, with a row and a line in the journal.

The file comes first, the row after it (``programmes.kept_files``).
"""

from django.db import transaction
from django.utils import timezone

from contracts.models import Scan
from programmes import journal
from programmes.kept_files import GRACE, Shelf, digest_of
from programmes.uploads import EXTENSIONS

SHELF = Shelf("scans")


def folder():
    """Return the folder of the scans, that only the application opens."""
    return SHELF.folder


def path_of(scan):
    return SHELF.path_of(scan)


def name_of(scan):
    """Return the neutral name under which it is sent: « RIV-2025-01-07-scan-1.pdf »."""
    number = scan.copy.scans.filter(pk__lte=scan.pk).count()
    return f"{scan.copy.reference}-scan-{number}.{EXTENSIONS[scan.mime]}"


def attach(copy, content, by, *, at=None):
    """Keep ``content`` (``uploads.harmless``) as a scan of ``copy``; return it.

    ``at`` is the instant, now unless the demo tells its story.
    """
    with SHELF.keeping(content.body) as name, transaction.atomic():
        copy.version.contract.hold()
        scan = Scan.objects.create(
            copy=copy,
            file=name,
            mime=content.mime,
            size=len(content.body),
            digest=digest_of(content.body),
            added_at=at or timezone.now(),
            added_by=by,
        )
        _record("scan_added", scan, by, at)
    return scan


@transaction.atomic
def put_away(scan, by):
    """Put a scan away: file and row stay, and it can be brought back."""
    scan.copy.version.contract.hold()
    now = timezone.now()
    if Scan.objects.filter(pk=scan.pk, archived_at=None).update(archived_at=now):
        _record("scan_put_away", scan, by)


@transaction.atomic
def bring_back(scan, by):
    scan.copy.version.contract.hold()
    away = Scan.objects.filter(pk=scan.pk, archived_at__isnull=False)
    if away.update(archived_at=None):
        _record("scan_brought_back", scan, by)


def orphans(older_than=GRACE):
    """Return the names of the files that no row knows, in order."""
    known = set(Scan.objects.values_list("file", flat=True))
    return SHELF.orphans(known, older_than)


def is_missing(scan):
    """Whether the row has lost its file."""
    return SHELF.is_missing(scan)


def is_altered(scan):
    """Whether the file is no longer what was attached; to be asked of one that is there."""
    return SHELF.is_altered(scan)


def _record(kind, scan, by, at=None):
    version = scan.copy.version
    journal.record(
        version.contract.programme,
        kind,
        by,
        at=at,
        version=version.number,
        token=scan.copy.partner.token,
        scan=scan.pk,
        digest=scan.digest,
    )
