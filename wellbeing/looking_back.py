"""What was contributed in a co-evaluation: by theme, by effect, by way, by role group.

Only what is revealed. Contributions are counted: never weighed, nor told in percentages,
nor added up across effects (domain 7.1). A role group that gave fewer than five is not
told apart from the others, or few answers would point at somebody (domain 7.3, 9.4).
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count

from programmes.asking import USUAL
from programmes.counting import FEWEST, is_small
from programmes.models import Kind, Question, RoleGroup
from wellbeing.gathered import (
    SIDES,
    Stack,
    dimensions_of,
    gathered,
    ideas_with_theme,
    stacked,
)
from wellbeing.models import Dimension, Idea, Referential, Round


@dataclass
class Answers:
    """Contributions of one effect, or proposals, in no order."""

    stacks: list[Stack] = field(default_factory=list)

    @property
    def count(self):
        return sum(stack.times for stack in self.stacks)


@dataclass
class LookedBack:
    """What was contributed on one dimension; without one, what is not sorted.

    No effect and harm are two things; ``unsaid`` answers the question on both, and
    neither its hand nor the group has said which (domain 7.1).
    """

    dimension: Dimension | None
    helped: Answers = field(default_factory=Answers)
    none: Answers = field(default_factory=Answers)
    harmed: Answers = field(default_factory=Answers)
    unsaid: Answers = field(default_factory=Answers)
    proposed: Answers = field(default_factory=Answers)

    @property
    def kinds(self):
        """Its answers one kind after the other, as the questions are asked."""
        return (self.helped, self.none, self.harmed, self.unsaid, self.proposed)

    @property
    def count(self):
        """How many there are in all: only to say whether there is anything to read."""
        return sum(answers.count for answers in self.kinds)

    def answers_like(self, idea):
        """Return those among which an idea stands, its round fetched."""
        if idea.round.kind == Round.Kind.IMPROVEMENT:
            return self.proposed
        return getattr(self, idea.effect or "unsaid")


@dataclass(frozen=True)
class Counts:
    """How many contributions there are, told apart in three ways.

    ``by_kind`` has the kinds of rounds, ``by_effect`` the effects ("" where neither is
    said) without the proposals, ``by_way`` the ways; ``by_group`` has the keys of role
    groups, and None for those of nobody known.
    """

    total: int
    by_kind: Counter
    by_effect: Counter
    by_way: Counter
    by_group: Counter

    @property
    def from_paper(self):
        """How many were typed from paper: they count with the rest (domain 7.2)."""
        return self.by_way[Idea.Way.PAPER]


def three_questions(programme, day, **values):
    """Return the rounds of a co-evaluation to be held on ``day``, not saved, in order.

    Each asks in the programme's own words, by the list of dimensions of its first
    rounds, so that before and after compare. Everybody who is there writes: all the
    signatories evaluate (domain 7.2). ``Round.ask_together`` saves them.
    """
    rows = Question.objects.filter(programme=programme, kind__in=Round.LOOKING_BACK)
    words = USUAL | dict(rows.values_list("kind", "text"))
    defaults = {
        "programme": programme,
        "held_on": day,
        "writers": Round.Writers.EVERYBODY,
        "referential_id": _list_of(programme),
    }
    return [
        Round(kind=kind, question=words[kind], **defaults | values)
        for kind in Round.LOOKING_BACK
    ]


def _list_of(programme):
    rounds = Round.objects.filter(programme=programme).kept()
    first = rounds.filter(kind__in=SIDES).latest_first().first()
    if first is not None:
        return first.referential_id
    usual = Referential.objects.filter(is_usual=True)
    return usual.values_list("pk", flat=True).get()


def contributions(rounds):
    """Return what was contributed to ``rounds``, ``LookedBack`` by dimension, in order.

    Last comes what is not sorted; a dimension without a contribution is left out. The
    queries are the same however many there are: two. All are of one programme.
    """
    shown = Round.objects.filter(pk__in=[one.pk for one in rounds]).shown()
    themes, unsorted = {}, LookedBack(None)
    stacks = stacked(ideas_with_theme(shown))
    for dimension in dimensions_of(rounds):
        themes[dimension.pk] = LookedBack(dimension)
    for stack in stacks:
        theme = themes.get(stack.idea.theme_pk, unsorted)
        theme.answers_like(stack.idea).stacks.append(stack)
    return [theme for theme in (*themes.values(), unsorted) if theme.count]


def counts(rounds):
    """Return the ``Counts`` of the contributions to ``rounds``; one query."""
    told = ("round__kind", "effect", "way", "role_group")
    by = {name: Counter() for name in told}
    rows = _shown(rounds).order_by().values(*told).annotate(number=Count("pk"))
    for row in rows:
        is_proposal = row["round__kind"] == Round.Kind.IMPROVEMENT
        for name in told:
            if not (name == "effect" and is_proposal):
                by[name][row[name]] += row["number"]
    return Counts(by["way"].total(), *by.values())


def groups_to_name(by_group):
    """Return the keys of the role groups that may be named beside their contributions.

    ``by_group`` counts the contributions of a whole sitting, as ``Counts`` has them.
    A group that gave one to four is not named; nor is the smallest of the others where
    those that name no group would be so few that they tell whose they are.
    """
    known = {pk: n for pk, n in by_group.items() if pk is not None}
    named = {pk: n for pk, n in known.items() if n >= FEWEST}
    while named and is_small(by_group.total() - sum(named.values())):
        del named[min(named, key=lambda pk: (named[pk], pk))]
    return set(named)


def named_and_rest(by_group):
    """Return the keys of the groups that may be named, and how many the others gave.

    ``by_group`` is as for ``groups_to_name``: every page that tells of the groups of a
    sitting names the same ones, or two pages would tell what neither does.
    """
    named = groups_to_name(by_group)
    return named, by_group.total() - sum(by_group[key] for key in named)


def named_groups(rounds, by_group=None):
    """Return the titles of the role groups that may be named, by their keys, in order.

    ``rounds`` are those of one sitting, the whole of it: what one question tells is
    hidden in what all of them tell. Two queries, one when ``by_group`` is given.
    """
    by_group = counts(rounds).by_group if by_group is None else by_group
    keys = groups_to_name(by_group)
    return {one.pk: one.title for one in groups_of_keys(keys)} if keys else {}


def named_beside(round_):
    """Return the titles of the role groups that may stand beside its ideas, by key.

    A wall, a list or a file names a group only where it gave at least five answers in
    the whole sitting, whoever looks: they are read by the room, and leave with people.
    Two queries for a round that looks back, none for the others.
    """
    return named_groups(round_.sitting()) if round_.looks_back else {}


def groups_of_keys(keys):
    groups = RoleGroup.objects.filter(pk__in=keys).select_related("programme")
    return groups.order_by("position", "pk")


def groups_that_write(programme):
    """Return the role groups that a contribution may be of, those to come left out."""
    groups = RoleGroup.objects.filter(programme=programme).exclude(kind=Kind.FUTURE)
    return groups.select_related("programme").order_by("position", "pk")


def first_words(programme):
    """Return what the group said at first, by dimension, as ``gathered`` has it.

    Beside what is contributed now: before and after, in people's words.
    """
    return [theme for theme in gathered(programme) if theme.dimension and theme.count]


def _shown(rounds):
    shown = Round.objects.filter(pk__in=[one.pk for one in rounds]).shown()
    return Idea.objects.standing().filter(round__in=shown)
