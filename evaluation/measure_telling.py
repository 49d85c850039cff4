"""What the page of a measure says: what comes next."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wellbeing.telling import Next, next_with_phones


def next_of(measure, measured):
    """Return what whoever leads does now; None when all of it is done."""
    if measure.archived_at is not None:
        return None
    if not measure.is_shown:
        return next_with_phones(measure, "evaluation:measure")
    if not measured:
        at = reverse(
            "evaluation:measure_type", args=[measure.programme.slug, measure.pk]
        )
        return Next(_("Type the counts"), "keyboard", at)
    return None
