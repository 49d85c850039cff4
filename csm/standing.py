"""Where a programme stands, in words: one state, one next date, one sentence."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.standing import State, standing_of
from programmes.access import Access
from programmes.models import Membership, Programme, Role, User
from programmes.typography import long_date


@dataclass(frozen=True)
class NextDate:
    """The date to look forward to, and what happens then."""

    what: str
    day: dt.date


@dataclass(frozen=True)
class Standing:
    """A programme as the home and the list show it to one person."""

    programme: Programme
    user: User
    held: tuple[str, ...]  # keys of roles

    @property
    def state(self) -> State:
        return standing_of(self.programme)

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
        """Whether there is a contract, and a role that reads it in its state."""
        access = Access(self.programme, self.user, frozenset(self.held))
        contract = getattr(self.programme, "contract", None)
        return contract is not None and contract.may_be_read_by(access)


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
    return [Standing(one, user, tuple(held[one.pk])) for one in rows]


def sentence(programme: Programme) -> str:
    """Return in one or two sentences where the group is and what comes next."""
    state, coming = standing_of(programme), next_date(programme)
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
        return _without_a_day()[state]
    is_past = coming.day < timezone.localdate()
    return _before_the_ceremony(is_past)[state] % {"day": long_date(coming.day)}


def _without_a_day():
    return {
        State.PREPARED: _(
            "The contract is being written. The date of the ceremony is still to be"
            " chosen."
        ),
        State.FROZEN: _(
            "The text is frozen. The date of the ceremony is still to be chosen."
        ),
    }


def _before_the_ceremony(is_past):
    if is_past:
        return {
            State.PREPARED: _(
                "The contract is being written. Its ceremony was planned on %(day)s."
            ),
            State.FROZEN: _("The text is frozen. Its ceremony was on %(day)s."),
        }
    return {
        State.PREPARED: _("The contract is being written, to be signed on %(day)s."),
        State.FROZEN: _("The text is frozen, to be signed on %(day)s."),
    }
