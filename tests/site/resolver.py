"""Every address of the site, read from the resolver."""

from dataclasses import dataclass
from functools import cache

from django.urls import URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    name: str
    route: str
    arguments: tuple
    view: object


def walk(patterns, namespaces=(), prefix="", arguments=()):
    """Yield the addresses below ``patterns``, their namespaces joined by colons."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        taken = (*arguments, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, *filter(None, [pattern.namespace]))
            yield from walk(pattern.url_patterns, inner, route, taken)
        else:
            name = ":".join([*namespaces, pattern.name or f"({route})"])
            yield Address(name, route, taken, pattern.callback)


def every_address():
    return list(walk(get_resolver().url_patterns))


@cache
def ours():
    """Return the addresses of the site by name, the administration's left out."""
    return {a.name: a for a in every_address() if not a.name.startswith("admin:")}
