"""The co-evaluations of a world to measure in: one at mid-term, with thirty of each row.

Each commitment is read too, by every group that may.
"""

import datetime as dt
from itertools import cycle

from contracts.models import Commitment
from evaluation.asking import PLACES
from evaluation.models import CommitmentReading, Evaluation, Improvement
from evaluation.models.readings import may_read
from programmes.asking import CO_EVALUATION, USUAL
from programmes.models import Kind, RoleGroup, Voice
from wellbeing.models import Idea, Referential, Round
from workshops.models import Session

#: How many contributions each question has, and how many improvements there are.
ROWS = 30
WORDS = "Le mardi, on se retrouve, et on sait que quelqu’un nous attend."
#: How the commitments are seen, one reading after the other: groups differ.
SEEN = ("kept", "in_part", "kept", "not_yet", "kept")
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
    CommitmentReading.objects.bulk_create(_readings(held))


def _readings(held):
    """Yield what each group reads of each commitment that it may, partners to come aside."""
    readers = {one.programme_id: [] for one in held}
    groups = RoleGroup.objects.filter(programme__in=readers).exclude(kind=Kind.FUTURE)
    for group in groups.order_by("programme", "position"):
        readers[group.programme_id].append(group)
    at = {one.programme_id: one for one in held}
    rows = Commitment.objects.filter(block__contract__programme__in=readers)
    rows = rows.exclude(block__role_group__voice=Voice.S_ENGAGERONT)
    rows = rows.select_related("block__role_group").order_by("block", "position")
    seen = cycle(SEEN)
    for row in rows:
        promising = row.block.role_group
        for group in readers[promising.programme_id]:
            if may_read(group, promising.voice):
                yield CommitmentReading(
                    evaluation=at[promising.programme_id],
                    commitment=row,
                    role_group=group,
                    seen=next(seen),
                    words=WORDS if group == promising else "",
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
