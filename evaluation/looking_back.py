"""Before and after in people's words, theme by theme: the first rounds, then each look back.

What was said, and of what effect, is told by ``wellbeing.looking_back``; here it stands
beside what was said at first, and the end beside the mid-term (domain 7.1, 7.3).
"""

from dataclasses import dataclass

from evaluation.asking import PLACES
from evaluation.models import Evaluation
from wellbeing.gathered import Theme, gathered
from wellbeing.looking_back import LookedBack, contributions, ideas_of
from wellbeing.models import Dimension, Idea


@dataclass(frozen=True)
class ThemeThen:
    """One dimension, None for what is not sorted: its first words, and those since.

    ``said`` has each evaluation with what it says of the theme.
    """

    dimension: Dimension | None
    before: Theme | None
    said: tuple[tuple[Evaluation, LookedBack], ...]

    @property
    def is_told(self):
        told = [one for _evaluation, one in self.said]
        return any(one.count for one in (*told, self.before) if one)


def evaluations_beside(evaluation):
    """Return the evaluations to show: this one, after the mid-term when it is the last."""
    rows = Evaluation.objects.kept().filter(programme=evaluation.programme_id)
    if evaluation.moment == Evaluation.Moment.MID_TERM:
        rows = rows.filter(pk=evaluation.pk)
    return list(rows.select_related(*PLACES).in_order())


def themes_then(programme, evaluations):
    """Return each theme with its first words and what ``evaluations`` say of it.

    Those of which nothing is said are left out. The queries are the same however many
    contributions there are.
    """
    before = {theme.dimension: theme for theme in gathered(programme)}
    rounds = [(one.brought, one.no_effect) for one in evaluations]
    since = [{one.dimension: one for one in contributions(pair)} for pair in rounds]
    dimensions = set(before).union(*since)
    themes = [
        ThemeThen(
            one,
            before.get(one),
            tuple(
                (evaluation, said.get(one, LookedBack(one)))
                for evaluation, said in zip(evaluations, since, strict=True)
            ),
        )
        for one in sorted(dimensions, key=_place)
    ]
    return [theme for theme in themes if theme.is_told]


def _place(dimension):
    """Put the dimensions of lists first, then the group's own, then the unsorted."""
    if dimension is None:
        return (2,)
    of_a_list = dimension.referential_id
    place = (of_a_list or 0, dimension.position, dimension.pk)
    return (0 if of_a_list else 1, *place)


def proposals(evaluation):
    """Return what was answered to the third question, once it is revealed."""
    return ideas_of([evaluation.improvement_id])


def counts_in_all(themes, evaluations):
    """Return each evaluation with how many said each effect, and how many did not say."""
    told = []
    for place, evaluation in enumerate(evaluations):
        said = [theme.said[place][1] for theme in themes]
        effects = [(effect, _sum(said, effect)) for effect in Idea.Effect]
        told.append((evaluation, effects, _sum(said, "")))
    return told


def _sum(said, effect):
    return sum(one.of(effect).count for one in said)
