"""Which dates a calendar shows: asked for in an address, kept by a link, said in words."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from csm.calendar.dates import USUAL, dates_of
from csm.finding.filters import Pill
from programmes.alphabet import folded
from programmes.models import DateKind, Programme

ROWS = 50


@dataclass(frozen=True)
class Chosen:
    """The filters of a calendar: kinds of dates, one programme or all, the past or not."""

    kinds: tuple[DateKind, ...] = USUAL
    programme: Programme | None = None
    with_past: bool = False

    @classmethod
    def asked(cls, query, accesses):
        """Read ``request.GET``; what it holds that has no sense is left aside."""
        kinds = tuple(kind for kind in DateKind if kind in query.getlist("dates"))
        slug = query.get("programme", "")
        programmes = (access.programme for access in accesses)
        programme = next((one for one in programmes if one.slug == slug), None)
        return cls(kinds or USUAL, programme, query.get("passe") == "oui")

    @classmethod
    def kept_by(cls, link):
        """Return what was shown when a link was made."""
        kinds = tuple(kind for kind in DateKind if kind in link.kinds.split())
        return cls(kinds, link.programme, link.with_past)

    @property
    def query(self):
        """What stands in the address: only what is not usual."""
        query = {"dates": list(self.kinds)} if self.kinds != USUAL else {}
        if self.programme:
            query["programme"] = self.programme.slug
        if self.with_past:
            query["passe"] = "oui"
        return query

    def among(self, accesses):
        """Return which of a person's accesses are looked at: not what was put away."""
        if self.programme:
            return [one for one in accesses if one.programme.pk == self.programme.pk]
        return [one for one in accesses if one.programme.archived_at is None]

    def entries(self, accesses):
        """Return the dates chosen among those that ``accesses`` open, the earliest first."""
        since = None if self.with_past else timezone.localdate()
        return dates_of(self.among(accesses), self.kinds, since=since)


@dataclass(frozen=True)
class Month:
    """The dates of one month, to come or past."""

    label: str
    entries: list
    is_past: bool


class DatesShown:
    """The page of a calendar: its dates by month, its filters, its pages.

    ``accesses`` are those of the person; a calendar ``of_one`` programme is inside it.
    """

    def __init__(self, chosen, accesses, page=None, *, of_one=False):
        self.chosen, self.accesses, self.asked_page = chosen, accesses, page
        self.of_one = of_one
        self.today = timezone.localdate()

    @cached_property
    def entries(self):
        """Those to come first, the nearest one first; then the past ones, back in time."""
        found = self.chosen.entries(self.accesses)
        past = [one for one in found if one.until < self.today]
        return [one for one in found if one.until >= self.today] + past[::-1]

    @property
    def count(self):
        return len(self.entries)

    @cached_property
    def page(self):
        return Paginator(self.entries, ROWS).get_page(self.asked_page)

    @property
    def months(self):
        return [
            Month(f"{MONTHS[month]} {year}", list(entries), is_past)
            for (is_past, year, month), entries in groupby(self.page, self._month_of)
        ]

    def _month_of(self, entry):
        is_past = entry.until < self.today
        # What began some time ago and goes on is read with the present month.
        day = entry.day if is_past else max(entry.day, self.today)
        return is_past, day.year, day.month

    @property
    def kinds(self):
        """Each kind of dates: key, words, whether it is shown."""
        return [(one, one.label, one in self.chosen.kinds) for one in DateKind]

    @property
    def programmes(self):
        """The programmes to choose from: none where there is no choice."""
        if self.of_one or len(self.accesses) < 2:
            return []
        known = [access.programme for access in self.accesses]
        return sorted(known, key=lambda one: (folded(str(one)), one.pk))

    @property
    def pills(self):
        """The filters in force, each with the address without it."""
        chosen, pills = self.chosen, []
        if chosen.kinds != USUAL:
            for kind in chosen.kinds:
                others = tuple(one for one in chosen.kinds if one != kind)
                without = self._address(kinds=others or USUAL)
                pills.append(Pill(kind.label, without))
        if chosen.programme and not self.of_one:
            pills.append(Pill(str(chosen.programme), self._address(programme=None)))
        if chosen.with_past:
            pills.append(Pill(_("past dates too"), self._address(with_past=False)))
        return pills

    @property
    def everything(self):
        """The address without any filter."""
        return "?"

    @property
    def link_query(self):
        """What the page that makes a link is asked, to hold the same dates."""
        return urlencode(self.chosen.query, doseq=True)

    def _address(self, **changes):
        query = replace(self.chosen, **changes).query
        if self.of_one:
            query.pop("programme", None)
        return f"?{urlencode(query, doseq=True)}"
