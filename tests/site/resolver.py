"""Every address of the site, read from the resolver."""

from dataclasses import dataclass

from django.urls import URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    name: str
    route: str
    arguments: tuple
    view: object


def walk(patterns, namespaces=(), prefix=""):
    """Yield the addresses below ``patterns``, their namespaces joined by colons."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, *filter(None, [pattern.namespace]))
            yield from walk(pattern.url_patterns, inner, route)
        else:
            name = ":".join([*namespaces, pattern.name or f"({route})"])
            converters = tuple(pattern.pattern.converters)
            yield Address(name, route, converters, pattern.callback)


def every_address():
    return list(walk(get_resolver().url_patterns))
