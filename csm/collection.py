"""The static files, gathered, named by their content and compressed when they change."""

import fcntl
import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect():
    """Gather the static files again, if one of them has changed since the last time."""
    folder = Path(settings.STATIC_ROOT).parent
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        # Two sites that start together do not gather into one folder at once.
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = folder / "digest"
        digest = state()
        if not kept.exists() or kept.read_text() != digest:
            call_command("collectstatic", interactive=False, verbosity=0)
            kept.write_text(digest)


def state():
    """Return a digest of the names, sizes and dates of the files to gather."""
    files = (
        Path(storage.path(name))
        for finder in get_finders()
        for name, storage in finder.list([])
    )
    lines = sorted(
        f"{path} {(s := path.stat()).st_size} {s.st_mtime_ns}" for path in files
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
