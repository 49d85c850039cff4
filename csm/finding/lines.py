"""The programmes of the list, read for one person: what is searched, sorted and shown.

Names are compared here, so that both databases give the same order. What a person does
not take part in is known by its page for the public, and by nothing else.
"""

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from contracts.standing import standing_from
from csm.finding.marks import page_drawn, programme_drawn
from programmes.alphabet import folded
from programmes.dates import Dates
from programmes.models import Programme, Role
from programmes.typography import long_date

#: The same few words for hundreds of lines: towns and kinds of public, nobody's name.
key = lru_cache(maxsize=4096)(folded)


#: Both years of an edition, among the values of a line.
YEARS = slice(4, 6)


class Line(NamedTuple):
    """One programme. Where the person does not take part, only the first six are known.

    Days are words, « 2026-01-22 », "" while there is none: they sort as well, and
    hundreds of dates take long to make.
    """

    pk: int
    territory: str
    town: str  # the territory's name in addresses
    slug: str
    first_year: int
    last_year: int
    audience: str = ""
    word: str = ""  # for one participant
    signed_on: str = ""  # planned or confirmed
    effective_on: str = ""
    duration_months: int | None = None
    frozen: str = ""
    course: str = ""  # a Programme.State
    roles: tuple[str, ...] = ()

    @property
    def is_mine(self):
        return bool(self.roles)

    @property
    def edition(self):
        if self.first_year == self.last_year:
            return str(self.first_year)
        return f"{self.first_year}-{self.last_year}"

    @property
    def title(self):
        return f"{self.territory} {self.edition}"

    @property
    def url(self):
        """The programme's own page, or the one that anybody may read."""
        return _address("programme" if self.is_mine else "public_programme", self.slug)

    @property
    def day(self):
        """The day of the signature, planned or confirmed."""
        return _day(self.signed_on)

    @property
    def day_in_words(self):
        return _long(self.signed_on, get_language())

    @property
    def ends_on(self):
        """The last day of a contract that is signed."""
        return Dates(_day(self.effective_on), self.duration_months, "").ends_on

    @property
    def contract(self):
        """Where the contract stands today; None where that is not known."""
        if not self.is_mine:
            return None
        ends_on = self.ends_on
        is_over = ends_on is not None and timezone.localdate() > ends_on
        return standing_from(bool(self.frozen), bool(self.effective_on), is_over)

    @property
    def state(self):
        """Where the programme is in its own course; None where that is not known."""
        return Programme.State(self.course) if self.course else None

    @property
    def mark(self):
        """How far it has come, drawn: its own course or, under way, its contract."""
        if not self.is_mine:
            return page_drawn(get_language())
        return programme_drawn(self.course, self.contract, get_language())

    @property
    def roles_in_words(self):
        """The roles held, in the programme's words."""
        return _in_words(self.roles, self.word, get_language())

    @property
    def order(self):
        """Territories as in a French index, the newest edition of each first."""
        return (
            key(self.territory),
            self.territory,
            -self.first_year,
            -self.last_year,
            self.pk,
        )


def _day(text):
    return dt.date.fromisoformat(text) if text else None


# What hundreds of lines say again, at each visit; nothing of it is about a person.


@lru_cache(maxsize=4096)
def _address(view, slug):
    return reverse(view, args=[slug])


@lru_cache(maxsize=4096)
def _long(text, language):
    return long_date(_day(text)) if text else ""


@lru_cache(maxsize=256)
def _in_words(roles, word, language):
    said = (Role(role) for role in roles)
    return ", ".join(word if r == Role.PARTICIPANT else str(r.label) for r in said)


KNOWN_TO_ALL = (
    "pk",
    "territory__name",
    "territory__slug",
    "slug",
    "first_year",
    "last_year",
)


def lines_for(user) -> list[Line]:
    """Return the programmes that ``user`` takes part in, then the pages of the others.

    Two queries, however many there are.
    """
    mine: dict[int, Line] = {}
    for *values, role in _mine(user):
        known = mine.get(values[0])
        if known is None:
            mine[values[0]] = Line(*values, (role,))
        elif role not in known.roles:
            mine[known.pk] = known._replace(roles=(*known.roles, role))
    published = Programme.objects.published().values_list(*KNOWN_TO_ALL)
    others = (Line(*values) for values in published)
    return [*mine.values(), *(line for line in others if line.pk not in mine)]


def _mine(user):
    """Return a row for each role held, the roles in the order of their beginning."""
    signed_on = Coalesce(
        _words("effective_on"), _words("signature_planned_on"), Value("")
    )
    frozen = Case(
        When(frozen_at__isnull=False, then=Value("frozen")), default=Value("")
    )
    rows = Programme.objects.visible_to(user).with_course().order_by("memberships__pk")
    return rows.values_list(
        *KNOWN_TO_ALL,
        "audience",
        "participant_singular",
        signed_on,
        Coalesce(_words("effective_on"), Value("")),
        "duration_months",
        frozen,
        "course",
        "memberships__role",
    )


def _words(name):
    return Cast(F(name), CharField())
