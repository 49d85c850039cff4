"""What a place has of readings: at a co-evaluation to come, and at one that took place."""

import datetime as dt

from django.utils import timezone

from evaluation.models import Evaluation
from programmes.models import Kind
from tests.factories import make_round
from wellbeing.models import Round
from workshops.models import Session

DAY = dt.date(2026, 1, 15)


def read_again(place, *, to_come):
    """Let two groups of the place read commitments, with words, at both moments.

    Without ``to_come``, at the one alone that took place.
    """
    for state, is_held in (("held", True), ("open", False))[: 1 + to_come]:
        evaluation = place.rows[f"readings.{state}"] = _evaluation(place, is_held)
        for name, kind in (
            ("participant_first", Kind.PARTICIPANT),
            ("partner_first", Kind.AUTHORITY),
        ):
            evaluation.readings.create(
                commitment=place.rows[name],
                role_group=place.groups[kind],
                seen="kept",
                to_discuss=True,
                words=place.canary("seen", f"{kind}.{state}"),
            )


def _evaluation(place, is_held):
    """Return a co-evaluation of the place that was held, or not; made if there is none."""
    rows = place.programme.evaluations.kept()
    found = rows.filter(held_on__isnull=not is_held).first()
    if found is not None:
        return found
    taken = set(rows.values_list("moment", flat=True))
    moment = next(one for one in Evaluation.Moment if one not in taken)
    asked = ("brought", "no_effect", "improvement")
    rounds = {
        name: make_round(place.programme, kind=Round.Kind(name), held_on=DAY)
        for name in asked
    }
    session = Session.objects.create(
        programme=place.programme, kind=Session.Kind.EVALUATION, day=DAY
    )
    return place.programme.evaluations.create(
        moment=moment,
        session=session,
        held_on=timezone.localdate() if is_held else None,
        **rounds,
    )
