"""What the pages of the post-its draw."""

from django import template

from wellbeing.telling import ICONS

register = template.Library()


@register.filter
def sign(kind):
    """Return the name of the drawing of a kind of round, for ``{% icon %}``."""
    return ICONS[kind]
