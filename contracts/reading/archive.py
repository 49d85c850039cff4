"""The XML parts of a .docx or .odt, read within bounds: a file is not to be trusted."""

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext_lazy as _

from contracts.reading.lines import Unreadable

# A contract of 200,000 characters is far below; a bomb is soon above.
LARGEST_PART = 16 * 1024 * 1024  # bytes, unpacked
LARGEST_WHOLE = 24 * 1024 * 1024
MOST_ELEMENTS = 400_000
DEEPEST = 120

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a way of packing that office programs do not use
    OSError,
    ParseError,
    RuntimeError,  # encrypted
    ValueError,  # forbidden by defusedxml, or an encoding that lies
    LookupError,  # an encoding that does not exist
)


class Archive:
    """A zip of XML parts. Each method raises ``Unreadable`` for a broken file."""

    def __init__(self, body: bytes):
        self.left = LARGEST_WHOLE
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(body))
        except _BROKEN as error:
            raise broken() from error
        if any(part.flag_bits & 1 for part in self.zip.infolist()):
            raise protected()

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
            raise broken() from error
        if len(body) > limit:
            raise swollen()
        self.left -= len(body)
        return body

    def xml(self, name: str) -> Element:
        """Return the root of a part, an empty element when there is no such part."""
        body = self.bytes(name)
        if not body:
            return Element("nothing")
        try:
            return _tree(body)
        except Unreadable:
            raise
        except _BROKEN as error:
            raise broken() from error


def _tree(body: bytes) -> Element:
    root, depth = None, 0
    events = iterparse(io.BytesIO(body), events=("start", "end"), forbid_dtd=True)
    for met, (event, element) in enumerate(events):
        root = element if root is None else root
        depth += 1 if event == "start" else -1
        if depth > DEEPEST or met > 2 * MOST_ELEMENTS:
            raise swollen()
    return root


def tag(element: Element) -> str:
    """Return an element's name without its namespace: both dialects of .docx use one."""
    return element.tag.rpartition("}")[2]


def value(element: Element | None, name: str = "val", default: str = "") -> str:
    """Return an attribute by its name without namespace."""
    if element is None:
        return default
    names = (key for key in element.attrib if key.rpartition("}")[2] == name)
    return element.get(next(names, ""), default)


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along ``path``, or None."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if tag(one) == name), None)
    return element


def whole_number(text: str, default: int = 0) -> int:
    return (
        int(text) if text.removeprefix("-").isdecimal() and len(text) < 9 else default
    )


def broken() -> Unreadable:
    return Unreadable(
        _("This file is damaged. Open it, save it again, or paste its text.")
    )


def swollen() -> Unreadable:
    return Unreadable(
        _("This file holds far more than a contract. Paste the contract's text.")
    )


def protected() -> Unreadable:
    return Unreadable(
        _("This file is protected by a password. Save it without one, then give it.")
    )
