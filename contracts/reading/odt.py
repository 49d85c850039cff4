"""An OpenDocument text as lines: paragraphs, lists, table cells, notes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from xml.etree.ElementTree import Element

from contracts.reading.archive import (
    Archive,
    child,
    refused,
    tag,
    value,
    whole_number,
)
from contracts.reading.lines import Cell, Hint, Source
from contracts.reading.odt_lists import OdtLists
from contracts.reading.odt_spans import Spans
from programmes.archives import Why

_ROWS = ("table-header-rows", "table-rows", "table-row-group")
_SKIPPED = ("tracked-changes", "sequence-decls", "forms", "table-of-content-source")
_RUNNING = {
    "header": Source.HEADER,
    "header-first": Source.HEADER,
    "header-left": Source.HEADER,
    "footer": Source.FOOTER,
    "footer-first": Source.FOOTER,
    "footer-left": Source.FOOTER,
}


class Odt:
    """Reads the parts of one document."""

    def __init__(self, archive: Archive):
        if b"encryption-data" in archive.bytes("META-INF/manifest.xml"):
            raise refused(Why.PROTECTED)
        self.content = archive.xml("content.xml")
        self.styles = archive.xml("styles.xml")
        self.lists = OdtLists([self.styles, self.content])
        self.tables = count(1)
        self.titles = self._titles()
        self.beside: list[
            tuple[Element, Source]
        ] = []  # notes and comments, met on the way

    def drafts(self) -> Iterator[tuple[str, Hint]]:
        """Yield the body's lines, then what stands beside it."""
        body = child(self.content, "body", "text")
        if body is None:
            raise refused(Why.BROKEN)
        yield from self._blocks(body, Hint())
        met, self.beside = self.beside, []
        for element, source in met + self._running():
            yield from self._blocks(element, Hint(source=source))

    def _running(self) -> list[tuple[Element, Source]]:
        """Return once each different running head or foot."""
        masters = child(self.styles, "master-styles")
        found = {}
        for one in [] if masters is None else masters.iter():
            if source := _RUNNING.get(tag(one)):
                found.setdefault("".join(one.itertext()), (one, source))
        return list(found.values())

    def _titles(self) -> set[str]:
        """Return the styles that make a title: « Title » and those made from it."""
        automatic = child(self.content, "automatic-styles")
        return {"Title"} | {
            value(one, "name")
            for one in ([] if automatic is None else automatic)
            if value(one, "parent-style-name") == "Title"
        }

    def _blocks(
        self, element: Iterable[Element], hint: Hint
    ) -> Iterator[tuple[str, Hint]]:
        for one in element:
            name = tag(one)
            if name in ("p", "h"):
                yield from self._paragraph(one, hint)
            elif name == "list":
                yield from self._list(one, hint, 1, "")
            elif name == "table":
                yield from self._table(one, hint)
            elif name == "table-of-content":
                yield from self._blocks(one, replace(hint, source=Source.CONTENTS))
            elif name == "section" and value(one, "display") == "none":
                yield from self._blocks(one, replace(hint, source=Source.HIDDEN))
            elif name not in _SKIPPED:
                yield from self._blocks(one, hint)

    def _list(
        self, element: Element, hint: Hint, depth: int, style: str
    ) -> Iterator[tuple[str, Hint]]:
        style = value(element, "style-name") or style
        self.lists.begin(element, style, depth)
        for item in element:
            fresh = tag(item) == "list-item"
            start = value(item, "start-value")
            for one in item:
                if tag(one) == "list":
                    yield from self._list(one, hint, depth + 1, style)
                    continue
                if tag(one) not in ("p", "h"):
                    yield from self._blocks([one], hint)
                    continue
                label = self.lists.next_label(style, depth, start) if fresh else ""
                here = replace(
                    hint, label=label, level=depth - 1, indented=not label and not fresh
                )
                yield from self._paragraph(one, here)
                fresh = False

    def _table(self, table: Element, hint: Hint) -> Iterator[tuple[str, Hint]]:
        number = next(self.tables)
        for row_number, row in enumerate(_rows(table)):
            column = 0
            for cell in row:
                if tag(cell) in ("table-cell", "covered-table-cell"):
                    place = Cell(number, row_number, column)
                    yield from self._blocks(cell, replace(hint, cell=place))
                    repeated = value(cell, "number-columns-repeated")
                    column += max(1, min(whole_number(repeated, 1), 63))

    def _paragraph(self, paragraph: Element, hint: Hint) -> Iterator[tuple[str, Hint]]:
        spans = Spans(paragraph)
        if tag(paragraph) == "h":
            level = whole_number(value(paragraph, "outline-level"), 1)
            label = hint.label or self.lists.next_heading(level)
            hint = replace(hint, heading=level, label=label)
        is_title = value(paragraph, "style-name") in self.titles
        own = replace(hint, own=True, title=is_title)
        below = replace(own, label="", own=False)
        for place, line in enumerate(spans.text.split("\n")):
            yield line, below if place else own
        self.beside += [(note, Source.FOOTNOTE) for note in spans.notes]
        self.beside += [(note, Source.COMMENT) for note in spans.comments]
        for box in spans.boxes:
            yield from self._blocks(box, Hint(source=Source.TEXT_BOX))


def _rows(table: Element) -> Iterator[Element]:
    for one in table:
        if tag(one) == "table-row":
            yield one
        elif tag(one) in _ROWS:
            yield from _rows(one)
