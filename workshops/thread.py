"""What this floor adds to the thread of an idea: the actions and workshops that answer it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wellbeing.thread import Line, Part
from workshops.models import Action, Workshop


def actions(thread):
    """Tell the actions that say they answer this idea, by their number."""
    access = thread.access
    rows = Action.objects.visible_to(access).citing(*thread.before).in_order()
    words, slug = access.programme.vocabulary, access.programme.slug
    lines = tuple(
        Line(
            one.words,
            one.proposed_by.title_in(words),
            reverse("workshops:action_detail", args=[slug, one.pk]),
        )
        for one in rows.select_related("proposed_by")
    )
    return Part(_("The actions that answer it"), lines)


def workshops(thread):
    """Tell the workshops that say they answer this idea, or what it comes from."""
    access = thread.access
    rows = Workshop.objects.visible_to(access).citing(*thread.before).in_order()
    slug = access.programme.slug
    lines = tuple(
        Line(
            one.theme,
            one.get_track_display(),
            reverse("workshops:workshop_detail", args=[slug, one.number]),
        )
        for one in rows
    )
    return Part(_("The workshops that answer it"), lines)


PARTS = (actions, workshops)
