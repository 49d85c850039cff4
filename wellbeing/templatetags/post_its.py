"""What the pages of the post-its draw."""

from django import template

from wellbeing.telling import EFFECT_ICONS, ICONS

register = template.Library()


@register.filter
def sign(kind):
    """Return the name of the drawing of a kind of round, for ``{% icon %}``."""
    return ICONS[kind]


@register.filter
def effect_sign(effect):
    """Return the name of the drawing of an effect, for ``{% icon %}``."""
    return EFFECT_ICONS[effect]


@register.filter
def group_in(idea, named):
    """Return the title of the role group of an idea, "" when ``named`` has it not.

    ``named`` are titles by key, those that may be told to whoever looks.
    """
    return named.get(idea.role_group_id, "") if named else ""
