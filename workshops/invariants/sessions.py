"""What must always be true of the sessions, of who was there and what was decided."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.soundness import Invariant, among, where
from workshops.models import (
    Attendance,
    Decision,
    Session,
)


def leaders_are_of_the_programme():
    led = Session.leaders.through.objects.select_related("session__programme")
    wrong = ~Q(partner__programme=F("session__programme"))
    return among(led, wrong, lambda one: where(one, one.session.programme.slug))


def only_what_took_place_decides():
    kept = Decision.objects.kept().select_related("session__programme")
    wrong = Q(session__cancelled_at__isnull=False) | Q(session__kind="ceremony")
    wrong |= Q(session__decided_nothing=True)
    return among(kept, wrong, lambda one: where(one, one.session.programme.slug))


def sessions_are_tied_at_home():
    """A workshop and a series are of one programme, and a workshop is of one track."""
    sessions = Session.objects.select_related("programme")
    wrong = ~Q(workshop=None) & (
        ~Q(workshop__programme=F("programme"))
        | Q(kind="workshop") & ~Q(workshop__track="progress")
        | Q(kind="social_skills") & ~Q(workshop__track="social_skills")
    )
    wrong |= ~Q(series=None) & ~Q(series__programme=F("programme"))
    return among(sessions, wrong, lambda one: where(one, one.programme.slug))


def rounds_are_of_the_programme():
    held = Session.rounds.through.objects.select_related("session__programme")
    wrong = ~Q(round__programme=F("session__programme"))
    return among(held, wrong, lambda one: where(one, one.session.programme.slug))


def what_was_cancelled_was_not_held():
    cancelled = Session.objects.exclude(cancelled_at=None).select_related("programme")
    wrong = Q(attendance_noted_on__isnull=False)
    wrong |= Q(minutes__closed_on__isnull=False)
    return among(cancelled, wrong, lambda one: where(one, one.programme.slug))


def those_present_are_of_the_programme():
    """At an exchange, each of the two groups notes its own people."""
    rows = Attendance.objects.select_related("session__programme")
    own = Q(partner__programme=F("session__programme"))
    invited = Q(session__other_programme__isnull=False)
    wrong = ~(own | invited & Q(partner__programme=F("session__other_programme")))
    return among(rows, wrong, lambda one: where(one, one.session.programme.slug))


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
        _("Each session belongs to a workshop and a series of its own programme"),
        sessions_are_tied_at_home,
    ),
    Invariant(
        _("Each session held rounds of post-its of its own programme"),
        rounds_are_of_the_programme,
    ),
    Invariant(
        _("No session that was cancelled has its presence noted or its minutes closed"),
        what_was_cancelled_was_not_held,
    ),
    Invariant(
        _("Whoever is noted at a session takes part in a programme that holds it"),
        those_present_are_of_the_programme,
    ),
)
