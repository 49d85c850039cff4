"""What the report says of the path: its two clocks, part by part."""

from django import template
from django.utils.translation import gettext as _

from phases.clocks import happened_words
from phases.wording import planned_words
from programmes.typography import long_date

register = template.Library()


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
