"""Programmes of one person and of others, for the tests of the list."""

from django.utils import timezone

from programmes.models import Territory
from tests.factories import make_membership, make_programme, make_territory

ADDRESS = "/programmes/"


def town(name):
    """Return the territory of this name, made once in a test."""
    return Territory.objects.filter(name=name).first() or make_territory(name=name)


def mine(user, name, **values):
    """A programme that ``user`` coordinates, in the territory of this name."""
    programme = make_programme(territory=town(name), **values)
    make_membership(programme, user=user)
    return programme


def published(name, **values):
    """A programme of others, whose page for the public anybody may read."""
    values = {"public_text": "La porte est ouverte.", "audience": "Secret"} | values
    return make_programme(territory=town(name), published_at=timezone.now(), **values)


def titles(response):
    """Return the lines of a page of the list, in order."""
    return [line.title for line in response.context["found"].page]
