"""Word's automatic numbering: the numbers that a paragraph shows and does not hold."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from contracts.reading.archive import child, tag, value, whole_number
from contracts.reading.numbering import bullet, written

_PLACE = re.compile(r"%([1-9])")


@dataclass
class _Level:
    start: int
    form: str
    text: str
    style: str
    is_legal: bool  # every number in figures

    @classmethod
    def of(cls, element: Element) -> "_Level":
        return cls(
            whole_number(value(child(element, "start")), 1),
            value(child(element, "numFmt"), default="decimal"),
            value(child(element, "lvlText")),
            value(child(element, "pStyle")),
            child(element, "isLgl") is not None,
        )


@dataclass
class _List:
    """One numbered list as paragraphs name it (w:num)."""

    family: str
    levels: dict[int, _Level]
    restarts: dict[int, int] = field(default_factory=dict)


class WordLists:
    """``numbering.xml``, and how far each list has come."""

    def __init__(self, numbering: Element, style_lists: dict[str, str]):
        """``style_lists`` names the list of each style that has one."""
        families = [one for one in numbering if tag(one) == "abstractNum"]
        self.families = {value(one, "abstractNumId"): one for one in families}
        self.numbers = {
            value(one, "numId"): one for one in numbering if tag(one) == "num"
        }
        self.style_lists = style_lists
        self.lists: dict[str, _List | None] = {}
        self.reached: dict[str, dict[int, int]] = {}

    def level_of_style(self, list_id: str, style: str) -> int:
        """Return the level at which a list numbers the paragraphs of a style."""
        known = self._list(list_id)
        levels = known.levels.items() if known else ()
        return next((level for level, one in levels if one.style == style), 0)

    def next_label(self, list_id: str, level: int) -> str:
        """Count one more paragraph, and return what Word writes before it."""
        known = self._list(list_id)
        if known is None or level not in known.levels:
            return ""
        here, reached = known.levels[level], self.reached.setdefault(known.family, {})
        if level in known.restarts:
            reached[level] = known.restarts.pop(level) - 1
        reached[level] = reached.get(level, here.start - 1) + 1
        for deeper in [one for one in reached if one > level]:
            del reached[deeper]
        if here.form == "bullet":
            return bullet(here.text)
        return _PLACE.sub(
            lambda match: self._figure(known, here, int(match[1]) - 1), here.text
        ).strip()

    def _figure(self, known: _List, here: _Level, level: int) -> str:
        one = known.levels.get(level)
        if one is None:
            return ""
        number = self.reached[known.family].get(level, one.start)
        return written(number, "decimal" if here.is_legal else one.form)

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self.lists:
            self.lists[list_id] = self._built(list_id)
        return self.lists[list_id]

    def _built(self, list_id: str, linked: bool = False) -> _List | None:
        number = self.numbers.get(list_id)
        family_id = value(child(number, "abstractNumId"))
        family = self.families.get(family_id)
        if family is None:
            return None
        link = self.style_lists.get(value(child(family, "numStyleLink")))
        if link and not linked:
            return self._built(link, linked=True)
        built = _List(family_id, _levels(family))
        for override in number:
            level = whole_number(value(override, "ilvl"))
            start = child(override, "startOverride")
            if start is not None:
                built.restarts[level] = whole_number(value(start), 1)
            built.levels |= _levels(override)
        return built


def _levels(element: Element) -> dict[int, _Level]:
    return {
        whole_number(value(one, "ilvl")): _Level.of(one)
        for one in element
        if tag(one) == "lvl"
    }
