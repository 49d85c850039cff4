"""The words of a Word paragraph: runs cut in mid-word, breaks, tracked changes."""

from xml.etree.ElementTree import Element

from contracts.reading.archive import child, tag, value

# Deleted or moved away, codes of fields, readings above the line, properties.
_SKIPPED = frozenset(
    [
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "rt",
        "rPr",
        "pPr",
        "sdtPr",
        "sdtEndPr",
        "fldData",
        "txbxContent",
        "footnoteReference",
        "endnoteReference",
        "commentReference",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
    ]
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑"}
_BOXES = ("drawing", "pict", "object", "AlternateContent")


class Runs:
    """What a paragraph says (``text``, with its line breaks), hides, and frames."""

    def __init__(self, paragraph: Element):
        self.boxes: list[Element] = []
        self.hidden = ""
        self.text = self._said(paragraph)

    def _said(self, element: Element) -> str:
        words = []
        for one in element:
            name = tag(one)
            if name in _SKIPPED:
                continue
            if name == "t":
                words.append((one.text or "").replace("\n", " "))
            elif name in _CHARACTERS:
                words.append(_CHARACTERS[name])
            elif name == "sym":
                words.append(_symbol(one))
            elif name in _BOXES:
                self._frame(one)
            elif name == "r" and _is_hidden(one):
                self.hidden += self._said(one).replace("\n", " ")
            else:
                words.append(self._said(one))
        return "".join(words)

    def _frame(self, element: Element) -> None:
        """Keep the text boxes of a drawing; its fallback says the same again."""
        if tag(element) == "AlternateContent":
            chosen = child(element, "Choice")
            found = [] if chosen is None else _framed(chosen)
            self.boxes += found or _framed(element)
        else:
            self.boxes += _framed(element)


def _framed(element: Element) -> list[Element]:
    """Return the outermost text boxes, and the texts of bare shapes."""
    found = []
    for one in element:
        if tag(one) in ("txbxContent", "txBody"):
            found.append(one)
        else:
            found += _framed(one)
    return found


def _symbol(element: Element) -> str:
    code = value(element, "char")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _is_hidden(run: Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and value(vanish, default="1") not in ("0", "false")
