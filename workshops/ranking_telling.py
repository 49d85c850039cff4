"""What the pages of a ranking say: how it is made, where it stands, what comes next."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wellbeing.telling import Next, next_with_phones
from workshops.models import Ranking

Means = Ranking.Means


def how_it_is_made(ranking):
    """Say the way and the means of a ranking, and how many dots each person has."""
    way = ranking.get_way_display()
    if ranking.has_dots:
        dots = ngettext(
            "with %(number)s dot for each person",
            "with %(number)s dots for each person",
            ranking.dots_each,
        )
        way = dots % {"number": ranking.dots_each}
    return f"{way}, {ranking.get_means_display()}"


def how_it_is_counted(ranking):
    """Say in plain words how places come from what was chosen."""
    if ranking.has_dots:
        return _("The action with the most dots comes first.")
    if ranking.means == Means.HANDS:
        return _("The places are those that the group gave.")
    return _(
        "Each sheet gives each action a place. We add up its places: the smallest sum"
        " comes first. An action without a place on a sheet counts as the last one."
    )


def is_counted(rows):
    """Whether places are proposed: none is, before anything was chosen."""
    return bool(rows) and all(row.place is not None for row in rows)


def ties_of(rows):
    """Return the places that several actions share."""
    places = [row.place for row in rows if row.place is not None]
    return {place for place in places if places.count(place) > 1}


def next_of(ranking, rows):
    """Return what whoever leads does now; None when all of it is done."""
    if ranking.settled_on is not None or ranking.archived_at is not None:
        return None
    if not ranking.is_shown:
        return next_with_phones(ranking, "workshops:ranking")
    if not is_counted(rows):
        return Next(what_is_typed(ranking), "keyboard", _at(ranking, "type"))
    label = _("Note that the group agrees")
    return Next(label, "check2-square", _at(ranking, "settle"))


def what_is_typed(ranking):
    """Say what is typed of paper, or of hands."""
    if ranking.has_dots:
        return _("Type the dots")
    if ranking.means == Means.HANDS:
        return _("Type the group’s order")
    return _("Type the sheets")


def _at(ranking, name):
    slug = ranking.programme.slug
    return reverse(f"workshops:ranking_{name}", args=[slug, ranking.pk])
