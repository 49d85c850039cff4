"""Filters of what was said at a co-evaluation."""

from django import template

from evaluation.evaluation_forms import words_of

register = template.Library()


@register.filter
def of(improvements, pk):
    """Return the number of the improvement that a contribution became."""
    return improvements[pk].number


@register.filter
def thing_of(things, pk):
    """Return the thing that a contribution speaks of, as a list says it."""
    return words_of(things[pk])
