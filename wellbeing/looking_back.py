"""What was contributed in a co-evaluation: by theme, by effect, by way, by role group.

Only what is revealed. Contributions are counted: never weighed, nor told in percentages,
nor added up across effects (domain 7.1). A role group that gave fewer than five is not
told apart from the others, or few answers would point at somebody (domain 7.3, 9.4).
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count

from programmes.asking import USUAL
from programmes.models import Kind, Question, RoleGroup
from programmes.suppression import told_apart
from wellbeing.gathered import (
    SIDES,
    Stack,
    dimensions_of,
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

    @property
    def ideas(self):
        """Each of them word for word, those of one pile after one another."""
        return [idea for one in self.stacks for idea in (one.idea, *one.others)]


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
    def by_effect(self):
        """The three effects with their answers, in the order asked."""
        return [(effect, self.of(effect)) for effect in Idea.Effect]

    def of(self, effect):
        """Return the answers of one effect, "" for those that say none."""
        return getattr(self, effect or "unsaid")

    @property
    def count(self):
        """How many there are in all: only to say whether there is anything to read."""
        return sum(answers.count for answers in self.kinds)

    def answers_like(self, idea):
        """Return those among which an idea stands, its round fetched."""
        if idea.round.kind == Round.Kind.IMPROVEMENT:
            return self.proposed
        return self.of(idea.effect)


def three_questions(programme, day, *, like=(), **values):
    """Return the rounds of a co-evaluation to be held on ``day``, not saved, in order.

    Each asks in the programme's own words, by the list of dimensions of its first
    rounds, so that before and after compare; or in the words and by the list of those
    that ``like`` names, the three of another co-evaluation. Everybody who is there
    writes: all the signatories evaluate (domain 7.2). ``Round.ask_together`` saves them.
    """
    if like:
        words = {one.kind: one.question for one in like}
    else:
        own = Question.objects.filter(programme=programme)
        words = USUAL | dict(own.values_list("kind", "text"))
    defaults = {
        "programme": programme,
        "held_on": day,
        "writers": Round.Writers.EVERYBODY,
        "referential_id": like[0].referential_id if like else _list_of(programme),
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
    themes, unsorted = {}, LookedBack(None)
    stacks = stacked(ideas_of([one.pk for one in rounds]))
    for dimension in dimensions_of(rounds):
        themes[dimension.pk] = LookedBack(dimension)
    for stack in stacks:
        theme = themes.get(stack.idea.theme_pk, unsorted)
        theme.answers_like(stack.idea).stacks.append(stack)
    return [theme for theme in (*themes.values(), unsorted) if theme.count]


def ideas_of(keys):
    """Return what stands in the rounds of these keys that are shown, in no order.

    Each has its round and its ``theme_pk``; its effect is kept as ``Round.effect_of``
    says it. One query.
    """
    return ideas_with_theme(Round.objects.filter(pk__in=keys).shown())


def by_group(rounds):
    """Return how many contributions to ``rounds`` came from each role group; one query.

    By the keys of the groups; under None those of nobody known.
    """
    shown = Round.objects.filter(pk__in=[one.pk for one in rounds]).shown()
    rows = Idea.objects.standing().filter(round__in=shown).order_by()
    rows = rows.values_list("role_group").annotate(number=Count("pk"))
    return Counter(dict(rows))


def by_group_told(rounds):
    """Return the counts by role group as anybody may read them: pairs of a name and a count.

    ``by_group`` is as for ``groups_to_name``: every page that tells of the groups of a
    sitting names the same ones, or two pages would tell what neither does.
    """
    numbers = by_group(rounds)
    titles = _titles(told_apart(numbers))
    told = [(title, numbers[pk]) for pk, title in titles.items()]
    rest = numbers.total() - sum(number for _title, number in told)
    return [*told, (None, rest)] if rest else told


def named_groups(rounds):
    """Return the titles of the role groups that may be named, by their keys, in order.

    ``rounds`` are those of one sitting, the whole of it: what one question tells is
    hidden in what all of them tell. Two queries.
    """
    return _titles(told_apart(by_group(rounds)))


def _titles(keys):
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
