"""A Word document as lines: paragraphs, table cells, automatic numbers, notes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from xml.etree.ElementTree import Element

from contracts.reading.archive import Archive, child, refused, tag, value, whole_number
from contracts.reading.lines import Cell, Hint, Source
from contracts.reading.word_lists import WordLists
from contracts.reading.word_runs import Runs
from programmes.archives import Why

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"toc (?:\d|heading)", re.IGNORECASE)
_ASIDE = (
    ("footnotes", Source.FOOTNOTE),
    ("endnotes", Source.FOOTNOTE),
    ("comments", Source.COMMENT),
    ("header", Source.HEADER),
    ("footer", Source.FOOTER),
    ("diagrams/data", Source.TEXT_BOX),
)
_NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")
_INDENT = 200  # twentieths of a point


@dataclass(frozen=True)
class _Style:
    name: str
    parent: str
    properties: Element | None


class Docx:
    """Reads the parts of one document."""

    def __init__(self, archive: Archive):
        self.archive = archive
        found = (one for one in archive.xml("word/styles.xml") if tag(one) == "style")
        self.styles = {
            value(one, "styleId"): _Style(
                value(child(one, "name")),
                value(child(one, "basedOn")),
                child(one, "pPr"),
            )
            for one in found
        }
        lists = {name: self._from_style(name, "numPr", "numId") for name in self.styles}
        self.lists = WordLists(
            archive.xml("word/numbering.xml"),
            {name: value(one) for name, one in lists.items() if one is not None},
        )
        self.tables = count(1)
        self.carried = ""  # words of a paragraph whose end was deleted

    def drafts(self) -> Iterator[tuple[str, Hint]]:
        """Yield the body's lines, then what stands beside it."""
        body = child(self.archive.xml("word/document.xml"), "body")
        if body is None:
            raise refused(Why.BROKEN)
        yield from self._blocks(body, Hint())
        for name, source in _ASIDE:
            yield from self._aside(name, source)

    def _aside(self, start: str, source: Source) -> Iterator[tuple[str, Hint]]:
        """Yield notes, comments, and once each different running head or foot."""
        seen = set()
        for name in self.archive.names(f"word/{start}"):
            if not name.endswith(".xml"):
                continue
            root = self.archive.xml(name)
            for part in root if tag(root) in ("footnotes", "endnotes") else [root]:
                if value(part, "type") in _NO_NOTES:
                    continue
                for text, hint in self._blocks(part, Hint(source=source)):
                    if text.strip() and text not in seen:
                        seen.add(text)
                        yield text, hint

    def _blocks(
        self, element: Iterable[Element], hint: Hint
    ) -> Iterator[tuple[str, Hint]]:
        for one in element:
            name = tag(one)
            if name == "p":
                yield from self._paragraph(one, hint)
            elif name == "tbl":
                yield from self._table(one, hint)
            elif name == "sdt" and _is_contents(one):
                yield from self._blocks(one, replace(hint, source=Source.CONTENTS))
            elif name == "AlternateContent":  # its fallback says the same again
                yield from self._blocks(one[:1], hint)
            elif name not in ("del", "moveFrom", "sectPr", "tblPr"):
                yield from self._blocks(one, hint)

    def _table(self, table: Element, hint: Hint) -> Iterator[tuple[str, Hint]]:
        number = next(self.tables)
        for row_number, row in enumerate(_within(table, "tr")):
            column = 0
            for cell in _within(row, "tc"):
                place = Cell(number, row_number, column)
                yield from self._blocks(cell, replace(hint, cell=place))
                span = value(child(cell, "tcPr", "gridSpan"))
                column += max(1, min(whole_number(span, 1), 63))

    def _paragraph(self, paragraph: Element, hint: Hint) -> Iterator[tuple[str, Hint]]:
        runs = Runs(paragraph)
        text, self.carried = self.carried + runs.text, ""
        if child(paragraph, "pPr", "rPr", "del") is not None:
            self.carried = text
            return
        own = replace(self._hint(paragraph, hint), own=True)
        below = replace(own, label="", own=False)
        for place, line in enumerate(text.split("\n")):
            yield line, below if place else own
        if runs.hidden.strip():
            yield runs.hidden, Hint(own=True, source=Source.HIDDEN)
        for box in runs.boxes:
            yield from self._blocks(box, Hint(source=Source.TEXT_BOX))

    # What the paragraph's style says.

    def _hint(self, paragraph: Element, hint: Hint) -> Hint:
        style = value(child(paragraph, "pPr", "pStyle"))
        name = self.styles[style].name if style in self.styles else style
        label, level = self._label(paragraph, style)
        if _CONTENTS.match(name):
            hint = replace(hint, source=Source.CONTENTS)
        left = self._property(paragraph, style, "ind")
        twips = value(left, "left") or value(left, "start")
        return replace(
            hint,
            label=label,
            level=level,
            heading=self._heading(paragraph, style),
            title=name.lower() == "title",
            indented=not label and whole_number(twips) >= _INDENT,
        )

    def _heading(self, paragraph: Element, style: str) -> int:
        for name in self._chain(style):
            if match := _HEADING.match(self.styles[name].name):
                return int(match[1])
        outline = value(self._property(paragraph, style, "outlineLvl"), default="9")
        return (whole_number(outline, 9) + 1) % 10

    def _label(self, paragraph: Element, style: str) -> tuple[str, int]:
        own = child(paragraph, "pPr", "numPr")
        list_id = value(child(own, "numId"))
        level = value(child(own, "ilvl"))
        if not list_id:
            list_id = value(self._from_style(style, "numPr", "numId"))
            level = level or value(self._from_style(style, "numPr", "ilvl"))
        if not list_id or list_id == "0":
            return "", 0
        depth = (
            whole_number(level) if level else self.lists.level_of_style(list_id, style)
        )
        return self.lists.next_label(list_id, depth), depth

    def _property(self, paragraph: Element, style: str, name: str) -> Element | None:
        own = child(paragraph, "pPr", name)
        return self._from_style(style, name) if own is None else own

    def _from_style(self, style: str, *path: str) -> Element | None:
        for name in self._chain(style):
            found = child(self.styles[name].properties, *path)
            if found is not None:
                return found
        return None

    def _chain(self, style: str) -> Iterator[str]:
        """Yield a style and those that it is based on, never one of them twice."""
        seen = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield style
            style = self.styles[style].parent


def _within(element: Element, name: str) -> Iterator[Element]:
    """Yield rows or cells, also those in a content control or inserted."""
    for one in element:
        if tag(one) == name:
            yield one
        elif tag(one) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _within(one, name)


def _is_contents(sdt: Element) -> bool:
    gallery = value(child(sdt, "sdtPr", "docPartObj", "docPartGallery"))
    return gallery == "Table of Contents"
