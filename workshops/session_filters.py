"""Which sessions a list keeps: of one kind, of one year, those that lack something."""

from functools import cached_property

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from programmes.models.programme import TEAM
from workshops.models import Session

PRESENCE, MINUTES = "presences", "comptes-rendus"
LACKING = {
    MINUTES: _("minutes to write"),
    PRESENCE: _("presence to note"),
}


class Filters:
    """What an address asks of the list: « ?sorte= », « ?annee= », « ?reste= ».

    What it says that has no sense is left aside. ``reste`` is the team's alone, and of
    what it holds itself: another group writes the minutes of its own exchanges.
    """

    def __init__(self, query, access, today):
        self.access, self.today = access, today
        self.visible = Session.objects.known_to(access)
        asked, year = query.get("sorte", ""), query.get("annee", "")
        self.kind = asked if asked in Session.Kind else ""
        self.year = int(year) if year.isdecimal() and len(year) == 4 else None
        lacking = query.get("reste", "")
        self.lacking = lacking if self.is_the_team and lacking in LACKING else ""

    @property
    def is_the_team(self):
        return self.access.has(*TEAM)

    @cached_property
    def counted(self):
        """Return how many sessions there are of each kind in each year, in one query."""
        rows = self.visible.order_by().annotate(year=ExtractYear("day"))
        rows = rows.values_list("kind", "year").annotate(Count("pk"))
        return [(kind, year, number) for kind, year, number in rows]

    @property
    def total(self):
        return sum(number for _kind, _year, number in self.counted)

    @property
    def kinds(self):
        """Each kind that there is, with its number."""
        counts = dict.fromkeys(Session.Kind, 0)
        for kind, _year, number in self.counted:
            counts[Session.Kind(kind)] += number
        return [(kind, number) for kind, number in counts.items() if number]

    @property
    def years(self):
        """The years, the latest first: none where all is in the same one."""
        years = {year for _kind, year, _number in self.counted if year}
        return sorted(years, reverse=True) if len(years) > 1 else []

    @property
    def is_asked(self):
        return bool(self.kind or self.year or self.lacking)

    @property
    def lacking_label(self):
        return LACKING[self.lacking] if self.lacking else ""

    @property
    def rows(self):
        rows = self.visible
        if self.kind and any(kind == self.kind for kind, _number in self.kinds):
            rows = rows.filter(kind=self.kind)
        if self.year in self.years:
            rows = rows.in_year(self.year)
        return self._lacking(rows) if self.lacking else rows

    def _lacking(self, rows):
        mine = rows.filter(programme=self.access.programme)
        if self.lacking == MINUTES:
            return mine.lacking_minutes(self.today)
        return mine.lacking_presence(self.today)
