"""How the tests write the addresses of the sessions and of the workshops."""

from django.urls import reverse


def url(name, programme, *args, **query):
    """Return an address of the programme's sessions, by its name without the app."""
    place = f"workshops:{name}"
    return reverse(place, args=[programme.slug, *args], query=query or None)
