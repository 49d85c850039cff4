"""The answers as bars, for paper and screen: what helped solid, no effect empty, harm hatched.

A number stands beside each bar, so that nothing hangs on how it is filled; the same
numbers follow in a table. What is withheld has no bar, and says so.
"""

import textwrap
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluation.reporting.answers import HARMED, HELPED, NONE, Answers

WIDTH, LABELS_WIDTH, ROOM = 476, 168, 60
BAR, STEP, GAP, LINE = 11, 14, 12, 11
SHOWN = (HELPED, NONE, HARMED)
LETTERS = 30  # in one line of a label


@dataclass(frozen=True)
class Bar:
    y: int
    width: int
    kind: str
    said: str

    @property
    def middle(self):
        return self.y + BAR - 2

    @property
    def after(self):
        return LABELS_WIDTH + self.width + 5


@dataclass(frozen=True)
class Row:
    """The bars of one dimension, with its name in lines: y and words."""

    label: tuple[tuple[int, str], ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Chart:
    rows: tuple[Row, ...]
    height: int
    width: int = WIDTH
    left: int = LABELS_WIDTH
    bar: int = BAR


def chart_of(answers: Answers) -> Chart | None:
    """Return the drawing of what was answered, None where there is nothing to draw."""
    shown = [(n, column) for n, column in enumerate(answers.columns) if column in SHOWN]
    numbers = [line.counts[n] or 0 for line in answers.lines for n, _column in shown]
    if not answers.lines or not any(numbers):
        return None
    unit = (WIDTH - LABELS_WIDTH - ROOM) / max(numbers)
    rows, y = [], 4
    for line in answers.lines:
        words = textwrap.wrap(line.dimension, LETTERS)[:3]
        label = tuple((y + 9 + LINE * n, said) for n, said in enumerate(words))
        bars = tuple(
            _bar(line.counts[n], column, y + STEP * place, unit)
            for place, (n, column) in enumerate(shown)
        )
        rows.append(Row(label, bars))
        y += max(STEP * len(shown), LINE * len(words)) + GAP
    return Chart(tuple(rows), y)


def _bar(number, kind, y, unit):
    said = _("not told") if number is None else str(number)
    return Bar(y, round((number or 0) * unit), kind, said)
