"""Numbers as bars, for paper and screen: what helped solid, no effect empty, harm dashed.

A number stands beside each bar, so that nothing hangs on how it is filled; the same
numbers follow in a table. What is withheld has no bar, and says so.
"""

import textwrap
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluation.reporting.answers import HARMED, HELPED, NONE, Answers
from evaluation.reporting.commitments import Seen
from programmes.vocabulary import capitalised

WIDTH, LABELS_WIDTH, ROOM = 476, 168, 60
BAR, STEP, GAP, LINE, HEAD = 11, 14, 12, 11, 18
SHOWN = (HELPED, NONE, HARMED)
#: Where bars are of one kind, what they count is written beside each.
PLAIN = "plain"
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
    """The bars of one thing, with its name in lines: y and words."""

    label: tuple[tuple[int, str], ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Chart:
    """``heads`` stand above what they name: y and words."""

    rows: tuple[Row, ...]
    height: int
    heads: tuple[tuple[int, str], ...] = ()
    width: int = WIDTH
    left: int = LABELS_WIDTH
    bar: int = BAR


def chart_of(answers: Answers) -> Chart | None:
    """Return the drawing of what was answered, None where there is nothing to draw."""
    shown = [(n, column) for n, column in enumerate(answers.columns) if column in SHOWN]
    lines = [
        (line.dimension, [(column, line.counts[n]) for n, column in shown])
        for line in answers.lines
    ]
    return _drawn([("", lines)])


def chart_of_tallies(tallies) -> Chart | None:
    """Return the drawing of how often each reading was given, moment by moment."""
    labels = [capitalised(str(seen.label)) for seen in Seen]
    return _drawn(
        [_list(one.moment, zip(labels, one.counts, strict=True)) for one in tallies]
    )


def chart_of_spreads(measured) -> Chart | None:
    """Return the drawing of one indicator, measure by measure, the ideal first."""
    return _drawn(
        [
            _list(str(one.measure), ((bar.named, bar.number) for bar in one.bars))
            for one in measured.spreads
        ]
    )


def _list(title, numbers):
    """Return a part of a drawing in which each thing has one bar."""
    return capitalised(title), [(name, [(PLAIN, n)]) for name, n in numbers]


def _drawn(parts):
    """Draw parts, each a title or "" and its lines; all on one scale."""
    lines = [line for _title, found in parts for line in found]
    most = max((n or 0 for _name, bars in lines for _kind, n in bars), default=0)
    if not most:
        return None
    unit = (WIDTH - LABELS_WIDTH - ROOM) / most
    rows, heads, y = [], [], 4
    for title, found in parts:
        if title:
            heads.append((y + 9, title))
            y += HEAD
        for name, bars in found:
            words = textwrap.wrap(name, LETTERS)[:3]
            label = tuple((y + 9 + LINE * n, said) for n, said in enumerate(words))
            drawn = tuple(
                _bar(number, kind, y + STEP * place, unit)
                for place, (kind, number) in enumerate(bars)
            )
            rows.append(Row(label, drawn))
            y += max(STEP * len(bars), LINE * len(words))
            y += GAP if len(bars) > 1 else STEP - BAR
        y += GAP if title else 0
    return Chart(tuple(rows), y, tuple(heads))


def _bar(number, kind, y, unit):
    said = _("not told") if number is None else str(number)
    return Bar(y, round((number or 0) * unit), kind, said)
