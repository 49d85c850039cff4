"""A wall with its mirror, and what the pages of sorting are asked."""

from django.urls import reverse

from tests.factories import make_idea, make_programme, make_referential, make_round
from wellbeing.models import Component, Round
from wellbeing.models.sortings import sort


def make_mirrored(programme=None, **values):
    """A round on well-being and its mirror on ill-being, revealed, by one list."""
    programme = programme or make_programme()
    values = {"referential": make_referential(), "revealed_on": "2025-10-01"} | values
    bright = make_round(programme, **values)
    ill = make_round(programme, kind=Round.Kind.ILL_BEING, mirror=bright, **values)
    Round.objects.filter(pk=bright.pk).update(mirror=ill)
    bright.refresh_from_db()
    return bright, ill


def part(round_, code):
    """Return a component of the round's list, by its number."""
    parts = Component.objects.filter(dimension__referential=round_.referential)
    return parts.get(code=code)


def make_sorted(round_, code, **values):
    """An idea sorted in the component of this number."""
    idea = make_idea(round_, **values)
    sort(idea, part(round_, code), seen="")
    return idea


def place_of(idea):
    """Return the number of the component where an idea is, None when it is nowhere."""
    current = idea.sortings.filter(is_current=True)
    return current.values_list("component__code", flat=True).first()


def url(name, round_, *args, **query):
    slug = round_.programme.slug
    return reverse(f"wellbeing:{name}", args=[slug, *args], query=query or None)


def wall(round_, **query):
    return url("sorting", round_, round_.pk, **query)


def desk(idea, name="idea_sort"):
    return url(name, idea.round, idea.round_id, idea.pk)
