"""What must always be true of the sessions and the actions."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.soundness import Invariant, among, where
from workshops.models import Action, Decision, Session


def leaders_are_of_the_programme():
    led = Session.leaders.through.objects.select_related("session__programme")
    wrong = ~Q(partner__programme=F("session__programme"))
    return among(led, wrong, lambda one: where(one, one.session.programme.slug))


def only_what_took_place_decides():
    kept = Decision.objects.kept().select_related("session__programme")
    wrong = Q(session__cancelled_at__isnull=False) | Q(session__kind="ceremony")
    wrong |= Q(session__decided_nothing=True)
    return among(kept, wrong, lambda one: where(one, one.session.programme.slug))


def actions_are_of_the_programmes_own_groups():
    actions = Action.objects.select_related("programme")
    wrong = ~Q(proposed_by__programme=F("programme"))
    return among(actions, wrong, lambda one: where(one, one.programme.slug))


def actions_answer_ideas_of_their_programme():
    cited = Action.ideas.through.objects.select_related("action__programme")
    wrong = ~Q(idea__round__programme=F("action__programme"))
    return among(cited, wrong, lambda one: where(one, one.action.programme.slug))


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
)

INVARIANTS += (
    Invariant(
        _("Each action is proposed by a role group of its own programme"),
        actions_are_of_the_programmes_own_groups,
    ),
    Invariant(
        _("Each action answers ideas of its own programme"),
        actions_answer_ideas_of_their_programme,
    ),
)
