"""The wall of a round and of its mirror: what one person may see of it, in no order.

Ideas are there once the group has revealed them, whoever looks: the wall is read by the
whole room. Until then, and to whoever observes, it says how many there are.
"""

from dataclasses import dataclass, field
from functools import cached_property

from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE, Count, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language

from programmes.counting import FEWEST
from wellbeing.looking_back import named_beside
from wellbeing.models import Idea, Round
from wellbeing.models.rounds import READERS
from wellbeing.telling import sitting_of
from wellbeing.ways_in import WayIn

#: Ideas of one side on one page.
PAGE = 200


@dataclass
class Side:
    """One of the rounds on a wall, and its ideas once the group has revealed them."""

    round: Round
    is_open: bool
    may_write: bool
    #: What phones type to come in, "" while none may.
    code: str
    count: int = 0
    heard: int = 0
    ideas: list = field(default_factory=list)

    @property
    def door(self):
        """The way in for phones, or None when none may come in."""
        if not (self.code and self.may_write):
            return None
        return WayIn(self.code, opened_at="phone_write", typed_at="phone_code")


@dataclass(frozen=True)
class Large:
    """One idea shown large, and those before and after it."""

    idea: Idea | None
    previous: int | None = None
    next: int | None = None


class Wall:
    """The sides of one wall, well-being first; empty when the person has none here."""

    def __init__(self, access, pk):
        self.access = access
        self.reads = access.has(*READERS)
        rounds = beside(pk, access)
        #: The questions asked together, where it is one of a co-evaluation.
        self.sitting = sitting_of(rounds[0]) if rounds else None
        self.sides = [
            Side(one, one.is_revealed and self.reads, self.reads, self._code(one))
            for one in rounds
        ]

    def _code(self, round_):
        """Return one code for a whole sitting: the page that it opens leads on."""
        return self.sitting.code if self.sitting and round_.code else round_.code

    @property
    def first(self):
        """The round that keeps the turn and the time of the whole wall."""
        return self.sides[0].round

    @property
    def may_lead(self):
        return self.first.may_be_led_by(self.access)

    @property
    def is_open(self):
        return any(side.is_open for side in self.sides)

    @cached_property
    def named(self):
        """The titles of the role groups that stand beside their ideas, by key."""
        return named_beside(self.first) if self.is_open else {}

    @property
    def total(self):
        return sum(side.count for side in self.sides)

    @property
    def shown_count(self):
        """How many ideas its pages show to this person, all of them together."""
        return sum(side.count for side in self.sides if side.is_open)

    @property
    def may_be_counted(self):
        """Whether the sum may be said: with it, one side would tell of the other.

        A side without an idea is one with few: or else a wall that stays open would
        tell whoever observes when the first one was written.
        """
        return self.reads or all(side.count >= FEWEST for side in self.sides)

    @property
    def heard(self):
        return sum(side.heard for side in self.sides)

    @property
    def heard_in_this_lap(self):
        return max(0, self.heard - self.first.heard_before)

    @cached_property
    def mark(self):
        """What moves on with the wall: it says neither who wrote nor how often.

        Whoever observes is given the mark of what is shown, or would count the changes.
        """
        seen = [
            (s.round.pk, s.round.turn if self.reads else self._said(s))
            for s in self.sides
        ]
        seen += sorted(self.access.roles), get_language()
        if self.sitting and self.reads:
            asked = self.sitting.questions
            seen += [(one.round.code, one.round.turn) for one in asked]
        return salted_hmac("wellbeing.wall", repr(seen), algorithm="sha256").hexdigest()

    def _said(self, side):
        count = max(side.count, FEWEST - 1)
        first = self.first
        return count, side.is_open, first.lap, first.timed_until, first.revealed_on

    def count(self):
        """Count the ideas of each side, in one query."""
        numbers = {
            row["round"]: row
            for row in self._standing()
            .values("round")
            .order_by("round")
            .annotate(count=Count("pk"), heard=Count("pk", filter=Q(heard=True)))
        }
        for side in self.sides:
            if row := numbers.get(side.round.pk):
                side.count, side.heard = row["count"], row["heard"]

    def show(self, number):
        """Put a page of the ideas on each side that is open; return the page."""
        longest = max((s.count for s in self.sides if s.is_open), default=0)
        page = Paginator(range(longest), PAGE).get_page(number)
        first = (page.number - 1) * PAGE
        for side in self.sides:
            if side.is_open and side.count > first:
                ideas = self._shown().filter(round=side.round)
                side.ideas = list(ideas[first : first + PAGE])
        return page

    def large(self, pk):
        """Return one idea of the wall to be shown large, in the order of the keys."""
        idea = self.idea(pk)
        if idea is None:
            return Large(None)
        keys = self._shown().values_list("pk", flat=True)
        return Large(
            idea,
            keys.filter(pk__lt=idea.pk).order_by("-pk").first(),
            keys.filter(pk__gt=idea.pk).first(),
        )

    def idea(self, pk):
        """Return an idea that is on the wall, with its round, or None."""
        ideas = self._shown().select_related("round")
        return ideas.filter(pk=pk).first() if pk is not None else None

    def _standing(self):
        rounds = [side.round for side in self.sides]
        return Idea.objects.filter(round__in=rounds).standing()

    def _shown(self):
        rounds = [side.round for side in self.sides if side.is_open]
        ideas = Idea.objects.visible_to(self.access).filter(round__in=rounds)
        return ideas.standing().order_by("pk").fetch_mode(FETCH_RAISE)


def beside(pk, access):
    """Return the round of this key and its mirror, well-being first; [] when unknown."""
    mirror = Round.objects.filter(pk=pk).values("mirror")
    # By the mirror’s key: SQLite cannot be asked for a row beyond 64 bits.
    on_it = Q(pk=pk) | Q(mirror__pk=pk) | Q(pk__in=mirror)
    rounds = list(Round.objects.visible_to(access).kept().filter(on_it))
    if all(one.pk != pk for one in rounds):
        return []
    for one in rounds:
        one.programme = access.programme
    return sorted(rounds, key=lambda one: (not one.is_bright, one.pk))
