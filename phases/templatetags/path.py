"""The path on a page: its drawings, and the words that say the same."""

from django import template
from django.utils import timezone

from phases import drawing, telling
from phases.drawing.letters import shown
from phases.drawing.pieces import number

register = template.Library()

register.filter("plain", number)
register.filter("as_set", shown)
register.filter("told", telling.told)
register.filter("signs", telling.signs)
register.filter("in_one_breath", telling.in_one_breath)
register.filter("at_the_end", telling.at_the_end)
register.filter("where_it_stands", telling.where_it_stands)

SHAPES = {
    shape.name: shape
    for shape in (drawing.WIDE, drawing.MEDIUM, drawing.NARROW, drawing.STRIP)
}


@register.filter
def plan_of(plans, programme):
    """Return the plan of one programme among those of several, or None."""
    return plans.get(programme.pk)


@register.simple_tag
def path_drawing(plan, shape):
    """Draw the path in the shape called so, with today unless only the plan is told."""
    return drawing.svg(plan, SHAPES[shape], today_on(plan))


def today_on(plan):
    """Return the day to show on the drawing of ``plan``: none on the contract's."""
    return None if plan.is_only_planned else timezone.localdate()
