"""Uploaded files: kept under random names, where only the application opens them.

The file comes first, whole; the row that knows it after. An upload that is cut leaves no
row; a file that stays without a row is named by ``orphans`` (trust 3.16). Nothing of
what the file says, nor its name, is in the name that it gets here.
"""

import datetime as dt
import hashlib
import os
import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

#: A file younger than this may still be waiting for its row.
GRACE = dt.timedelta(minutes=10)


@dataclass(frozen=True)
class Shelf:
    """One folder of such files, by its ``name``; a row's ``file`` is its name there."""

    name: str

    @property
    def folder(self) -> Path:
        path = Path(settings.MEDIA_ROOT) / self.name
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path

    def path_of(self, row) -> Path:
        return self.folder / row.file

    @contextmanager
    def keeping(self, body):
        """Write ``body`` under a new name, and give it to the block that writes its row.

        The file goes away when the block raises.
        """
        name = secrets.token_hex(16)
        _write(self.folder / name, body)
        try:
            yield name
        except BaseException:
            (self.folder / name).unlink(missing_ok=True)
            raise

    def remove(self, name):
        """Delete a file for good; twice is as once."""
        (self.folder / name).unlink(missing_ok=True)

    def orphans(self, known, older_than=GRACE):
        """Return the names of the files that are not among ``known``, in order.

        Those younger than ``older_than`` may be waiting for their row: they are left out.
        """
        since = (timezone.now() - older_than).timestamp()
        return sorted(
            path.name
            for path in self.folder.iterdir()
            if path.name not in known and path.stat().st_mtime <= since
        )

    def is_missing(self, row):
        """Whether the row has lost its file."""
        return not self.path_of(row).is_file()

    def is_altered(self, row):
        """Whether the file is no longer what was kept; asked of one that is there."""
        return digest_of(self.path_of(row).read_bytes()) != row.digest


def digest_of(body):
    return hashlib.sha256(body).hexdigest()


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
