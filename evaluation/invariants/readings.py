"""What must always be true of the readings of the commitments."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluation.models import CommitmentReading
from programmes.models import Kind, Voice
from programmes.soundness import Invariant, among, where


def _named(reading):
    return where(reading, reading.evaluation.programme.slug)


def _readings():
    return CommitmentReading.objects.select_related("evaluation__programme")


def what_says_je_is_read_by_the_participants_alone():
    je = Q(commitment__block__role_group__voice=Voice.JE)
    je |= Q(joined__accession__voice=Voice.JE)
    return among(_readings(), je & ~Q(role_group__kind=Kind.PARTICIPANT), _named)


def readings_are_all_of_one_programme():
    programme = F("evaluation__programme")
    wrong = ~Q(role_group__programme=programme)
    wrong |= Q(commitment__isnull=False) & ~Q(
        commitment__block__contract__programme=programme
    )
    wrong |= Q(joined__isnull=False) & ~Q(joined__accession__programme=programme)
    return among(_readings(), wrong, _named)


def sessions_that_show_a_commitment_are_of_its_programme():
    shown = CommitmentReading.sessions.through.objects.select_related(
        "commitmentreading__evaluation__programme"
    )
    programme = F("commitmentreading__evaluation__programme")
    # An exchange is held with another programme, which receives it.
    theirs = Q(session__programme=programme) | Q(session__other_programme=programme)
    return among(shown, ~theirs, lambda one: _named(one.commitmentreading))


INVARIANTS = (
    Invariant(
        _("What says “je” is read by the participants alone, as a group"),
        what_says_je_is_read_by_the_participants_alone,
    ),
    Invariant(
        _("Each reading is of a commitment and by a group of its own programme"),
        readings_are_all_of_one_programme,
    ),
    Invariant(
        _("Each session that shows a commitment is of the programme that reads it"),
        sessions_that_show_a_commitment_are_of_its_programme,
    ),
)
