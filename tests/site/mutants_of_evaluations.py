"""The rules of access to what is looked back on, each with its mutant."""

from evaluation.models.evaluations import EvaluationQuerySet
from evaluation.models.indicators import IndicatorQuerySet
from evaluation.models.measures import MeasureQuerySet
from evaluation.views import readings
from tests.site.says_yes import yes

RULES = {
    "the indicators of another programme": (
        IndicatorQuerySet,
        "visible_to",
        lambda rows, access: rows,
        "evaluation:indicator_",
    ),
    "the measures of another programme": (
        MeasureQuerySet, "visible_to", lambda rows, access: rows, "evaluation:measure_"
    ),
    "the readings of a co-evaluation to come": (
        EvaluationQuerySet,
        "visible_to",
        lambda rows, access: rows.filter(programme=access.programme),
        "evaluation:reading_l",
    ),
    "the readings of another programme": (
        EvaluationQuerySet, "visible_to", lambda rows, access: rows, "evaluation:reading_l"
    ),
    "typing for another group": (
        readings, "may_type_for", yes, "evaluation:reading_t"
    ),
}  # fmt: skip
