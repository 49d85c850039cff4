"""Before and after in people's words, theme by theme: the first rounds, then each look back.

Only what the groups have revealed. What helped, what did nothing and what did harm are
three things, shown as plainly as each other; where nobody said which, nobody guesses
(domain 7.1, 7.3). Counts only, of contributions and never of a person.
"""

from dataclasses import dataclass, field

from django.db.models import F, FilteredRelation, Q

from evaluation.asking import PLACES
from evaluation.models import Evaluation
from wellbeing.gathered import Theme, gathered
from wellbeing.models import Dimension, Idea, Round

Effect = Idea.Effect


@dataclass
class Said:
    """What one evaluation says of one theme, effect by effect."""

    evaluation: Evaluation
    helped: list[Idea] = field(default_factory=list)
    none: list[Idea] = field(default_factory=list)
    harmed: list[Idea] = field(default_factory=list)
    unclassed: list[Idea] = field(default_factory=list)

    @property
    def by_effect(self):
        """Return the three effects with what was said of each, in the order asked."""
        return (
            (Effect.HELPED, self.helped),
            (Effect.NONE, self.none),
            (Effect.HARMED, self.harmed),
        )

    @property
    def count(self):
        return sum(map(len, (self.helped, self.none, self.harmed, self.unclassed)))

    def add(self, idea):
        lists = {
            Effect.HELPED: self.helped,
            Effect.NONE: self.none,
            Effect.HARMED: self.harmed,
        }
        lists.get(effect_of(idea), self.unclassed).append(idea)


@dataclass
class ThemeThen:
    """One dimension, None for what is not sorted: its first words, and those since."""

    dimension: Dimension | None
    before: Theme | None
    said: list[Said]

    @property
    def count(self):
        return sum(one.count for one in self.said)

    @property
    def is_told(self):
        return bool(self.count or (self.before and self.before.count))


def effect_of(idea):
    """Return the effect that a contribution says, "" when nobody said which.

    What answers the first question says what the approach brought.
    """
    if idea.effect:
        return Effect(idea.effect)
    brought = idea.round.kind == Round.Kind.BROUGHT
    return Effect.HELPED if brought else ""


def evaluations_beside(evaluation):
    """Return the evaluations to show: this one, after the mid-term when it is the last."""
    rows = Evaluation.objects.kept().filter(programme=evaluation.programme_id)
    if evaluation.moment == Evaluation.Moment.MID_TERM:
        rows = rows.filter(pk=evaluation.pk)
    return list(rows.select_related(*PLACES).in_order())


def themes_then(programme, evaluations, *, with_the_first=True):
    """Return each theme with its first words, if asked, and what ``evaluations`` say.

    Those of which nothing is said are left out. The queries are the same however many
    contributions there are.
    """
    first = gathered(programme) if with_the_first else ()
    before = {one.dimension and one.dimension.pk: one for one in first}
    ideas = _ideas(evaluations)
    rows = Dimension.objects.filter(
        Q(pk__in=[pk for pk in before if pk])
        | Q(pk__in={one.theme_pk for one in ideas if one.theme_pk})
    )
    ordered = rows.order_by(F("referential").asc(nulls_last=True), "position", "pk")
    themes = {
        one and one.pk: ThemeThen(
            one,
            before.get(one and one.pk),
            [Said(evaluation) for evaluation in evaluations],
        )
        for one in (*ordered, None)
    }
    places = {
        pk: n
        for n, one in enumerate(evaluations)
        for pk in (one.brought_id, one.no_effect_id)
    }
    for idea in ideas:
        themes[idea.theme_pk].said[places[idea.round_id]].add(idea)
    return [one for one in themes.values() if one.is_told]


def _ideas(evaluations):
    asked = [pk for one in evaluations for pk in (one.brought_id, one.no_effect_id)]
    return list(contributions(asked))


def contributions(rounds):
    """Return what stands in these rounds, once revealed, each with its ``theme_pk``."""
    now = FilteredRelation("sortings", condition=Q(sortings__is_current=True))
    shown = Round.objects.filter(pk__in=rounds).shown()
    rows = Idea.objects.standing().filter(round__in=shown).annotate(now=now)
    rows = rows.annotate(theme_pk=F("now__component__dimension"))
    return rows.select_related("round").order_by("pk")


def proposals(evaluation):
    """Return what was answered to the third question, once it is revealed."""
    return contributions([evaluation.improvement_id])


def counts_in_all(themes, evaluations):
    """Return each evaluation with how many contributions said each effect."""
    return [
        (
            evaluation,
            [
                (effect, sum(len(one.said[n].by_effect[place][1]) for one in themes))
                for place, effect in enumerate(Effect)
            ],
            sum(len(one.said[n].unclassed) for one in themes),
        )
        for n, evaluation in enumerate(evaluations)
    ]
