"""Which lines of a list are its items, and which belong to the item before."""

from contracts.reading.labels import Label, labels_of
from contracts.reading.paragraphs import Paragraph

_DASHES = "-–—−‑"
_DOTS = "•·∙●"


class ItemList:
    """The list of one block: the first label tells what an item looks like."""

    def __init__(self, lead_in: Paragraph):
        self.lead_in = lead_in
        self.items: list[Paragraph] = []
        self.last: Label | None = None
        self.sub: Label | None = None

    def holds(self, paragraph: Paragraph) -> bool:
        """Take in a labelled paragraph; false when it is a part of the item before."""
        if self.items and self._is_within(paragraph):
            return False
        self.items.append(paragraph)
        self.sub = None
        self.last = self._reading(paragraph) or self.last
        return True

    def goes_on_with(self, paragraph: Paragraph) -> bool:
        """Whether this may be the next item, whatever stands between."""
        if self.items[-1].prefix or self.last is None:
            return bool(paragraph.prefix) == bool(self.items[-1].prefix)
        return any(
            label.kind == self.last.kind
            and (label.kind != "bullet" or _family(label) == _family(self.last))
            for label in labels_of(paragraph.text)
        )

    def fits(self, paragraph: Paragraph) -> bool:
        """Whether the label looks like those of this list, or begins it."""
        if not self.items or not self.goes_on_with(paragraph):
            return not self.items
        label = self._reading(paragraph)
        if label is None or self.last is None or label.kind == "bullet":
            return True
        return label.follows(self.last) or label.shape == self.last.shape

    def _reading(self, paragraph: Paragraph) -> Label | None:
        """Return the label, in the reading that continues this list."""
        found = labels_of(paragraph.text)
        if self.last is None:
            return next((one for one in found if one.follows(None)), paragraph.label)
        alike = [one for one in found if one.kind == self.last.kind]
        return next((one for one in alike if one.follows(self.last)), _first(alike))

    def _is_within(self, paragraph: Paragraph) -> bool:
        first = self.items[0]
        if first.prefix and paragraph.prefix:
            return paragraph.first.hint.level > first.first.hint.level
        if first.prefix or paragraph.prefix:
            return bool(first.prefix)
        if self.last is None or paragraph.label is None:
            return False
        label = self._reading(paragraph)
        if label is None:  # another kind: « a) » under « 1) »
            self.sub = paragraph.label
            return True
        return self._is_a_second_list(label, self.items[-1].text)

    def _is_a_second_list(self, label: Label, above: str) -> bool:
        """Whether a label of the same kind begins or continues a list in the item."""
        if label.kind == "bullet":
            return _family(label) != _family(self.last)
        follows, alike = label.follows(self.last), label.shape == self.last.shape
        inner = (
            self.sub is not None
            and self.sub.kind == label.kind
            and label.follows(self.sub)
            and label.shape == self.sub.shape
        )
        if (inner and not (follows and alike)) or (
            label.value == 1 and (not alike or above.endswith(":"))
        ):
            self.sub = label
            return True
        return False


def _first(labels: list[Label]) -> Label | None:
    return labels[0] if labels else None


def _family(label: Label) -> str:
    """Dashes of every length are one bullet, and so are dots."""
    if label.shape in _DASHES:
        return "-"
    return "•" if label.shape in _DOTS else label.shape
