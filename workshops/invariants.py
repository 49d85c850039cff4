"""What must always be true of the sessions."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.soundness import Invariant, among, where
from workshops.models import Ballot, Decision, RankedAction, Ranking, Session


def leaders_are_of_the_programme():
    led = Session.leaders.through.objects.select_related("session__programme")
    wrong = ~Q(partner__programme=F("session__programme"))
    return among(led, wrong, lambda one: where(one, one.session.programme.slug))


def only_what_took_place_decides():
    kept = Decision.objects.kept().select_related("session__programme")
    wrong = Q(session__cancelled_at__isnull=False) | Q(session__kind="ceremony")
    wrong |= Q(session__decided_nothing=True)
    return among(kept, wrong, lambda one: where(one, one.session.programme.slug))


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


def ranked_actions_are_of_the_programme():
    ranked = RankedAction.objects.select_related("ranking__programme")
    wrong = ~Q(action__programme=F("ranking__programme"))
    return among(ranked, wrong, lambda one: where(one, one.ranking.programme.slug))


def what_is_agreed_on_has_places_and_forgot_each_choice():
    settled = Ranking.objects.exclude(settled_on=None).select_related("programme")
    unplaced = RankedAction.objects.filter(place=None).values("ranking")
    left = Ballot.objects.values("ranking")
    wrong = Q(pk__in=unplaced) | Q(pk__in=left)
    return among(settled, wrong, lambda one: where(one, one.programme.slug))


def a_choice_that_is_closed_knows_no_phone():
    known = Ballot.objects.exclude(key_digest="")
    known = known.select_related("ranking__programme")
    wrong = Q(ranking__closed_at__isnull=False)
    return among(known, wrong, lambda one: where(one, one.ranking.programme.slug))


INVARIANTS += (
    Invariant(
        _("Each action that is ranked is of the programme of its ranking"),
        ranked_actions_are_of_the_programme,
    ),
    Invariant(
        _("Each ranking agreed on has all its places, and no choice of anybody"),
        what_is_agreed_on_has_places_and_forgot_each_choice,
    ),
    Invariant(
        _("Once its choice is closed, a ranking knows no phone"),
        a_choice_that_is_closed_knows_no_phone,
    ),
)
