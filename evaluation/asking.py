"""Preparing a co-evaluation: its session, and the three questions that it asks.

The words are the programme's own, kept as they are asked; at the end they are those of
the mid-term, sorted by the same list, so that both can stand side by side (domain 7.1).
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from evaluation.models import Evaluation
from programmes.asking import CO_EVALUATION, USUAL
from programmes.models import Programme
from wellbeing.gathered import SIDES
from wellbeing.models import Round
from wellbeing.round_forms import usual_list
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
    rounds = ask(evaluation, session.day)
    session.rounds.add(*rounds)
    evaluation.session = session
    for place, round_ in zip(PLACES, rounds, strict=True):
        setattr(evaluation, place, round_)
    evaluation.save(force_insert=True)
    return evaluation


def ask(evaluation, day):
    """Make the three rounds of an evaluation, held on ``day``; the first leads the others."""
    words, referential = words_of(evaluation.programme)
    rounds = []
    for kind in CO_EVALUATION:
        round_ = Round(
            programme=evaluation.programme,
            referential_id=referential,
            kind=Round.Kind(kind.value),
            question=words[kind],
            held_on=day,
            writers=Round.Writers.EVERYBODY,
            asked_with=rounds[0] if rounds else None,
        )
        round_.ask()
        rounds.append(round_)
    return rounds


def words_of(programme):
    """Return the three questions by their kind, and the key of the list that sorts them.

    Once one evaluation has asked them, the other asks the same, in the same words.
    """
    before = asked_before(programme)
    if before is not None:
        words = dict(
            zip(CO_EVALUATION, (one.question for one in before.rounds), strict=True)
        )
        return words, before.brought.referential_id
    own = {one.kind: one.text for one in programme.questions.all()}
    words = {kind: own.get(kind) or USUAL[kind] for kind in CO_EVALUATION}
    return words, list_of(programme)


def asked_before(programme):
    """Return the first evaluation that is kept, None while there is none."""
    rows = Evaluation.objects.kept().filter(programme=programme)
    return rows.select_related(*PLACES).in_order().first()


def list_of(programme):
    """Return the list of what well-being is here, else the one usually offered."""
    defined = Round.objects.kept().filter(programme=programme, kind__in=SIDES)
    first = defined.latest_first().first()
    return first.referential_id if first else usual_list(programme)


@transaction.atomic
def take_out(evaluation):
    """Take an evaluation out of the list, and its questions with it."""
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
