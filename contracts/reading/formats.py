"""What was given, told by its content: pasted text, text file, .docx or .odt."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from contracts.reading import text
from contracts.reading.archive import Archive, refused
from contracts.reading.docx import Docx
from contracts.reading.lines import (
    LARGEST_FILE,
    Hint,
    Line,
    Unreadable,
    numbered,
    too_large,
)
from contracts.reading.odt import Odt
from contracts.reading.run_on import apart
from programmes.archives import Why

_PDF = _(
    "This is a PDF. Give the .docx or .odt that it was made from, or paste its text."
)
_OLD_WORD = _("This is an old Word file (.doc). Save it as .docx, then give it.")
_RICH_TEXT = _(
    "This is a rich text file (.rtf). Save it as .docx or .odt, then give it."
)
_OTHER_OFFICE = _("This is not a text document. Give a .txt, .docx or .odt file.")
_OTHER = (
    (b"%PDF", _PDF),
    (b"\xd0\xcf\x11\xe0", _OLD_WORD),
    (b"{\\rtf", _RICH_TEXT),
)
_MIMETYPE = b"application/vnd.oasis.opendocument.text"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def lines_of(body: bytes | str, name: str = "") -> list[Line]:
    """Return the lines of pasted text (``str``) or of a file (``bytes``).

    ``name`` is the file's name; what counts is what it holds. Raises
    ``Unreadable`` for another format, a broken or protected file, more than
    ``LARGEST_FILE`` bytes or ``LONGEST_TEXT`` characters, or no text at all.
    """
    if isinstance(body, str):
        return numbered(apart(text.drafts_of(body)))
    if len(body) > LARGEST_FILE:
        raise too_large()
    if body.startswith(b"PK\x03\x04"):
        return numbered(apart(_drafts_of_archive(Archive(body))))
    _refuse_others(body)
    return numbered(apart(text.drafts_of(text.decoded(body))))


def _drafts_of_archive(archive: Archive) -> Iterator[tuple[str, Hint]]:
    kind = archive.bytes("mimetype").strip()
    if kind.startswith(_MIMETYPE) or (not kind and archive.names("content.xml")):
        return Odt(archive).drafts()
    if archive.names("word/document.xml"):
        return Docx(archive).drafts()
    raise Unreadable(_OTHER_OFFICE)


def _refuse_others(body: bytes) -> None:
    start = body[:1024].lstrip()
    if start.startswith(b"\xd0\xcf\x11\xe0") and _ENCRYPTED in body:
        raise refused(Why.PROTECTED)
    for mark, message in _OTHER:
        if start.startswith(mark):
            raise Unreadable(message)
    if start[:5].lower() in (b"<html", b"<!doc", b"<?xml"):
        raise text.no_text()
