"""Prints kept on disk, so that an unchanged text is not set twice.

A print that holds a participant's name is never given to this module.
"""

import contextlib
import fcntl
import hashlib
import os
import threading
import time
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from programmes.printing import materials
from programmes.printing.errors import NotPrinted

MOST = 256  # kept prints; about 30 MB
WAIT = 20  # seconds for another print of the same thing to be done


def folder() -> Path:
    path = Path(settings.MEDIA_ROOT) / "kept"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


@cache
def renderer_version():
    return f"weasyprint {version('weasyprint')}, pydyf {version('pydyf')}"


def digest(*texts: str) -> str:
    """Return the key of a print: its text, our styles and fonts, the renderer."""
    sha = hashlib.sha256()
    for text in (renderer_version(), materials.fingerprint(), *texts):
        sha.update(hashlib.sha256(text.encode()).digest())
    return sha.hexdigest()


def kept(key: str) -> bytes | None:
    """Return the bytes kept under ``key``, or None."""
    # Pruned by another worker, perhaps just now: printed anew.
    with contextlib.suppress(FileNotFoundError):
        return (folder() / f"{key}.pdf").read_bytes()
    return None


def keep(key: str, body: bytes) -> None:
    """Write a print for the next time: all of it or nothing, readable by us alone."""
    _write(folder() / f"{key}.pdf", body)
    _prune("*.pdf")


def noted(name: str) -> str | None:
    """Return what was noted under a name, or None."""
    with contextlib.suppress(FileNotFoundError):
        return (folder() / f"{digest(name)}.note").read_text()
    return None


def note(name: str, value: str) -> None:
    """Note a few words about a print, so that it need not be made to know them."""
    if noted(name) != value:
        _write(folder() / f"{digest(name)}.note", value.encode())
        _prune("*.note")


@contextlib.contextmanager
def one_at_a_time(name: str):
    """Hold the only place for printing ``name`` (a reference, never a person).

    The system gives it back when the process ends, whatever happens to it.
    Raises ``NotPrinted`` after ``WAIT`` seconds.
    """
    lock = folder() / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.lock"
    with lock.open("w") as file:
        until = time.monotonic() + WAIT
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    raise NotPrinted(
                        _("Somebody is printing this contract. Try again in a moment.")
                    ) from None
                time.sleep(0.1)
            else:
                break
        yield


def _write(target, body):
    temporary = target.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        temporary.rename(target)
    finally:
        temporary.unlink(missing_ok=True)


def _prune(pattern):
    """Let go of the oldest files beyond ``MOST``."""

    def age(path):
        with contextlib.suppress(FileNotFoundError):
            return path.stat().st_mtime
        return 0

    files = sorted(folder().glob(pattern), key=age)
    for path in files[: max(0, len(files) - MOST)]:
        path.unlink(missing_ok=True)
