"""What a group has said, theme by theme: the ideas of both sides, and the text of each.

Only what the group has revealed, of the rounds on well-being and on ill-being; an idea
that another one lies on stands with it, and both count.
"""

from dataclasses import dataclass, field

from django.db.models import FETCH_RAISE, F, FilteredRelation, Q, Subquery

from wellbeing.models import Definition, Dimension, Idea, Round, Synthesis
from wellbeing.models.syntheses import TEXT_LENGTH

SIDES = (Round.Kind.WELL_BEING, Round.Kind.ILL_BEING)
PLACE = ("position", "pk")


@dataclass
class Stack:
    """One idea, and those of its pile in the same theme that are marked as it is."""

    idea: Idea
    others: list[Idea] = field(default_factory=list)

    @property
    def times(self):
        return 1 + len(self.others)

    @property
    def also(self):
        """The other words in which the same was said, each once."""
        said = dict.fromkeys(one.text for one in self.others)
        said.pop(self.idea.text, None)
        return list(said)


@dataclass
class ThemeSide:
    """The ideas of one side of a theme, in no order."""

    stacks: list[Stack] = field(default_factory=list)

    @property
    def count(self):
        return sum(stack.times for stack in self.stacks)


@dataclass
class Theme:
    """A dimension, its ideas and its text; without a dimension, what is not sorted."""

    dimension: Dimension | None
    text: Synthesis | None = None
    bright: ThemeSide = field(default_factory=ThemeSide)
    dark: ThemeSide = field(default_factory=ThemeSide)

    @property
    def stacks(self):
        return [*self.bright.stacks, *self.dark.stacks]

    @property
    def count(self):
        return self.bright.count + self.dark.count

    @property
    def rounds(self):
        """The rounds of its ideas, once for a round and its mirror: they share a wall."""
        found = {}
        for one in (stack.idea.round for stack in self.stacks):
            if one.mirror_id not in found:
                found.setdefault(one.pk, one)
        return list(found.values())

    @property
    def waits(self):
        """Whether it has something to say, and no text that the group agreed on."""
        agreed_on = self.text is not None and self.text.settled_on is not None
        return not agreed_on and bool(self.count or self.text)

    def as_prefilled(self):
        """Return the ideas one per line, word for word: where a first text begins.

        Those left out are not in it, nor those that no longer fit in a text: these
        stand beside it.
        """
        lines, room = [], TEXT_LENGTH
        for stack in self.stacks:
            for said in () if stack.idea.left_out else (stack.idea.text, *stack.also):
                room -= len(said) + 1
                if room >= 0:
                    lines.append(said)
        return "\n".join(lines)


def gathered(programme, since=None):
    """Return the themes of a programme in their order, then what is not sorted yet.

    ``since`` is the day on which somebody joined who reads no idea of before.

    Those of its lists are there without an idea too. The queries are the same however
    many ideas there are; a programme that revealed none costs one.
    """
    ideas = ideas_with_theme(revealed_rounds(programme, since))
    return _told(programme, _dimensions(programme), ideas)


def theme_of(programme, dimension_pk, since=None):
    """Return one theme as ``gathered`` has it, None when it is none of its themes.

    No other theme is read, however many ideas there are in all.
    """
    ideas = ideas_with_theme(revealed_rounds(programme, since))
    ideas = ideas.filter(theme_pk=dimension_pk)
    dimensions = _dimensions(programme).filter(pk=dimension_pk)
    return next(iter(_told(programme, dimensions, ideas)), None)


def gathered_in(round_):
    """Return the themes in which one round, of any kind, has ideas; last the unsorted."""
    themes = {one.pk: Theme(one) for one in dimensions_of([round_])}
    ideas = ideas_with_theme(Round.objects.filter(pk=round_.pk).shown())
    return [theme for theme in _filled(themes, ideas) if theme.count]


def dimensions_of(rounds):
    """Return the dimensions by which rounds of one programme are sorted, in order."""
    dimensions = Dimension.objects.filter(
        Q(referential__in={one.referential_id for one in rounds})
        | Q(programme__in={one.programme_id for one in rounds})
    )
    return dimensions.order_by(F("referential").asc(nulls_last=True), *PLACE)


def shows_every_idea(programme):
    """Whether the group chose that its annex shows all its ideas beside the texts."""
    chosen = Definition.objects.filter(programme=programme)
    return chosen.filter(shows=Definition.Shows.ALL).exists()


def has_chosen(programme):
    """Whether the group said what its annex shows; until then, its texts alone."""
    return Definition.objects.filter(programme=programme).exists()


def revealed_rounds(programme, since=None):
    """Return the rounds on both sides of well-being that the group has revealed.

    Needs and what people could do are not part of what well-being is (domain 4.1), and
    before the reveal an idea is read by those who facilitate alone (trust 2.2). Whoever
    joined after the signature, ``since`` a day, reads none of before (domain 8.2).
    """
    rounds = Round.objects.filter(programme=programme, kind__in=SIDES).shown()
    return rounds if since is None else rounds.filter(held_on__gte=since)


def _told(programme, dimensions, ideas):
    themes = {dimension.pk: Theme(dimension) for dimension in dimensions}
    if not themes:
        return []
    texts = Synthesis.objects.filter(programme=programme, dimension__in=themes)
    for text in texts.current():
        themes[text.dimension_id].text = text
    return [theme for theme in _filled(themes, ideas) if _stays(theme)]


def _filled(themes, ideas):
    """Return the themes with these ideas in them, and last what is not sorted."""
    unsorted = Theme(None)
    for stack in stacked(ideas):
        theme = themes.get(stack.idea.theme_pk, unsorted)
        is_dark = stack.idea.round.is_bright is False
        (theme.dark if is_dark else theme.bright).stacks.append(stack)
    return [*themes.values(), unsorted]


def _dimensions(programme):
    """Return those of the lists that were used, then the group's own themes."""
    rounds = revealed_rounds(programme)
    texts = Synthesis.objects.filter(programme=programme)
    rows = Dimension.objects.filter(
        Q(referential__in=Subquery(rounds.values("referential")))
        | Q(programme=programme)
        | Q(pk__in=Subquery(texts.values("dimension")))
    )
    return rows.order_by(F("referential").asc(nulls_last=True), *PLACE)


def _stays(theme):
    """A theme that the group put away stays as long as something is said of it."""
    is_offered = theme.dimension and theme.dimension.archived_at is None
    return is_offered or theme.count or theme.text


def ideas_with_theme(rounds):
    """Return the ideas that stand in these rounds, each with its ``theme_pk``."""
    now = FilteredRelation("sortings", condition=Q(sortings__is_current=True))
    rows = Idea.objects.standing().filter(round__in=rounds).annotate(now=now)
    rows = rows.annotate(theme_pk=F("now__component__dimension"))
    return rows.select_related("round").order_by("pk").fetch_mode(FETCH_RAISE)


def stacked(ideas):
    """Return the ideas, those that lie on one of the same theme put with it.

    Those that are left out of the text and those that are not stand apart, as do those
    that tell of two effects: each is marked as it is.
    """
    by_pk, piles = {idea.pk: idea for idea in ideas}, {}
    for idea in by_pk.values():
        under = by_pk.get(idea.stacked_on_id)
        top = under if under and under.theme_pk == idea.theme_pk else idea
        pile = piles.setdefault((top.pk, idea.left_out, idea.effect), [])
        pile.insert(0 if idea is top else len(pile), idea)
    return [Stack(first, others) for first, *others in piles.values()]
