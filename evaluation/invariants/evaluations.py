"""What must always be true of the co-evaluations, and of what their words speak of."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluation.models import Evaluation, SpokenOf
from programmes.models import QuestionKind
from programmes.soundness import Invariant, among, where


def evaluations():
    return Evaluation.objects.select_related("programme")


def named(evaluation):
    return where(evaluation, evaluation.programme.slug)


def evaluations_are_of_one_programme():
    wrong = ~Q(session__programme=F("programme"))
    for place in ("brought", "no_effect", "improvement"):
        wrong |= ~Q(**{f"{place}__programme": F("programme")})
    return among(evaluations(), wrong, named)


def evaluations_ask_the_three_questions():
    """The one on no effect or harm is always there, in the list with the others."""
    wrong = ~Q(brought__kind=QuestionKind.BROUGHT)
    wrong |= ~Q(no_effect__kind=QuestionKind.NO_EFFECT)
    wrong |= ~Q(improvement__kind=QuestionKind.IMPROVEMENT)
    return among(evaluations(), wrong, named)


def evaluations_are_sorted_by_one_list():
    wrong = ~Q(no_effect__referential=F("brought__referential"))
    wrong |= ~Q(improvement__referential=F("brought__referential"))
    return among(evaluations(), wrong, named)


def contributions_speak_of_their_programme():
    said = SpokenOf.objects.select_related("idea__round__programme")
    programme, wrong = F("idea__round__programme"), Q()
    for place in ("action__programme", "workshop__programme", "session__programme"):
        wrong |= Q(**{f"{place}__isnull": False}) & ~Q(**{place: programme})
    contract = "commitment__block__contract__programme"
    wrong |= Q(commitment__isnull=False) & ~Q(**{contract: programme})
    return among(said, wrong, lambda one: where(one, one.idea.round.programme.slug))


INVARIANTS = (
    Invariant(
        _("Each co-evaluation has a session and questions of its own programme"),
        evaluations_are_of_one_programme,
    ),
    Invariant(
        _(
            "Each co-evaluation asks what it brought, what had no effect, what to change"
        ),
        evaluations_ask_the_three_questions,
    ),
    Invariant(
        _("The three questions of a co-evaluation are sorted by one list"),
        evaluations_are_sorted_by_one_list,
    ),
    Invariant(
        _("Each contribution speaks of things of its own programme"),
        contributions_speak_of_their_programme,
    ),
)
