"""Scans of signed copies: kept as evidence in files, with a row and a line in the journal.

The file comes first, whole and under a random name; the row after it. An upload that is
cut leaves no row; a file that stays without a row is named by ``orphans`` (trust 3.16).
"""

import datetime as dt
import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from contracts.models import Scan
from contracts.signing.scan_content import EXTENSIONS
from programmes import journal

#: A file younger than this may still be waiting for its row.
GRACE = dt.timedelta(minutes=10)


def folder() -> Path:
    """Return the folder of the scans, that only the application opens."""
    path = Path(settings.MEDIA_ROOT) / "scans"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def path_of(scan) -> Path:
    return folder() / scan.file


def name_of(scan):
    """Return the neutral name under which it is sent: « RIV-2025-01-07-scan-1.pdf »."""
    number = scan.copy.scans.filter(pk__lte=scan.pk).count()
    return f"{scan.copy.reference}-scan-{number}.{EXTENSIONS[scan.mime]}"


def attach(copy, content, by, *, at=None):
    """Keep ``content`` (``scan_content.harmless``) as a scan of ``copy``; return it.

    ``at`` is the instant, now unless the demo tells its story.
    """
    name = secrets.token_hex(16)
    _write(folder() / name, content.body)
    try:
        with transaction.atomic():
            copy.version.contract.hold()
            scan = Scan.objects.create(
                copy=copy,
                file=name,
                mime=content.mime,
                size=len(content.body),
                digest=hashlib.sha256(content.body).hexdigest(),
                added_at=at or timezone.now(),
                added_by=by,
            )
            _record("scan_added", scan, by, at)
    except BaseException:
        (folder() / name).unlink(missing_ok=True)
        raise
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
    """Return the names of the files that no row knows, in order.

    Those younger than ``older_than`` may be waiting for their row: they are left out.
    """
    known = set(Scan.objects.values_list("file", flat=True))
    since = (timezone.now() - older_than).timestamp()
    return sorted(
        path.name
        for path in folder().iterdir()
        if path.name not in known and path.stat().st_mtime <= since
    )


def is_missing(scan):
    """Whether the row has lost its file."""
    return not path_of(scan).is_file()


def is_altered(scan):
    """Whether the file is no longer what was attached; to be asked of one that is there."""
    return hashlib.sha256(path_of(scan).read_bytes()).hexdigest() != scan.digest


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


def _write(target, body):
    """Write all of a file or nothing of it, readable by us alone."""
    temporary = target.with_suffix(".part")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        temporary.rename(target)
    finally:
        temporary.unlink(missing_ok=True)
    # The name itself is safe once its folder is written.
    descriptor = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
