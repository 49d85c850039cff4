"""What a round prints to be written on by hand: numbered slips, and its sheet.

Neither holds an idea: they are the same before and after, and tell nothing.
"""

from dataclasses import dataclass
from itertools import batched

from django.template.loader import render_to_string

from programmes import printing
from wellbeing.looking_back import groups_that_write
from wellbeing.models import Round
from wellbeing.telling import about_names, who_writes

#: Looking back, a slip has boxes too: it is twice as high.
PER_SHEET, PER_SHEET_WITH_BOXES = 8, 4
MOST_SHEETS = 13  # a little over a hundred slips
LAST_FIRST = 9999 - MOST_SHEETS * PER_SHEET + 1
#: Up to so many characters the question stands in this type, with so many lines below.
SIZES = ((90, "", 4), (170, "snug", 3), (1000, "dense", 2))
LINES_WITH_BOXES, LINES_OF_THE_SHEET = 6, 6


@dataclass(frozen=True)
class Slips:
    """Some slips of a round, eight on a sheet, or four where they have boxes.

    A number only counts slips of paper.
    """

    round: Round
    first: int
    sheets: int

    @property
    def pages(self):
        last = self.first + self.sheets * self.per_sheet
        return list(batched(range(self.first, last), self.per_sheet))

    @property
    def per_sheet(self):
        return PER_SHEET_WITH_BOXES if self.round.looks_back else PER_SHEET

    @property
    def size(self):
        """How large the question is set, so that it leaves room for the hand."""
        return self._set()[1]

    @property
    def lines(self):
        return range(LINES_WITH_BOXES if self.round.looks_back else self._set()[2])

    def _set(self):
        length = len(self.round.question)
        return next(one for one in SIZES if length <= one[0])


def slips_asked(round_, asked):
    """Return the slips that a query asks for, brought within what is printed at once."""
    first = _number(asked.get("de"), 1, LAST_FIRST)
    return Slips(round_, first, _number(asked.get("feuilles"), 2, MOST_SHEETS))


def _number(typed, usual, most):
    """Return a number from 1 to ``most``; ``usual`` for what is none."""
    typed = (typed or "").strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        return usual
    return min(max(int(typed), 1), most)


def parts_of(round_):
    """Return what the templates need, on paper and on screen."""
    return {
        "round": round_,
        "programme": round_.programme,
        "writers": who_writes(round_),
        "names": about_names(round_),
        "lines": range(LINES_OF_THE_SHEET),
        "groups": groups_that_write(round_.programme) if round_.looks_back else (),
    }


def slips_pdf(slips, *, ask=None):
    """Return the slips as a tagged PDF; ``ask`` may raise to refuse the rendering."""
    context = parts_of(slips.round) | {"slips": slips}
    return _printed("slips", "wellbeing/print/slips.html", context, ask)


def sheet_pdf(round_, *, ask=None):
    """Return the sheet of the round as a tagged PDF."""
    return _printed("round", "wellbeing/print/sheet.html", parts_of(round_), ask)


def _printed(kind, template, context, ask):
    html = render_to_string(template, context)
    return printing.made_once(kind, html, f"{kind} {context['round'].pk}", ask=ask)
