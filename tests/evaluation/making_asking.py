"""Co-evaluations and improvements, made plainly; every value can be given."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from evaluation.asking import prepare
from evaluation.models import Evaluation, Improvement
from programmes.access import access_to
from programmes.models import Role
from tests.factories import make_idea, make_membership, make_programme
from workshops.models import Session

Moment = Evaluation.Moment
DAY = dt.date(2026, 3, 5)


def url(name, programme, *args, **query):
    """Return an address of the co-evaluations, by its name without the app."""
    place = f"evaluation:{name}"
    return reverse(place, args=[programme.slug, *args], query=query or None)


def come_in(client, programme, role=Role.COORDINATOR):
    """Log in with a role in the programme, that of a coordinator unless it is given."""
    client.force_login(make_membership(programme, role).user)
    return client


def access_of(membership):
    """Return what this membership opens."""
    return access_to(membership.programme.slug, membership.user)


def make_session(programme, **values):
    """A session of a co-evaluation, held on a Thursday in the spring."""
    defaults = {"kind": Session.Kind.EVALUATION, "day": DAY}
    return Session.objects.create(programme=programme, **defaults | values)


def make_evaluation(programme=None, moment=Moment.MID_TERM, **values) -> Evaluation:
    """A co-evaluation that is prepared, with its session and its three questions."""
    programme = programme or make_programme()
    session = values.pop("session", None) or make_session(programme)
    return prepare(Evaluation(programme=programme, moment=moment, **values), session)


def say(evaluation, place, text, **values):
    """Write a contribution to one of the three questions, from paper."""
    return make_idea(getattr(evaluation, place), text=text, **values)


def reveal(evaluation, day=DAY):
    """Show what was written to the three questions."""
    for round_ in evaluation.rounds:
        round_.reveal(day)


def make_improvement(evaluation=None, **values) -> Improvement:
    """An improvement that nothing answers yet."""
    evaluation = evaluation or make_evaluation()
    defaults = {"words": "Commencer par un café, assis en cercle"}
    return Improvement.objects.create(
        programme=evaluation.programme, evaluation=evaluation, **defaults | values
    )


def accepted(evaluation=None, **values):
    """An improvement that the group accepted today."""
    today = timezone.localdate()
    return make_improvement(
        evaluation, **{"decision": "accepted", "decided_on": today} | values
    )
