"""What must always be true of what the group keeps, and of the letters."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.soundness import Invariant, among, where
from workshops.models import (
    GroupRules,
    LetterTo,
)


def letters_go_to_partners_of_the_programme():
    rows = LetterTo.objects.select_related("letter__programme")
    wrong = ~Q(partner__programme=F("letter__programme"))
    return among(rows, wrong, lambda one: where(one, one.letter.programme.slug))


def rules_are_agreed_on_at_a_session_of_the_programme():
    rows = GroupRules.objects.exclude(session=None).select_related("programme")
    wrong = ~Q(session__programme=F("programme"))
    return among(rows, wrong, lambda one: where(one, one.programme.slug))


INVARIANTS = (
    Invariant(
        _("Each letter goes to partners of its own programme"),
        letters_go_to_partners_of_the_programme,
    ),
    Invariant(
        _("The rules of a group are agreed on at a session of its own programme"),
        rules_are_agreed_on_at_a_session_of_the_programme,
    ),
)
