"""The XML parts of a .docx or .odt, and how their elements are asked."""

from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from contracts.reading.lines import Unreadable
from programmes import archives
from programmes.archives import Why

REFUSALS = {
    Why.BROKEN: _("This file is damaged. Open it, save it again, or paste its text."),
    Why.SWOLLEN: _(
        "This file holds far more than a contract. Paste the contract's text."
    ),
    Why.PROTECTED: _(
        "This file is protected by a password. Save it without one, then give it."
    ),
}


def refused(why: Why) -> Unreadable:
    """Return the refusal of a file, in the words of whoever brings in a contract."""
    return Unreadable(REFUSALS[why])


class Archive(archives.Archive):
    """A zip of XML parts. Each method raises ``Unreadable`` for a file not to be read."""

    refused = staticmethod(refused)


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
