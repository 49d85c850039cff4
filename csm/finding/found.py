"""The programmes that somebody finds: filters, order, pages and ways of seeing them."""

from functools import cached_property
from itertools import groupby
from operator import attrgetter

from django.core.paginator import Paginator
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from csm.chain.filiation import lines_of_filiation
from csm.finding.filters import EVERY, FilterForm, Pill, passes
from csm.finding.lines import key, lines_for
from csm.finding.matrix import editions_of, matrix_of
from programmes.models import Programme, Transmission

ROWS = 50


class View(models.TextChoices):
    """The ways of seeing the list, by the word of the address."""

    TERRITORIES = "territories", gettext_lazy("By territory")
    LIST = "list", gettext_lazy("As a list")
    TRANSMISSIONS = "transmissions", gettext_lazy("Who passed on to whom")


#: The columns, by the word of the address; ties fall to territory and edition.
ORDERS = {
    "territory": lambda line: key(line.territory),
    "edition": lambda line: (line.first_year, line.last_year),
    "audience": lambda line: key(line.audience),
    "signature": lambda line: line.signed_on,
}
COLUMNS = {
    "territory": gettext_lazy("Territory"),
    "edition": gettext_lazy("Edition"),
    "audience": gettext_lazy("Public"),
    "signature": gettext_lazy("Signature"),
}


class ProgrammesFound:
    """The programmes that ``user`` may know of, as the address asks for them.

    ``query`` is ``request.GET``; what it holds that has no sense is left aside.
    """

    def __init__(self, user, query):
        self.user = user
        self.query = query

    @cached_property
    def lines(self):
        """All that this person may know of, those put away too."""
        return lines_for(self.user)

    @cached_property
    def form(self):
        return FilterForm(self.query, self.lines)

    @cached_property
    def filters(self):
        """The filters in force, by name."""
        return self.form.in_force

    @cached_property
    def view(self):
        asked = self.query.get("view", "")
        return View(asked) if asked in View else View.TERRITORIES

    @cached_property
    def order(self):
        asked = self.query.get("order", "")
        return asked if asked.lstrip("-") in ORDERS else "territory"

    @cached_property
    def kept(self):
        """The lines that pass the filters, in order."""
        asked = self.filters
        kept = [line for line in self.lines if passes(line, asked)]
        kept.sort(key=attrgetter("order"))
        if self.order != "territory":
            name = self.order.lstrip("-")
            kept.sort(key=ORDERS[name], reverse=self.order.startswith("-"))
        return kept

    @cached_property
    def page(self):
        """The page asked for: of lines, of territories, or of lines of filiation."""
        rows = {
            View.TERRITORIES: lambda: self.towns,
            View.LIST: lambda: self.kept,
            View.TRANSMISSIONS: lambda: self.filiation,
        }[self.view]()
        return Paginator(rows, ROWS).get_page(self.query.get("page"))

    @cached_property
    def towns(self):
        """The lines kept, in a list for each territory; only this order is theirs."""
        kept = sorted(self.kept, key=attrgetter("order"))
        towns = [list(lines) for _town, lines in groupby(kept, attrgetter("town"))]
        return towns[::-1] if self.order == "-territory" else towns

    @property
    def matrix(self):
        """The table of this page; its columns are those of all the pages."""
        return matrix_of(editions_of(self.kept), self.page)

    @cached_property
    def filiation(self):
        """Who passed on to whom among the lines kept, the earliest first."""
        kept = {line.pk: line for line in self.kept}
        in_time = attrgetter("first_year", "last_year", "order")
        visible = Transmission.objects.visible_to(self.user)
        links = visible.filter(giver__in=list(kept))
        pairs = [
            pair
            for pair in links.values_list("giver_id", "receiver_id")
            if pair[1] in kept
        ]
        groups = [line.pk for line in sorted(kept.values(), key=in_time)]
        found = lines_of_filiation(groups, pairs, lambda pk: kept[pk].town)
        return [[kept[pk] for pk in line] for line in found]

    @property
    def count(self):
        return len(self.kept)

    @property
    def put_away(self):
        """How many are left out because they are put away, and nobody asked for them."""
        if "state" in self.filters:
            return 0
        archived = Programme.State.ARCHIVED
        asked = self.filters | {"state": archived}
        away = (line for line in self.lines if line.course == archived)
        return sum(passes(line, asked) for line in away)

    @property
    def with_those_put_away(self):
        return self.address(state=EVERY, page=None)

    @property
    def takes_part(self):
        """Whether one of them is this person's own."""
        return any(line.is_mine for line in self.lines)

    @property
    def others(self):
        """Whether some are known by their public page alone."""
        return any(not line.is_mine for line in self.lines)

    @property
    def asks_for_filters(self):
        """Whether there is something to choose from."""
        return len(self.lines) > 1 or bool(self.filters)

    @property
    def pills(self):
        return [
            Pill(words, self.address(**{name: None, "page": None}))
            for name, words in self.form.words_in_force.items()
        ]

    @property
    def views(self):
        """Each way of seeing: its words, its address, whether it is this one."""
        return [
            {
                "value": view.value,
                "label": view.label,
                "url": self.address(view=view.value, page=None),
                "is_current": view == self.view,
            }
            for view in View
        ]

    @property
    def columns(self):
        """The heads of the columns: words, address that sorts, ``aria-sort`` in force."""
        return [
            {
                "label": label,
                "url": self.address(
                    order=f"-{name}" if self.order == name else name, page=None
                ),
                "sort": {name: "ascending", f"-{name}": "descending"}.get(self.order),
            }
            for name, label in COLUMNS.items()
        ]

    @property
    def sorted_by(self):
        """The order that was asked for, kept when the filters change."""
        return self.order if "order" in self.query else ""

    @property
    def address_of_file(self):
        """The same question, asked of the file: it has all the pages, and no view."""
        return self.address(view=None, page=None)

    @property
    def everything(self):
        """The address without any filter, in the same order and the same view."""
        return self.address(**dict.fromkeys([*self.form.fields, "page"]))

    @cached_property
    def asked(self):
        """What the address asks for and has a sense, by name; nothing is nothing."""
        asked = dict(self.filters)
        if self.view != View.TERRITORIES:
            asked["view"] = self.view.value
        if self.sorted_by and self.order != "territory":
            asked["order"] = self.order
        if self.page.number > 1:
            asked["page"] = str(self.page.number)
        return asked

    def address(self, **changes):
        """Return the address of this list but for ``changes``; None takes one away.

        The view is always in it: an address without a question stands for the last
        one that was asked.
        """
        query = QueryDict(mutable=True)
        asked = {"view": self.view.value} | self.asked | changes
        query.update(
            {name: value for name, value in asked.items() if value is not None}
        )
        return f"?{query.urlencode()}"
