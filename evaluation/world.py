"""The co-evaluations of a world to measure in: one at mid-term, with thirty of each row."""

import datetime as dt

from evaluation.asking import PLACES
from evaluation.models import Evaluation, Improvement
from programmes.asking import CO_EVALUATION, USUAL
from wellbeing.models import Idea, Referential, Round
from workshops.models import Session

#: How many contributions each question has, and how many improvements there are.
ROWS = 30
WORDS = "Le mardi, on se retrouve, et on sait que quelqu’un nous attend."
EFFECTS = dict(zip(PLACES, ("helped", "none", ""), strict=True))


def look_back(programmes):
    """Give these programmes what everybody said of them; nothing twice."""
    used = Referential.objects.get(is_usual=True)
    held = [_evaluation(one, used) for one in programmes]
    Session.objects.bulk_create(one.session for one in held)
    Round.objects.bulk_create(round_ for one in held for round_ in one.rounds)
    for one in held:
        one.no_effect.asked_with = one.improvement.asked_with = one.brought
    later = [asked for one in held for asked in (one.no_effect, one.improvement)]
    Round.objects.bulk_update(later, ["asked_with"])
    Evaluation.objects.bulk_create(held)
    Idea.objects.bulk_create(
        Idea(round=getattr(one, place), text=WORDS, heard=True, effect=EFFECTS[place])
        for one in held
        for place in PLACES
        for _n in range(ROWS)
    )
    Improvement.objects.bulk_create(
        Improvement(programme=one.programme, evaluation=one, number=n, words=WORDS)
        for one in held
        for n in range(1, ROWS + 1)
    )


def _evaluation(programme, used):
    day = dt.date(programme.last_year, 3, 12)
    rounds = (
        Round(
            programme=programme,
            referential=used,
            kind=Round.Kind(kind.value),
            question=USUAL[kind],
            held_on=day,
            revealed_on=day,
            writers=Round.Writers.EVERYBODY,
        )
        for kind in CO_EVALUATION
    )
    return Evaluation(
        programme=programme,
        moment=Evaluation.Moment.MID_TERM,
        session=Session(programme=programme, kind=Session.Kind.EVALUATION, day=day),
        held_on=day,
        **dict(zip(PLACES, rounds, strict=True)),
    )
