"""What a place has of co-evaluations: the mid-term, held and revealed; one put away."""

import datetime as dt

from evaluation import asking
from evaluation.models import Evaluation, Improvement
from programmes.models import Kind
from wellbeing.models import Idea
from workshops.models import Session

DAY = dt.date(2026, 3, 5)


def look_back(place):
    """Hold the mid-term, revealed, and give it improvements in every state."""
    mid = place.rows["evaluation"] = _evaluation(place, Evaluation.Moment.MID_TERM)
    out = place.rows["evaluation.out"] = _evaluation(place, Evaluation.Moment.FINAL)
    asking.take_out(out)
    for name in ("brought", "improvement"):
        text = place.canary("contribution", name)
        idea = Idea(round=getattr(mid, name), text=text)
        idea.write()
        place.rows[f"contribution.{name}"] = idea
    for round_ in mid.rounds:
        round_.reveal(DAY)
    mid.hold(DAY, None)
    kept = place.canary("kept", "evaluation")
    Evaluation.objects.filter(pk=mid.pk).update(kept=kept)
    _improve(place, "open", mid)
    _improve(
        place,
        "accepted",
        mid,
        decision="accepted",
        decided_on=DAY,
        reason=place.canary("reason", "improvement"),
        owner=place.groups[Kind.PARTICIPANT],
    )
    _improve(place, "earlier", out)
    _improve(place, "out", mid).archive()


def _evaluation(place, moment):
    programme = place.programme
    session = Session(programme=programme, kind=Session.Kind.EVALUATION, day=DAY)
    return asking.prepare(Evaluation(programme=programme, moment=moment), session)


def _improve(place, name, evaluation, **values):
    made = Improvement.objects.create(
        programme=place.programme,
        evaluation=evaluation,
        words=place.canary("improvement", name),
        **values,
    )
    place.rows[f"improvement.{name}"] = made
    return made
