"""A row that each constraint of the indicators and their measures refuses."""

from evaluation.models import Indicator, LevelCount, Measure
from tests.evaluation.making_measures import (
    Means,
    make_indicator,
    make_measure,
    measured,
)


def numbered_twice():
    one = make_indicator()
    make_indicator(one.programme, number=one.number)


def level(**values):
    make_indicator().levels.create(**{"situation": 1, "words": "Dit"} | values)


def changed_level(**values):
    make_indicator().levels.filter(situation=5).update(**values)


def measure(**values):
    """Change a measure as no page does."""
    made = make_measure(means=values.pop("means", Means.PAPER))
    Measure.objects.filter(pk=made.pk).update(**values)


def measured_twice():
    one = make_measure()
    Measure.objects.create(
        programme=one.programme, moment=one.moment, means="paper", held_on=one.held_on
    )


def code_of_two():
    for _n in range(2):
        measure(code="ABCDEF", means=Means.PHONES)


def counted_twice():
    one = measured(1, 2, 3, 0, 0).counts.first()
    LevelCount.objects.create(measure=one.measure, level=one.level)


def two_votes_of_one_phone():
    one = make_measure(means=Means.PHONES)
    for _n in range(2):
        one.votes.create(key_digest="a")


REFUSED = {
    "indicator_number_once_per_programme": numbered_twice,
    "indicator_says_what_is_looked_at": lambda: Indicator.objects.filter(
        pk=make_indicator().pk
    ).update(name=""),
    "level_once_per_indicator": level,
    "level_is_one_of_five": lambda: changed_level(words=""),
    "measure_once_at_each_moment": measured_twice,
    "measure_code_is_of_one": code_of_two,
    "measure_lets_phones_in_before_it_is_closed": lambda: measure(code="ABCDEF"),
    "level_count_once_per_measure": counted_twice,
    "vote_once_for_each_phone": two_votes_of_one_phone,
}
