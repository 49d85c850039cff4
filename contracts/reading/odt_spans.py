"""The words of an OpenDocument paragraph: spans, spaces, breaks, notes, frames."""

from xml.etree.ElementTree import Element

from contracts.reading.archive import child, tag, value, whole_number

_SKIPPED = frozenset(
    [
        "ruby-text",
        "title",
        "desc",
        "note-citation",
        "hidden-text",
        "bookmark",
        "reference-mark",
        "soft-page-break",
        "tracked-changes",
        "event-listeners",
    ]
)
_BOXES = frozenset(
    [
        "frame",
        "custom-shape",
        "rect",
        "ellipse",
        "line",
        "polygon",
        "path",
        "connector",
        "g",
        "caption",
        "circle",
        "measure",
        "control",
    ]
)


class Spans:
    """What a paragraph says (``text``, with its line breaks), and what hangs on it."""

    def __init__(self, paragraph: Element):
        self.boxes: list[Element] = []
        self.notes: list[Element] = []
        self.comments: list[Element] = []
        self.text = self._said(paragraph)

    def _said(self, element: Element) -> str:
        words = [_plain(element.text)]
        for one in element:
            words += [self._inside(one), _plain(one.tail)]
        return "".join(words)

    def _inside(self, one: Element) -> str:
        name = tag(one)
        if name == "s":
            return " " * min(whole_number(value(one, "c"), 1), 100)
        if name == "tab":
            return "\t"
        if name == "line-break":
            return "\n"
        if name == "note":
            self.notes += [
                body for body in [child(one, "note-body")] if body is not None
            ]
        elif name == "annotation":
            self.comments.append(one)
        elif name in _BOXES:
            self.boxes.append(one)
        elif name not in _SKIPPED:
            return self._said(one)
        return ""


def _plain(text: str | None) -> str:
    """A line end in the file is no line end in the text."""
    return (text or "").replace("\n", " ")
