"""What must always be true of the end of a programme, and of who takes over."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluation.models import Ending
from programmes.models import Kind, Membership
from programmes.soundness import Invariant, among, where


def who_carries_on_is_a_participant_of_the_programme():
    rows = Ending.carriers.through.objects.select_related("ending__programme")
    wrong = ~Q(partner__programme=F("ending__programme"))
    wrong |= ~Q(partner__role_group__kind=Kind.PARTICIPANT)
    return among(rows, wrong, _of_an_ending)


def contacts_are_of_the_territory():
    rows = Ending.contacts.through.objects.select_related("ending__programme")
    wrong = ~Q(hostcontact__territory=F("ending__programme__territory"))
    return among(rows, wrong, _of_an_ending)


def minutes_are_of_the_programme():
    rows = Ending.minutes.through.objects.select_related("ending__programme")
    wrong = ~Q(minutes__session__programme=F("ending__programme"))
    return among(rows, wrong, _of_an_ending)


def nobody_takes_over_what_was_not_handed_over():
    """Who reads only, or carries on, does so since a day that is written down."""
    rows = Membership.objects.exclude(reach="full").filter(ended_on=None)
    wrong = Q(programme__ending__handed_over_on=None)
    return among(
        rows.select_related("programme"),
        wrong,
        lambda one: where(one, one.programme.slug),
    )


def _of_an_ending(row):
    return where(row, row.ending.programme.slug)


INVARIANTS = (
    Invariant(
        _("Who carries on is a participant of the same programme"),
        who_carries_on_is_a_participant_of_the_programme,
    ),
    Invariant(
        _("The contacts that a group takes along are of its territory"),
        contacts_are_of_the_territory,
    ),
    Invariant(
        _("The minutes that a group takes along are of its own sessions"),
        minutes_are_of_the_programme,
    ),
    Invariant(
        _("Nobody carries on, or reads only, before a group took over"),
        nobody_takes_over_what_was_not_handed_over,
    ),
)
