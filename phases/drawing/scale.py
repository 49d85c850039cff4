"""The scale of time: which dates a path spans, and where each one falls."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import pgettext_lazy

from phases.drawing.letters import width_of

#: A phase that was never closed stretches the scale by so many days at most.
WAITED = 183
STEPS = (1, 2, 3, 6)
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
SHORT = (
    pgettext_lazy("short month", "Jan."),
    pgettext_lazy("short month", "Feb."),
    pgettext_lazy("short month", "March"),
    pgettext_lazy("short month", "April"),
    pgettext_lazy("short month", "May"),
    pgettext_lazy("short month", "June"),
    pgettext_lazy("short month", "July"),
    pgettext_lazy("short month", "Aug."),
    pgettext_lazy("short month", "Sept."),
    pgettext_lazy("short month", "Oct."),
    pgettext_lazy("short month", "Nov."),
    pgettext_lazy("short month", "Dec."),
)


def has_scale(plan):
    """Whether a phase or a step has dates: else the path is drawn in its order alone.

    Milestones alone make no scale: nothing would stand on it.
    """
    return any(part.window or part.started_on for part in plan.stretches)


@dataclass(frozen=True)
class Tick:
    x: float
    words: str
    is_centred: bool = False


@dataclass(frozen=True)
class Scale:
    """Days from the first of a month to the last of another, from left to right.

    Months are counted from year 0, so that no date is too far.
    """

    first: int
    last: int
    left: float
    right: float

    def x(self, day, *, is_over=False):
        """Return where ``day`` begins, or where it is over."""
        start, length = _days(self.first), _days(self.last + 1) - _days(self.first)
        at = day.toordinal() - start + is_over
        return self.left + (self.right - self.left) * at / length

    def holds(self, day):
        return self.first <= _month(day) <= self.last

    @property
    def months(self):
        return self.last - self.first + 1

    def x_of_month(self, month):
        start, length = _days(self.first), _days(self.last + 1) - _days(self.first)
        at = _days(month) - start
        return self.left + (self.right - self.left) * at / length

    def step(self, size):
        """Return every how many months there is room for a name in type of ``size``."""
        room = (self.right - self.left) / self.months
        widest = max(width_of(str(words), size) for words in SHORT) + size / 3
        for step in STEPS:
            if step * room >= widest:
                return step
        year = width_of("2026", size) + size / 3
        return next(12 * years for years in YEARS if 12 * years * room >= year)

    def marked(self, size):
        """Return the months that are named, as counted from year 0."""
        step = self.step(size)
        start = -(-self.first // step) * step
        return list(range(start, self.last + 1, step))

    def month_names(self, size, limit):
        """Return the names of months, up to ``limit``; none when years alone have room."""
        if (step := self.step(size)) >= 12:
            return []
        names = [
            Tick(self._place(month, step), str(SHORT[month % 12]), step == 1)
            for month in self.marked(size)
        ]
        return [n for n in names if n.x + width_of(n.words, size) + size / 3 <= limit]

    def _place(self, month, step):
        start = self.x_of_month(month)
        return (start + self.x_of_month(month + 1)) / 2 if step == 1 else start

    def year_names(self, size, limit):
        """Return the years, each where it begins, those without room left out."""
        wide = width_of("2026", size) + size / 3
        marked = [month for month in self.marked(size) if month % 12 == 0]
        if self.step(size) < 12 and self.first not in marked:
            marked.insert(0, self.first)
        found, free = [], limit
        for month in reversed(marked):
            x = self.x_of_month(month)
            if x + wide <= free:
                found.append(Tick(x, str(month // 12)))
                free = x
        return found[::-1]


def scale_of(plan, left, right, today=None):
    """Return the scale that holds every date of ``plan``.

    ``today`` is on it when a phase is under way, unless it was forgotten long ago.
    """
    days = [day for part in plan.stretches for day in _dates_of(part)]
    for one in plan.milestones:
        days += [day for day in (one.day, one.held_on) if day]
    is_open = any(p.started_on and not p.finished_on for p in plan.stretches)
    if today and is_open and (today - max(days)).days <= WAITED:
        days.append(today)
    return Scale(_month(min(days)), _month(max(days)), left, right)


def _dates_of(part):
    days = (*(part.window or ()), part.started_on, part.finished_on)
    return [day for day in days if day]


def _month(day):
    return day.year * 12 + day.month - 1


def _days(month):
    """Return the number of the first day of a month; the day after the last of all."""
    year, number = divmod(month, 12)
    if year > dt.MAXYEAR:
        return dt.date.max.toordinal() + 1
    return dt.date(year, number + 1, 1).toordinal()
