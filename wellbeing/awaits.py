"""What the rounds wait for: their ideas to be sorted, the group to agree on them."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.awaiting import Awaited, counted, where
from programmes.typography import long_date
from wellbeing.models import Round
from wellbeing.models.rounds import TEAM

KINDS = ("rounds_to_sort", "rounds_to_settle")


def awaits(accesses):
    """Return what waits for those who lead the rounds; one query."""
    mine = where(accesses, *TEAM)
    left, ready = {}, {}
    over = Round.objects.over(timezone.localdate()).filter(programme__in=mine)
    for round_ in over.order_by("held_on", "pk"):
        is_sorted = round_.sorted_count == round_.ideas_count
        among = ready if is_sorted else left
        among.setdefault(round_.programme_id, []).append(round_)
    return [*_to_sort(mine, left), *_to_settle(mine, ready)]


def _to_sort(mine, left):
    for pk, rounds in left.items():
        title = ngettext(
            "Sort the ideas of one round with the group",
            "Sort the ideas of %(number)s rounds with the group",
            len(rounds),
        )
        yield _line("rounds_to_sort", mine[pk].programme, "sticky", title, rounds)


def _to_settle(mine, ready):
    for pk, rounds in ready.items():
        title = ngettext(
            "Agree with the group on one round",
            "Agree with the group on %(number)s rounds",
            len(rounds),
        )
        programme = mine[pk].programme
        yield _line("rounds_to_settle", programme, "check2-square", title, rounds)


def _line(kind, programme, icon, title, rounds):
    """Lead to the round, or to the list when there are several; the oldest one counts."""
    first = rounds[0]
    place = reverse("wellbeing:round_list", args=[programme.slug])
    if len(rounds) == 1:
        place = reverse("wellbeing:round_detail", args=[programme.slug, first.pk])
    about = _("Asked on %(day)s.") % {"day": long_date(first.held_on)}
    title = counted(title, len(rounds))
    return Awaited(kind, programme, icon, title, about, place, first.held_on)
