"""A group that has said something: two rounds that are revealed, sorted in part."""

import datetime as dt

from tests.factories import make_idea, make_programme, make_referential, make_round
from wellbeing.models import Component, Definition, Round, Sorting

DAY = dt.date(2025, 10, 8)


def make_said(programme=None, referential=None, **values):
    """Two revealed rounds, of well-being and of ill-being, by one list; no idea yet."""
    programme = programme or make_programme()
    referential = referential or make_referential()
    rounds = [
        make_round(
            programme, kind=kind, referential=referential, revealed_on=DAY, **values
        )
        for kind in (Round.Kind.WELL_BEING, Round.Kind.ILL_BEING)
    ]
    return programme, *rounds


def show_ideas(programme):
    """Note that the group chose to show every idea in its annex."""
    Definition.objects.create(programme=programme, shows=Definition.Shows.ALL)


def put(idea, code, **values):
    """Sort an idea in the component of this number of its round's list."""
    list_ = idea.round.referential
    component = Component.objects.get(dimension__referential=list_, code=code)
    return Sorting.objects.create(idea=idea, component=component, **values)


def make_sorted(round_, code, **values):
    idea = make_idea(round_, **values)
    put(idea, code)
    return idea
