"""What was said looking back: counts by dimension, what helped, did nothing, did harm.

Each question is told by itself: what helped and what to do better as one list each, no
effect and harm as a table. Their sums are no secret (a round tells how many ideas it
has), so nothing leans on their being withheld.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.models import Evaluation
from evaluation.reporting.people import Group, with_the_rest
from programmes.counting import is_small
from programmes.suppression import told, told_apart, told_in_a_row
from wellbeing.looking_back import ideas_of
from wellbeing.models import Round

HELPED, NONE, HARMED, UNSAID, PROPOSED = (
    "helped",
    "none",
    "harmed",
    "unsaid",
    "proposed",
)
LABELS = {
    HELPED: gettext_lazy("It helped"),
    NONE: gettext_lazy("Without effect"),
    HARMED: gettext_lazy("It did harm"),
    UNSAID: gettext_lazy("Without effect, or harm: not said which"),
    PROPOSED: gettext_lazy("What to do better"),
}
#: Each has a question of its own; the others answer the same one.
ALONE = (HELPED, PROPOSED)


@dataclass(frozen=True)
class Answer:
    """One contribution word for word, read inside the group alone."""

    text: str
    effect: str
    dimension: str
    place: int  # of the dimension in its list
    role_group: int | None

    @property
    def label(self):
        return LABELS[self.effect]


@dataclass(frozen=True)
class Line:
    """The counts of one dimension, in the order of the columns; None is withheld."""

    dimension: str
    counts: tuple[int | None, ...]


@dataclass(frozen=True)
class Answers:
    """What one co-evaluation was answered."""

    moment: str
    held_on: dt.date
    kept: str  # in the group's words, once it agreed on them
    agreed_on: dt.date | None
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    sums: tuple[int | None, ...]
    groups: tuple[Group, ...]
    said: tuple[Answer, ...]  # inside the group alone

    @property
    def told_lines(self):
        """The lines, unless nothing of any is told: then the sums stand alone."""
        told = any(number is not None for line in self.lines for number in line.counts)
        return self.lines if told else ()

    @property
    def labels(self):
        return [LABELS[column] for column in self.columns]


def answers_of(programme, titles, *, outside):
    """Return what each co-evaluation held was answered, the mid-term first.

    ``titles`` are the names of the role groups by key; ``outside`` says that the report
    leaves the group: small numbers are withheld, and no contribution is quoted.
    """
    held = Evaluation.objects.held().filter(programme=programme).in_order()
    rows = given(Evaluation.objects.held().filter(programme=programme))
    return [
        _answers(
            one, [row for moment, row in rows if moment == one.pk], titles, outside
        )
        for one in held
    ]


def given(evaluations):
    """Return the contributions that were revealed, each with its co-evaluation's key."""
    rounds = {}
    for one in evaluations.values("pk", "brought", "no_effect", "improvement"):
        for name in ("brought", "no_effect", "improvement"):
            rounds[one[name]] = one["pk"]
    rows = ideas_of(rounds).annotate(
        theme=F("now__component__dimension__label"),
        place=F("now__component__dimension__position"),
    )
    names = ("round", "round__kind", "effect", "text", "theme", "place", "role_group")
    return [(rounds[row["round"]], _answer(row)) for row in rows.values(*names)]


def _answer(row):
    is_proposal = row["round__kind"] == Round.Kind.IMPROVEMENT
    return Answer(
        row["text"],
        PROPOSED if is_proposal else row["effect"] or UNSAID,
        row["theme"] or "",
        row["place"] or 0,
        row["role_group"],
    )


def _answers(evaluation, said, titles, outside):
    columns, dimensions, cells, sums = counted(said, outside=outside)
    kept = evaluation.kept if evaluation.agreed_on or not outside else ""
    return Answers(
        str(evaluation.get_moment_display()),
        evaluation.held_on,
        kept,
        evaluation.agreed_on,
        tuple(columns),
        tuple(
            Line(name or _("not sorted yet"), tuple(row))
            for name, row in zip(dimensions, cells, strict=True)
        ),
        tuple(sums),
        tuple(_groups(said, titles, outside)),
        () if outside else tuple(said),
    )


def counted(said, *, outside):
    """Return the columns, the dimensions, their counts and the sums of the columns.

    ``said`` are the contributions to one co-evaluation.
    """
    places = {one.dimension: one.place for one in said}
    dimensions = sorted(places, key=lambda name: (not name, places[name], name))
    found = Counter((one.dimension, one.effect) for one in said)
    columns = [
        one
        for one in LABELS
        if one != UNSAID or any(answer.effect == UNSAID for answer in said)
    ]
    cells = [[found[name, column] for column in columns] for name in dimensions]
    sums = [sum(column) for column in zip(*cells, strict=True)] or [0] * len(columns)
    if outside:
        cells, sums = for_outside(cells, columns)
    return columns, dimensions, cells, sums


def for_outside(cells, columns):
    """Return the counts and their sums as they may be told outside the group.

    Each list and the table of effects are told apart, as their sums are known.
    """
    lists = [n for n, column in enumerate(columns) if column in ALONE]
    effects = [n for n in range(len(columns)) if n not in lists]
    shown = [list(row) for row in cells]
    sums = [0] * len(columns)
    for n in lists:
        column = [row[n] for row in cells]
        sums[n] = None if is_small(sum(column)) else sum(column)
        for row, number in zip(shown, told_in_a_row(column), strict=True):
            row[n] = number
    table = told([[row[n] for n in effects] for row in cells], rows=False)
    for place, n in enumerate(effects):
        sums[n] = table.columns[place] if cells else 0
        for row, line in zip(shown, table.cells, strict=True):
            row[n] = line[place]
    return shown, sums


def _groups(said, titles, outside):
    """Return from which groups the contributions come, as whoever wrote was told.

    The same groups are named as on the walls (``wellbeing.looking_back.named_groups``),
    inside the group too.
    """
    counted = Counter(one.role_group for one in said)
    named = told_apart(counted)
    groups = [Group(titles[key], counted[key]) for key in titles if key in named]
    lines = with_the_rest(groups, counted.total())
    return _beside_questions(lines, said) if outside else lines


def _beside_questions(lines, said):
    """Return the groups as they may be told: their sum finds no question of few answers.

    The questions tell how often they were answered, save one that was so little: the sum
    of the groups would tell of it. So the smallest line is not counted then.
    """
    questions = Counter(one.effect if one.effect in ALONE else NONE for one in said)
    if not any(map(is_small, questions.values())):
        return lines
    smallest = min(lines, key=lambda line: line.number or 0)
    return [replace(one, number=None) if one is smallest else one for one in lines]
