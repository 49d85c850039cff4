"""What the workshops add to the thread of an idea: those that answer it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wellbeing.following import Following
from wellbeing.thread import Line, Part
from workshops.models import Workshop


def tell_workshops(thread):
    """Tell the workshops that say they answer this idea, or what it comes from."""
    access = thread.access
    before = Following(access.programme).before(thread.idea.pk)
    rows = Workshop.objects.visible_to(access).filter(ideas__in=before)
    lines = tuple(
        Line(
            one.theme,
            one.get_track_display(),
            reverse(
                "workshops:workshop_detail", args=[access.programme.slug, one.number]
            ),
        )
        for one in rows.distinct().in_order()
    )
    return Part(_("The workshops that answer it"), lines)


PARTS = (tell_workshops,)
