"""The money of the actions: what the authority gives, what is planned, spent, and left.

« Dans la limite du budget alloué à l’action » (M, article 4): the limit is told to all,
and going beyond it is spoken of, never refused.
"""

from dataclasses import dataclass
from decimal import Decimal

from workshops.models import Action, Envelope

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Money:
    """What all the actions of a programme take from its envelope, None without one."""

    envelope: Envelope | None
    planned: Decimal = NOTHING
    spent: Decimal = NOTHING
    #: The budget of each action, or what it cost when it cost more or is over.
    taken: Decimal = NOTHING

    @property
    def left(self):
        return self.envelope.amount - self.taken if self.envelope else None

    @property
    def beyond(self):
        """By how much the actions go beyond the envelope, None while they do not."""
        return -self.left if self.envelope and self.left < 0 else None

    @property
    def says_something(self):
        return bool(self.envelope or self.planned or self.spent)


def money_of(programme):
    """Return the money of a programme's actions; two queries."""
    envelope = Envelope.objects.filter(programme=programme).first()
    actions = Action.objects.kept().filter(programme=programme)
    rows = list(actions.values_list("budget", "spent", "done_on"))
    return Money(
        envelope,
        sum((budget or NOTHING for budget, _spent, _day in rows), NOTHING),
        sum((spent or NOTHING for _budget, spent, _day in rows), NOTHING),
        sum((_taken(*row) for row in rows), NOTHING),
    )


def _taken(budget, spent, done_on):
    if done_on is not None and spent is not None:
        return spent
    return max(budget or NOTHING, spent or NOTHING)
