"""What the rounds wait for: to be revealed, to be sorted, to be agreed on by the group."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.awaiting import Awaited, counted, where
from programmes.typography import long_date
from wellbeing.models import Round
from wellbeing.models.rounds import TEAM

KINDS = ("rounds_to_reveal", "rounds_to_sort", "rounds_to_settle")


def awaits(accesses):
    """Return what waits for those who lead the rounds; one query."""
    mine = where(accesses, *TEAM)
    hidden, left, ready = {}, {}, {}
    over = Round.objects.over(timezone.localdate()).filter(programme__in=mine)
    over = over.looking_forward()  # a co-evaluation is told as one
    for round_ in over.order_by("held_on", "pk"):
        among = ready if round_.sorted_count == round_.ideas_count else left
        among = among if round_.is_revealed else hidden
        among.setdefault(round_.programme_id, []).append(round_)
    return [
        *_to_reveal(mine, hidden),
        *_to_sort(mine, left),
        *_to_settle(mine, ready),
    ]


def _to_reveal(mine, hidden):
    for pk, rounds in hidden.items():
        title = ngettext(
            "Reveal the ideas of one round",
            "Reveal the ideas of %(number)s rounds",
            len(rounds),
        )
        programme = mine[pk].programme
        page = "round_reveal"
        yield _line("rounds_to_reveal", programme, "eye", title, rounds, page)


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


def _line(kind, programme, icon, title, rounds, page="round_detail"):
    """Lead to the round, or to the list when there are several; the oldest one counts."""
    first = rounds[0]
    place = reverse("wellbeing:round_list", args=[programme.slug])
    if len(rounds) == 1:
        place = reverse(f"wellbeing:{page}", args=[programme.slug, first.pk])
    about = _("Asked on %(day)s.") % {"day": long_date(first.held_on)}
    title = counted(title, len(rounds))
    return Awaited(kind, programme, icon, title, about, place, first.held_on)
