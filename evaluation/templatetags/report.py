"""What the report needs of its parts: the two clocks of the path, labels beside numbers."""

from django import template
from django.utils.translation import gettext as _

from phases.clocks import happened_words
from phases.wording import planned_words
from programmes.typography import long_date

register = template.Library()


@register.filter
def beside(numbers, labels):
    """Return each number of a row with the label of its column."""
    return zip(numbers, labels, strict=True)


@register.filter
def both_clocks(plan):
    """Return each phase and milestone with what was planned of it, and what happened."""
    rows = [
        (
            " · ".join(filter(None, (one.title, one.label))),
            planned_words(one) or _("nothing planned yet"),
            happened_words(one),
        )
        for one in plan.phases
    ]
    return rows + [
        (
            one.label,
            long_date(one.day) if one.day else _("no day yet"),
            _("on %(day)s") % {"day": long_date(one.held_on)} if one.held_on else "–",
        )
        for one in plan.milestones
    ]
