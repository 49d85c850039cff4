"""The numbers that an OpenDocument text writes before list items and headings."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from contracts.reading.archive import tag, value, whole_number
from contracts.reading.numbering import bullet, written

_PLACE = re.compile(r"%(\d+)%")
_OUTLINE = "\0outline"  # no style can be called so


@dataclass(frozen=True)
class _Level:
    form: str
    before: str
    after: str
    shown: int  # how many levels « 1.2 » shows
    start: int
    pattern: str  # « %1%.%2%) », where LibreOffice gives one

    def label(self, level: int, reached: list[int], forms: list[str]) -> str:
        if self.pattern:
            return _PLACE.sub(
                lambda match: _figure(int(match[1]), reached, forms), self.pattern
            ).strip()
        first = max(1, level - self.shown + 1)
        figures = [_figure(one, reached, forms) for one in range(first, level + 1)]
        return f"{self.before}{'.'.join(filter(None, figures))}{self.after}".strip()


def _figure(level: int, reached: list[int], forms: list[str]) -> str:
    if not 1 <= level <= len(reached):
        return ""
    return written(reached[level - 1], forms[level - 1])


class OdtLists:
    """List styles by name, and how far each list has come."""

    def __init__(self, roots: list[Element]):
        self.styles: dict[str, dict[int, _Level | str]] = {}
        for root in roots:
            for one in root.iter():
                if tag(one) == "list-style":
                    self.styles[value(one, "name")] = _levels(one)
                elif tag(one) == "outline-style":
                    self.styles[_OUTLINE] = _levels(one)
        self.reached: dict[str, dict[int, int]] = {}

    def begin(self, element: Element, style: str, depth: int) -> None:
        """Start a list anew unless it says that it goes on with one before."""
        goes_on = value(element, "continue-numbering") == "true" or value(
            element, "continue-list"
        )
        if depth == 1 and not goes_on:
            self.reached.pop(style, None)

    def next_heading(self, level: int) -> str:
        return self.next_label(_OUTLINE, level, "")

    def next_label(self, style: str, level: int, start: str) -> str:
        """Count one more item, and return what is written before it.

        ``start`` is the number that the item asks for, or "".
        """
        known = self.styles.get(style, {}).get(level)
        if known is None:
            return ""
        if isinstance(known, str):
            return known
        reached = self.reached.setdefault(style, {})
        reached[level] = whole_number(start, reached.get(level, known.start - 1) + 1)
        for deeper in [one for one in reached if one > level]:
            del reached[deeper]
        levels = [self.styles[style].get(one) for one in range(1, level + 1)]
        forms = [one.form if isinstance(one, _Level) else "" for one in levels]
        return known.label(
            level, [reached.get(one, 1) for one in range(1, level + 1)], forms
        )


def _levels(style: Element) -> dict[int, _Level | str]:
    return {whole_number(value(one, "level"), 1): _level(one) for one in style}


def _level(element: Element) -> _Level | str:
    """Return the level's form, or its bullet."""
    name = tag(element)
    if name == "list-level-style-bullet":
        return bullet(value(element, "bullet-char"))
    if name == "list-level-style-image":
        return "•"
    return _Level(
        value(element, "num-format"),
        value(element, "num-prefix"),
        value(element, "num-suffix"),
        whole_number(value(element, "display-levels"), 1),
        whole_number(value(element, "start-value"), 1),
        value(element, "num-list-format"),
    )
