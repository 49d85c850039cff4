"""What must always be true of the sessions."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.soundness import Invariant, among, where
from workshops.models import Decision, GroupRules, LetterTo, Session


def leaders_are_of_the_programme():
    led = Session.leaders.through.objects.select_related("session__programme")
    wrong = ~Q(partner__programme=F("session__programme"))
    return among(led, wrong, lambda one: where(one, one.session.programme.slug))


def only_what_took_place_decides():
    kept = Decision.objects.kept().select_related("session__programme")
    wrong = Q(session__cancelled_at__isnull=False) | Q(session__kind="ceremony")
    wrong |= Q(session__decided_nothing=True)
    return among(kept, wrong, lambda one: where(one, one.session.programme.slug))


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
        _("Each session is led by partners of its own programme"),
        leaders_are_of_the_programme,
    ),
    Invariant(
        _(
            "Each decision is of a session that was not cancelled, that is not said to"
            " have decided nothing, and of no ceremony"
        ),
        only_what_took_place_decides,
    ),
    Invariant(
        _("Each letter goes to partners of its own programme"),
        letters_go_to_partners_of_the_programme,
    ),
    Invariant(
        _("The rules of a group are agreed on at a session of its own programme"),
        rules_are_agreed_on_at_a_session_of_the_programme,
    ),
)
