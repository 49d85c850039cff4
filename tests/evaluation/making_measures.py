"""Indicators and their measures, made plainly; every value can be given."""

from evaluation.models import Indicator, Measure, Situation
from tests.factories import make_programme
from tests.workshops.making import in_days

Moment, Means = Measure.Moment, Measure.Means
WORDS = (
    "Je ne sors jamais",
    "Je sors si on m’accompagne",
    "Je sors une fois par semaine",
    "Je sors quand j’en ai envie",
    "Je propose aux autres de sortir",
)


def make_indicator(programme=None, words=WORDS, **values) -> Indicator:
    """An indicator on which the group agreed a month ago."""
    programme = programme or make_programme()
    defaults = {"name": "Sortir de chez soi", "agreed_on": in_days(-30)}
    indicator = Indicator(programme=programme, **defaults | values)
    indicator.write(dict(zip(map(int, Situation), words, strict=True)))
    return indicator


def make_measure(programme=None, **values) -> Measure:
    """A measure at the start, by a show of hands, a week ago."""
    programme = programme or make_programme()
    defaults = {"moment": Moment.START, "means": Means.HANDS, "held_on": in_days(-7)}
    measure = Measure(programme=programme, **defaults | values)
    measure.begin()
    return measure


def measured(*numbers, **values) -> Measure:
    """A measure of one indicator, with the numbers of its levels, the lowest first."""
    indicator = values.pop("indicator", None) or make_indicator(values.get("programme"))
    measure = make_measure(**values | {"programme": indicator.programme})
    type_counts(measure, indicator, *numbers)
    return measure


def type_counts(measure, indicator, *numbers):
    """Type the counts of an indicator, the lowest level first."""
    measure.refresh_from_db()
    typed = {(indicator.pk, level): n for level, n in enumerate(numbers, start=1)}
    return measure.type_counts(typed, measure.version)


def counts(measure, *columns):
    """Return these columns of the counts of a measure, the lowest level first."""
    rows = measure.counts.order_by("level__indicator", "level__situation")
    if len(columns) > 1:
        return list(rows.values_list(*columns))
    return list(rows.values_list(*(columns or ("number",)), flat=True))
