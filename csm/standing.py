"""Where a programme stands, in words: one state, one next date, one sentence."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.models.contract import READERS
from programmes.models import Membership, Programme, Role
from programmes.typography import long_date


class State(models.TextChoices):
    """What the dates of the signature say; derived, never stored."""

    PREPARED = "prepared", gettext_lazy("being prepared")
    SIGNED = "signed", gettext_lazy("signed")
    ENDED = "ended", gettext_lazy("come to its end")


def state_of(programme: Programme) -> State:
    """Return the state today; a contract runs until its last day, included."""
    if not programme.is_signed:
        return State.PREPARED
    return State.ENDED if programme.has_ended else State.SIGNED


@dataclass(frozen=True)
class NextDate:
    """The date to look forward to, and what happens then."""

    what: str
    day: dt.date


@dataclass(frozen=True)
class Standing:
    """A programme as the home and the list show it to one person."""

    programme: Programme
    held: tuple[str, ...]  # keys of roles

    @property
    def state(self) -> State:
        return state_of(self.programme)

    @property
    def next_date(self) -> NextDate | None:
        return next_date(self.programme)

    @property
    def roles(self) -> list[str]:
        """The roles held, in the programme's words."""
        words = self.programme.vocabulary
        return [Role(role).word_in(words) for role in dict.fromkeys(self.held)]

    @property
    def may_read(self) -> bool:
        """Whether there is a contract, and a role that reads it."""
        return hasattr(self.programme, "contract") and bool({*self.held} & {*READERS})


def next_date(programme: Programme) -> NextDate | None:
    """Return the ceremony while it is ahead of the group, else the evaluation to come."""
    dates, today = programme.dates, timezone.localdate()
    if not programme.is_signed:
        day = programme.signature_planned_on
        return NextDate(_("Ceremony planned"), day) if day else None
    coming = [
        NextDate(_("Mid-term evaluation"), dates.mid_term_on),
        NextDate(_("Final evaluation"), dates.final_on),
    ]
    ahead = [date for date in coming if date.day and date.day >= today]
    return min(ahead, key=lambda date: date.day, default=None)


def standings(programmes, user) -> list[Standing]:
    """Return how each of ``programmes`` stands for ``user``, in two queries.

    Select ``contract`` as well where the page asks whether it may be read.
    """
    rows = list(programmes.select_related("territory"))
    mine = Membership.objects.current().filter(user=user, programme__in=rows)
    held = defaultdict(list)
    for pk, role in mine.order_by("pk").values_list("programme_id", "role"):
        held[pk].append(role)
    return [Standing(programme, tuple(held[programme.pk])) for programme in rows]


def sentence(programme: Programme) -> str:
    """Return in one or two sentences where the group is and what comes next."""
    state, coming = state_of(programme), next_date(programme)
    if state == State.ENDED:
        words = _("The contract came to its end on %(day)s. Nothing closes by itself.")
        return words % {"day": long_date(programme.dates.ends_on)}
    if state == State.SIGNED:
        if coming is None:
            return _("The contract is signed.")
        return _("The contract is signed. Next comes, on %(day)s: %(what)s.") % {
            "day": long_date(coming.day),
            "what": coming.what[:1].lower() + coming.what[1:],
        }
    if coming is None:
        return _(
            "The contract is being written. The date of the ceremony is still to be"
            " chosen."
        )
    if coming.day < timezone.localdate():
        words = _("The contract is being written. Its ceremony was planned on %(day)s.")
    else:
        words = _("The contract is being written, to be signed on %(day)s.")
    return words % {"day": long_date(coming.day)}
