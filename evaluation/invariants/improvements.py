"""What must always be true of the improvements."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluation.models import Improvement, ImprovementLook
from programmes.soundness import Invariant, among, where


def named(improvement):
    return where(improvement, improvement.programme.slug)


def improvements_are_of_one_programme():
    rows = Improvement.objects.select_related("programme")
    wrong = ~Q(evaluation__programme=F("programme"))
    wrong |= Q(owner__isnull=False) & ~Q(owner__programme=F("programme"))
    return among(rows, wrong, named)


def improvements_answer_contributions_of_their_programme():
    cited = Improvement.ideas.through.objects.select_related("improvement__programme")
    wrong = ~Q(idea__round__programme=F("improvement__programme"))
    return among(cited, wrong, lambda one: named(one.improvement))


def improvements_are_looked_at_again_later():
    looks = ImprovementLook.objects.select_related("improvement__programme")
    wrong = Q(evaluation=F("improvement__evaluation"))
    wrong |= ~Q(evaluation__programme=F("improvement__programme"))
    return among(looks, wrong, lambda one: named(one.improvement))


INVARIANTS = (
    Invariant(
        _("Each improvement is of a co-evaluation and a role group of its programme"),
        improvements_are_of_one_programme,
    ),
    Invariant(
        _("Each improvement answers contributions of its own programme"),
        improvements_answer_contributions_of_their_programme,
    ),
    Invariant(
        _("Each improvement is looked at again at another co-evaluation"),
        improvements_are_looked_at_again_later,
    ),
)
