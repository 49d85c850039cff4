"""The indicators of Rivemont: two of them, measured at the start, at mid-term, at the end."""

import datetime as dt

from evaluation.models import Indicator, Measure, Situation, Vote

AGREED_ON = dt.date(2025, 11, 20)
#: What is looked at, and its five situations, the lowest first.
INDICATORS = {
    "Sortir de chez soi et voir du monde": (
        "Je reste chez moi, je ne vois personne de la semaine.",
        "Je sors pour les courses et les papiers, rien d’autre.",
        "Je sors une ou deux fois par semaine pour mon plaisir.",
        "J’ai des rendez-vous réguliers avec des gens que j’apprécie.",
        "Je sors quand j’en ai envie, et j’invite les autres à venir.",
    ),
    "Être écouté quand on décide": (
        "On décide sans nous, nous l’apprenons après.",
        "On nous demande notre avis, rien ne change.",
        "Notre avis compte parfois, sans que l’on sache pourquoi.",
        "Nous décidons ensemble, et l’on nous répond.",
        "Nous proposons, nous décidons et nous faisons ensemble.",
    ),
}
#: When, how, and for each indicator how many people stood at each level.
MEASURES = (
    ("start", "hands", dt.date(2025, 11, 27), ((4, 5, 2, 1, 0), (3, 6, 3, 0, 0))),
    ("mid_term", "paper", dt.date(2026, 4, 23), ((1, 4, 5, 2, 0), (1, 2, 6, 3, 0))),
    ("final", "phones", dt.date(2026, 7, 9), ((0, 2, 4, 4, 1), (0, 1, 3, 5, 2))),
)


def measure_in_rivemont(programme):
    """Write the indicators of the group, and what it measured by them."""
    indicators = [_write(programme, name) for name in INDICATORS]
    for moment, means, day, numbers in MEASURES:
        measure = Measure(programme=programme, moment=moment, means=means, held_on=day)
        measure.begin()
        if means == Measure.Means.PHONES:
            _choose(measure, indicators, numbers)
        else:
            _count(measure, indicators, numbers)


def _write(programme, name):
    indicator = Indicator(programme=programme, name=name, agreed_on=AGREED_ON)
    words = map(str, INDICATORS[name])
    indicator.write(dict(zip(map(int, Situation), words, strict=True)))
    return indicator


def _count(measure, indicators, numbers):
    typed = {
        (indicator.pk, level): number
        for indicator, levels in zip(indicators, numbers, strict=True)
        for level, number in enumerate(levels, start=1)
    }
    measure.type_counts(typed, measure.version)


def _choose(measure, indicators, numbers):
    """Let each phone choose once, then close: the counts alone stay."""
    measure.let_phones_in()
    by_phone = zip(*map(_one_by_one, numbers), strict=True)
    Vote.objects.bulk_create(
        Vote(
            measure=measure,
            key_digest=str(phone),
            choice={str(i.pk): at for i, at in zip(indicators, levels, strict=True)},
        )
        for phone, levels in enumerate(by_phone)
    )
    measure.close()


def _one_by_one(numbers):
    """Return the level of each person, from the numbers of each level."""
    return [level for level, n in enumerate(numbers, start=1) for _one in range(n)]
