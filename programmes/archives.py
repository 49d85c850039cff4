"""A file of an office program, which is a zip of XML parts, read within bounds.

Whoever brings one in is not to be trusted: what it announces of its sizes is not
believed, nothing outside it is looked for, and it is given up before it swells.
"""

import io
import lzma
import zipfile
import zlib
from enum import Enum
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import iterparse

# A contract of 200,000 characters is far below; a bomb is soon above.
LARGEST_PART = 16 * 1024 * 1024  # bytes, unpacked
LARGEST_WHOLE = 24 * 1024 * 1024
MOST_ELEMENTS = 400_000
DEEPEST = 120

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,  # a way of packing that office programs do not use
    OSError,
    ParseError,
    RuntimeError,  # encrypted
    ValueError,  # forbidden by defusedxml, or an encoding that lies
    LookupError,  # an encoding that does not exist
)


class Why(Enum):
    """Why a file is not read."""

    BROKEN = "broken"
    SWOLLEN = "swollen"
    PROTECTED = "protected"


class Archive:
    """A zip of XML parts; each method raises what ``refused`` returns.

    Each kind of file says in its own words why it is not read.
    """

    def __init__(self, body: bytes):
        self.left = LARGEST_WHOLE
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(body))
        except _BROKEN as error:
            raise self.refused(Why.BROKEN) from error
        if any(part.flag_bits & 1 for part in self.zip.infolist()):
            raise self.refused(Why.PROTECTED)

    @staticmethod
    def refused(why: Why) -> Exception:
        """Return what is raised; ``why`` is said to whoever brings the file."""
        raise NotImplementedError

    def names(self, start: str = "") -> list[str]:
        return sorted(name for name in self.zip.namelist() if name.startswith(start))

    def bytes(self, name: str) -> bytes:
        """Return a part, b"" when there is none; its announced size is not believed."""
        if name not in self.zip.NameToInfo:
            return b""
        limit = min(LARGEST_PART, self.left)
        try:
            with self.zip.open(name) as part:
                body = part.read(limit + 1)
        except _BROKEN as error:
            raise self.refused(Why.BROKEN) from error
        if len(body) > limit:
            raise self.refused(Why.SWOLLEN)
        self.left -= len(body)
        return body

    def xml(self, name: str) -> Element:
        """Return the root of a part, an empty element when there is no such part."""
        body = self.bytes(name)
        if not body:
            return Element("nothing")
        try:
            root = _tree(body)
        except _BROKEN as error:
            raise self.refused(Why.BROKEN) from error
        if root is None:
            raise self.refused(Why.SWOLLEN)
        return root


def _tree(body: bytes) -> Element | None:
    """Return the root of an XML part, None for one that holds too much."""
    root, depth = None, 0
    events = iterparse(io.BytesIO(body), events=("start", "end"), forbid_dtd=True)
    for met, (event, element) in enumerate(events):
        root = element if root is None else root
        depth += 1 if event == "start" else -1
        if depth > DEEPEST or met > 2 * MOST_ELEMENTS:
            return None
    return root
