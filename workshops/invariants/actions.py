"""What must always be true of the actions, and of their rankings."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.soundness import Invariant, among, where
from workshops.models import (
    Action,
    Ballot,
    RankedAction,
    Ranking,
)


def actions_are_of_the_programmes_own_groups():
    actions = Action.objects.select_related("programme")
    wrong = ~Q(proposed_by__programme=F("programme"))
    return among(actions, wrong, lambda one: where(one, one.programme.slug))


def actions_answer_ideas_of_their_programme():
    cited = Action.ideas.through.objects.select_related("action__programme")
    wrong = ~Q(idea__round__programme=F("action__programme"))
    return among(cited, wrong, lambda one: where(one, one.action.programme.slug))


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


INVARIANTS = (
    Invariant(
        _("Each action is proposed by a role group of its own programme"),
        actions_are_of_the_programmes_own_groups,
    ),
    Invariant(
        _("Each action answers ideas of its own programme"),
        actions_answer_ideas_of_their_programme,
    ),
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
