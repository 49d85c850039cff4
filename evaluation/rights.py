"""What the evaluations keep about a person: answers have no author (trust 6.1)."""

from django.utils.translation import gettext_lazy as _

from evaluation.models import (
    CommitmentReading,
    Ending,
    Evaluation,
    Improvement,
    ImprovementLook,
    LevelCount,
    Measure,
    SpokenOf,
    Vote,
)
from programmes.declaring import EXPORT, NOT_PERSONAL, PART

DECLARED = {
    Ending: EXPORT(
        _("What you carry on with the group"),
        lambda person: Ending.objects.filter(carriers=person.partner),
        {"choice": "", "decided_on": "", "handed_over_on": ""},
    ),
    CommitmentReading: PART,
    Evaluation: PART,
    Improvement: PART,
    ImprovementLook: PART,
    LevelCount: PART,
    Measure: PART,
    SpokenOf: PART,
    Vote: NOT_PERSONAL("A keyed digest of a phone, which leads to nobody."),
}


def erase(person, by):
    """Who carries on stays counted, as an anonymous person."""
