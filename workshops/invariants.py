"""What must always be true of the sessions."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.soundness import Invariant, among, where
from workshops.models import Decision, Hosting, Session, Workshop


def leaders_are_of_the_programme():
    led = Session.leaders.through.objects.select_related("session__programme")
    wrong = ~Q(partner__programme=F("session__programme"))
    return among(led, wrong, lambda one: where(one, one.session.programme.slug))


def only_what_took_place_decides():
    kept = Decision.objects.kept().select_related("session__programme")
    wrong = Q(session__cancelled_at__isnull=False) | Q(session__kind="ceremony")
    wrong |= Q(session__decided_nothing=True)
    return among(kept, wrong, lambda one: where(one, one.session.programme.slug))


def workshops_answer_their_own_programme():
    """Whoever proposed a theme, and the ideas that it answers, are of its programme."""
    there = Workshop.objects.select_related("programme")
    wrong = ~Q(proposed_by=None) & ~Q(proposed_by__programme=F("programme"))
    yield from among(there, wrong, lambda one: where(one, one.programme.slug))
    cited = Workshop.ideas.through.objects.select_related("workshop__programme")
    wrong = ~Q(idea__round__programme=F("workshop__programme"))
    yield from among(cited, wrong, lambda one: where(one, one.workshop.programme.slug))


def sessions_of_a_workshop_are_of_its_programme_and_track():
    rows = Session.objects.exclude(workshop=None).select_related("programme")
    wrong = ~Q(programme=F("workshop__programme"))
    wrong |= Q(kind="workshop") & ~Q(workshop__track="progress")
    wrong |= Q(kind="social_skills") & ~Q(workshop__track="social_skills")
    return among(rows, wrong, lambda one: where(one, one.programme.slug))


def contacts_are_called_where_they_work():
    """Whom to call for a workshop is of the organisation, known on its territory."""
    called = Hosting.objects.exclude(contact=None).select_related("workshop__programme")
    wrong = ~Q(contact__organisation=F("organisation"))
    wrong |= ~Q(contact__territory=F("workshop__programme__territory"))
    return among(called, wrong, lambda one: where(one, one.workshop.programme.slug))


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
        _("Each workshop is proposed by a group, and answers ideas, of its programme"),
        workshops_answer_their_own_programme,
    ),
    Invariant(
        _("Each session of a workshop is of its programme and of its kind"),
        sessions_of_a_workshop_are_of_its_programme_and_track,
    ),
    Invariant(
        _("Each person to call for a workshop works there, on the same territory"),
        contacts_are_called_where_they_work,
    ),
)
