"""What must always be true of the indicators, and of what is measured by them."""

from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from evaluation.models import Indicator, LevelCount, Measure, Situation, Vote
from programmes.soundness import Invariant, among, where


def indicators_have_five_situations():
    rows = Indicator.objects.select_related("programme")
    rows = rows.annotate(levels_count=Count("levels"))
    wrong = ~Q(levels_count=len(Situation))
    return among(rows, wrong, lambda one: where(one, one.programme.slug))


def indicators_are_of_a_dimension_of_their_programme():
    rows = Indicator.objects.exclude(dimension=None).select_related("programme")
    wrong = Q(dimension__programme__isnull=False)
    wrong &= ~Q(dimension__programme=F("programme"))
    return among(rows, wrong, lambda one: where(one, one.programme.slug))


def counts_are_of_the_programmes_own_indicators():
    rows = LevelCount.objects.select_related("measure__programme")
    wrong = ~Q(level__indicator__programme=F("measure__programme"))
    return among(rows, wrong, lambda one: where(one, one.measure.programme.slug))


def measures_are_of_the_co_evaluation_of_their_moment():
    rows = Measure.objects.exclude(evaluation=None).select_related("programme")
    wrong = ~Q(evaluation__programme=F("programme"))
    wrong |= ~Q(evaluation__moment=F("moment"))
    return among(rows, wrong, lambda one: where(one, one.programme.slug))


def a_measure_that_is_closed_knows_no_vote():
    rows = Vote.objects.select_related("measure__programme")
    wrong = Q(measure__closed_at__isnull=False) | ~Q(measure__means="phones")
    return among(rows, wrong, lambda one: where(one, one.measure.programme.slug))


INVARIANTS = (
    Invariant(
        _("Each indicator says its five situations"),
        indicators_have_five_situations,
    ),
    Invariant(
        _("Each indicator is of a dimension that its programme may use"),
        indicators_are_of_a_dimension_of_their_programme,
    ),
    Invariant(
        _("Each count is of an indicator of the programme that measures"),
        counts_are_of_the_programmes_own_indicators,
    ),
    Invariant(
        _("Each measure is of the co-evaluation of its own moment"),
        measures_are_of_the_co_evaluation_of_their_moment,
    ),
    Invariant(
        _("A measure that is closed has forgotten each vote"),
        a_measure_that_is_closed_knows_no_vote,
    ),
)
