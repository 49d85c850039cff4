"""Preparing a co-evaluation: its session, and the three questions that it asks.

The words are the programme's own, kept as they are asked; at the end they are those of
the mid-term, sorted by the same list, so that both can stand side by side (domain 7.1).
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from evaluation.models import Evaluation
from programmes.models import Programme
from wellbeing.looking_back import three_questions
from wellbeing.models import Round
from workshops.models import Session

#: The field of an evaluation that has the round of each question, in order.
PLACES = ("brought", "no_effect", "improvement")


@transaction.atomic
def prepare(evaluation, session):
    """Save a new evaluation with ``session``, and the three rounds that it asks.

    ``session`` is one that is planned already, or a new one. Raises ``ValidationError``
    when this evaluation, or another one of that session, was prepared meanwhile.
    """
    programme = evaluation.programme
    # Two people who prepare the same one do it one after the other.
    Programme.objects.select_for_update().get(pk=programme.pk)
    known = Evaluation.objects.filter(programme=programme)
    if known.kept().filter(moment=evaluation.moment).exists():
        raise ValidationError(_("This co-evaluation is prepared already."), "twice")
    if session.pk and known.filter(session=session).exists():
        raise ValidationError(_("This session has a co-evaluation already."), "session")
    if not session.pk:
        session.save(force_insert=True)
    rounds = questions_of(programme, session.day)
    Round.ask_together(rounds)
    session.rounds.add(*rounds)
    evaluation.session = session
    for place, round_ in zip(PLACES, rounds, strict=True):
        setattr(evaluation, place, round_)
    evaluation.save(force_insert=True)
    return evaluation


def questions_of(programme, day=None):
    """Return the three rounds to be held on ``day``, not saved.

    Once one evaluation has asked them, the other asks the same, in the same words and
    by the same list.
    """
    before = asked_before(programme)
    return three_questions(programme, day, like=before.rounds if before else ())


def asked_before(programme):
    """Return the first evaluation that is kept, None while there is none."""
    rows = Evaluation.objects.kept().filter(programme=programme)
    return rows.select_related(*PLACES).in_order().first()


@transaction.atomic
def take_out(evaluation):
    """Take an evaluation out of the list, and its questions with it: phones are out."""
    evaluation.archive()
    for round_ in evaluation.rounds:
        round_.archive()


@transaction.atomic
def bring_back(evaluation):
    """Put an evaluation back with its questions; raises what the evaluation does."""
    Programme.objects.select_for_update().get(pk=evaluation.programme_id)
    evaluation.bring_back()
    for round_ in evaluation.rounds:
        round_.bring_back()


def sessions_to_adopt(access):
    """Return the sessions of a co-evaluation that are planned, and have none yet."""
    rows = Session.objects.visible_to(access).filter(
        programme=access.programme,
        kind=Session.Kind.EVALUATION,
        cancelled_at=None,
        day__isnull=False,
    )
    taken = Evaluation.objects.filter(programme=access.programme).values("session")
    return rows.exclude(pk__in=taken).order_by("day", "pk")
