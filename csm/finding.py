"""Finding a programme again: words, filters, order and pages of the list."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django import forms
from django.core.paginator import Paginator
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from csm.standing import standings
from programmes.alphabet import folded
from programmes.models import Programme

ROWS = 50


class Line(NamedTuple):
    """What the list is searched and sorted by, read for every programme at once."""

    pk: int
    territory: str
    slug: str
    first_year: int
    last_year: int
    audience: str
    signed_on: str  # « 2026-01-22 », planned or confirmed; "" while there is no date

    @property
    def edition(self):
        if self.first_year == self.last_year:
            return str(self.first_year)
        return f"{self.first_year}-{self.last_year}"


#: The columns, by the word of the address; ties fall to territory and edition.
ORDERS = {
    "territory": lambda line: folded(line.territory),
    "edition": lambda line: (line.first_year, line.last_year),
    "audience": lambda line: folded(line.audience),
    "signature": lambda line: line.signed_on,
}
COLUMNS = {
    "territory": gettext_lazy("Territory"),
    "edition": gettext_lazy("Edition"),
    "audience": gettext_lazy("Public"),
    "signature": gettext_lazy("Signature"),
}


class FilterForm(forms.Form):
    """The filters, sent by GET: they stand in the address, which can be kept."""

    territory = forms.ChoiceField(label=gettext_lazy("Territory"), required=False)
    edition = forms.ChoiceField(label=gettext_lazy("Edition"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Look for a word"),
        required=False,
        max_length=100,
        widget=forms.SearchInput({"class": "form-control"}),
    )

    def __init__(self, data, lines):
        super().__init__(data, label_suffix="")
        towns = {line.slug: line.territory for line in lines}
        editions = {line.edition: line.edition for line in lines}
        self.fields["territory"].choices = [
            ("", _("All territories")),
            *sorted(towns.items(), key=lambda town: folded(town[1])),
        ]
        self.fields["edition"].choices = [
            ("", _("All editions")),
            *sorted(editions.items(), reverse=True),
        ]


@dataclass(frozen=True)
class Pill:
    """A filter in force, and the address without it."""

    words: str
    without: str


class ProgrammesFound:
    """The programmes that ``user`` takes part in, as the address asks for them.

    ``query`` is ``request.GET``; what it holds that has no sense is left aside.
    """

    def __init__(self, user, query):
        self.user = user
        self.query = query

    @cached_property
    def lines(self):
        rows = Programme.objects.visible_to(self.user).values_list(
            "pk",
            "territory__name",
            "territory__slug",
            "first_year",
            "last_year",
            "audience",
            # As words, which sort as well: hundreds of dates take long to make.
            Coalesce(
                Cast("effective_on", CharField()),
                Cast("signature_planned_on", CharField()),
                Value(""),
            ),
        )
        return [Line(*row) for row in rows]

    @cached_property
    def form(self):
        return FilterForm(self.query, self.lines)

    @cached_property
    def filters(self):
        """The filters in force, by name."""
        self.form.is_valid()
        cleaned = self.form.cleaned_data
        return {name: cleaned[name] for name in self.form.fields if cleaned.get(name)}

    @cached_property
    def order(self):
        asked = self.query.get("order", "")
        return asked if asked.lstrip("-") in ORDERS else "territory"

    @cached_property
    def kept(self):
        """The lines that pass the filters, in order."""
        kept = [line for line in self.lines if self._passes(line)]
        places = {name: folded(name) for name in {line.territory for line in kept}}
        kept.sort(key=lambda line: (-line.first_year, -line.last_year, line.pk))
        kept.sort(key=lambda line: (places[line.territory], line.territory))
        if self.order != "territory":
            name = self.order.lstrip("-")
            kept.sort(key=ORDERS[name], reverse=self.order.startswith("-"))
        return kept

    def _passes(self, line):
        asked = self.filters
        if asked.get("territory", line.slug) != line.slug:
            return False
        if "edition" in asked and asked["edition"] != line.edition:
            return False
        if "text" not in asked:
            return True
        text = folded(f"{line.territory} {line.edition} {line.audience}")
        return all(word in text for word in folded(asked["text"]).split())

    @cached_property
    def page(self):
        return Paginator(self.kept, ROWS).get_page(self.query.get("page"))

    @cached_property
    def rows(self):
        """How each programme of this page stands, in order."""
        places = {line.pk: place for place, line in enumerate(self.page)}
        found = standings(Programme.objects.filter(pk__in=places), self.user)
        return sorted(found, key=lambda one: places[one.programme.pk])

    @property
    def count(self):
        return len(self.kept)

    @property
    def pills(self):
        choices = dict(self.form.fields["territory"].choices)
        return [
            Pill(choices.get(value, value), self._address(**{name: None, "page": None}))
            for name, value in self.filters.items()
        ]

    @property
    def columns(self):
        """The heads of the columns: words, address that sorts, ``aria-sort`` in force."""
        return [
            {
                "label": label,
                "url": self._address(
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
    def pages(self):
        """Each page of the list: number, address, whether it is this one."""
        return [
            {
                "number": number,
                "url": self._address(page=number),
                "is_current": number == self.page.number,
            }
            for number in self.page.paginator.page_range
        ]

    @property
    def everything(self):
        """The address without any filter, in the same order."""
        return self._address(**dict.fromkeys([*self.form.fields, "page"]))

    def _address(self, **changes):
        query = self.query.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        return f"?{query.urlencode()}"
