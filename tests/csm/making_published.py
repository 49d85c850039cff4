"""Editions with random numbers of people, answers and counts, told to who observes."""

from evaluation.models import Evaluation, Indicator, LevelCount, Measure, Situation
from programmes.models import Kind
from tests.evaluation.making_report import (
    Moment,
    agree,
    answer,
    components,
    make_evaluation,
)
from tests.factories import (
    make_organisation,
    make_partner,
    make_programme,
    make_role_group,
)

KINDS = (Kind.PARTICIPANT, Kind.AUTHORITY, Kind.FACILITATOR)
NUMBERS = (0, 0, 1, 1, 2, 3, 4, 5, 6, 8)


def random_edition(chance, territory, year):
    """An edition that its group agreed on, each number of it drawn by ``chance``."""
    programme = make_programme(territory=territory, first_year=year, last_year=year + 1)
    groups = [_group(programme, kind, chance) for kind in KINDS]
    for moment in (Moment.MID_TERM, Moment.FINAL):
        _look_back(make_evaluation(programme, moment), [*groups, None], chance)
    _measure(programme, chance)
    agree(programme)
    return programme


def _group(programme, kind, chance):
    group = make_role_group(programme, kind)
    for _n in range(chance.choice(NUMBERS)):
        make_partner(programme, kind)
    for _n in range(0 if kind == Kind.PARTICIPANT else chance.choice(NUMBERS)):
        make_partner(programme, kind, organisation=make_organisation())
    return group


def _look_back(evaluation: Evaluation, groups, chance):
    places = [components(evaluation.brought)[0], None]
    for place in places:
        for round_, effects in (
            (evaluation.brought, ["helped"]),
            (evaluation.no_effect, ["none", "harmed"]),
            (evaluation.improvement, [""]),
        ):
            for effect in effects:
                number = chance.choice((0, 0, 1, 2, 5))
                answer(
                    round_,
                    number,
                    place,
                    role_group=chance.choice(groups),
                    effect=effect,
                )


def _measure(programme, chance):
    indicator = Indicator(programme=programme, name="Sortir de chez soi")
    indicator.agreed_on = programme.begun_on
    indicator.write({int(one): f"Situation {one}" for one in Situation})
    for moment in ("start", "final"):
        measure = Measure.objects.create(
            programme=programme, moment=moment, means="hands", held_on="2026-01-08"
        )
        for level in indicator.levels.all():
            number, phones = chance.choice((0, 0, 1, 2, 3, 5)), chance.choice((0, 0, 1))
            LevelCount.objects.create(
                measure=measure, level=level, number=number, by_phones=phones
            )
