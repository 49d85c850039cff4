"""Forms of the parts of a path: its words, a period, a phase, a step, when each is planned."""

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.db import transaction
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.changing import hold, note, put_in_order
from phases.models import Path, Period, Phase, Step
from phases.models.stretches import SEPTEMBER
from programmes.fields import DAY_ERRORS, PlannedDay, day_input
from programmes.forms import VersionedModelForm
from programmes.models import Role
from programmes.once_frozen import PATH, beside

BY_MONTHS = ("from_month", "until_month")
BY_DAYS = ("planned_from", "planned_until")
#: As a season runs, September to August.
IN_SEASON = [*range(SEPTEMBER, 13), *range(1, SEPTEMBER)]
READ_BY_ALL = gettext_lazy("Read by all who take part in the programme.")
HAND = gettext_lazy(
    "This edition does not run over two years in a row, so months give no day: write"
    " days by hand."
)


class PathForm(VersionedModelForm):
    """A form over a part of a path, or a new one; saves what it shows and nothing else.

    ``programme`` is the one of the path, whose frozen text is spoken of beside the fields.
    """

    #: The fields beside which a frozen text is spoken of.
    spoken_of = ("label",)

    def __init__(self, *args, programme, **kwargs):
        super().__init__(*args, **kwargs)
        self.programme = programme
        if self.instance._state.adding:
            del self.fields["version"]
        self.explain()
        beside(self, dict.fromkeys(self.spoken_of, PATH), programme)

    def explain(self):
        """Say beside the fields what follows from the programme."""

    def keep(self, by):
        shown = [name for name in self._meta.fields if name in self.fields]
        self.instance.save(update_fields=shown)
        note(self.instance, "changed", by)


class WordsForm(PathForm):
    """The word before the numbers, and what stands at the end of the path."""

    spoken_of = ("phase_word", "outcome")

    class Meta:
        model = Path
        fields = ("phase_word", "outcome")
        help_texts = {
            "phase_word": gettext_lazy(
                "« Phase » before 1, 2, 3. Left empty, the number stands alone."
            ),
            "outcome": READ_BY_ALL,
        }


class PeriodForm(PathForm):
    scope = ("path",)

    class Meta:
        model = Period
        fields = ("label",)
        help_texts = {
            "label": gettext_lazy("« Preparation ». Printed in the contract.")
        }


def month_field(label):
    no_month = ("", gettext_lazy("no month"))
    months = [no_month, *((month, MONTHS[month]) for month in IN_SEASON)]
    return forms.TypedChoiceField(
        label=label, choices=months, coerce=int, empty_value=None, required=False
    )


class StretchForm(PathForm):
    """What a phase and a step share: their words, and months or days.

    Who does not shape the path is shown the plan alone (``access``).
    """

    spoken_of = ("label", "from_month", "planned_from")
    words = ("label", "code", "kind")

    from_month = month_field(gettext_lazy("planned from the month of"))
    until_month = month_field(gettext_lazy("until the month of"))

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, programme=access.programme, **kwargs)
        if not access.has(Role.COORDINATOR):
            for name in self.words:
                del self.fields[name]

    def explain(self):
        """Say of which years the months are, or that they give no day."""
        self.season = self.programme.season
        said = HAND
        if self.season:
            years = dict(zip(("first", "last"), self.season, strict=True))
            said = _(
                "September to December are of %(first)s, January to August of %(last)s."
            )
            said = said % years
        self.fields["from_month"].help_text = said

    def clean(self):
        super().clean()
        months = self._pair(BY_MONTHS, _("Give the first month and the last one."))
        days = self._pair(BY_DAYS, _("Give the first day and the last one."))
        if any(months) and any(days):
            self.add_error(None, _("Plan by months or by days, not by both."))
        elif all(days) and days[1] < days[0]:
            self.add_error(
                "planned_until", _("The last planned day comes after the first.")
            )
        elif all(months) and self.season and self._runs_backwards(months):
            self.add_error(
                "until_month",
                _("A season runs from September to August: this month comes before."),
            )

    def _pair(self, names, sentence):
        """Return the two values of ``names``; one without the other is said."""
        values = [self.cleaned_data.get(name) for name in names]
        if any(values) and not all(values) and not set(names) & set(self.errors):
            missing = names[values.index(None)]
            self.add_error(missing, sentence)
        return values

    @staticmethod
    def _runs_backwards(months):
        first, last = map(IN_SEASON.index, months)
        return last < first

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(*self._words(), *self._plan(), *self._hidden())
        return helper

    def _words(self):
        if "label" not in self.fields:
            return
        yield "label"
        yield Row(
            Column("code", css_class="col-sm-4"), Column("kind", css_class="col-sm-8")
        )
        if "period" in self.fields:
            yield "period"

    def _plan(self):
        for legend, names in (
            (_("Planned by months"), BY_MONTHS),
            (_("Or by days"), BY_DAYS),
        ):
            columns = (Column(name, css_class="col-sm-6") for name in names)
            yield Fieldset(legend, Row(*columns))

    def _hidden(self):
        return [n for n in ("version", "submission_id") if n in self.fields]


class StretchMeta:
    fields = ("label", "code", "kind", *BY_MONTHS, *BY_DAYS)
    widgets = dict.fromkeys(BY_DAYS, day_input()) | {
        "label": forms.Textarea({"rows": 3})
    }
    field_classes = dict.fromkeys(BY_DAYS, PlannedDay)
    error_messages = dict.fromkeys(BY_DAYS, DAY_ERRORS)
    help_texts = {
        "kind": gettext_lazy("What is asked before it is finished follows from it."),
    }


class PhaseForm(StretchForm):
    scope = ("path",)
    words = (*StretchForm.words, "period")

    class Meta(StretchMeta):
        model = Phase
        fields = (*StretchMeta.fields[:3], "period", *StretchMeta.fields[3:])

    def __init__(self, *args, access, path, **kwargs):
        super().__init__(*args, access=access, path=path, **kwargs)
        if "period" in self.fields:
            self._offer_periods(path)

    def _offer_periods(self, path):
        kept = path.periods.kept().in_order()
        if not kept:
            del self.fields["period"]
            return
        self.fields["period"].queryset = kept
        self.fields["period"].empty_label = _("no period")

    @transaction.atomic
    def save_version(self, by=None):
        """Hold the path before the row: whoever moves its parts does so in this order."""
        hold(self.instance.path)
        return super().save_version(by)

    def keep(self, by):
        super().keep(by)
        if "period" in self.changed_data:
            put_in_order(self.instance.path)


class StepForm(StretchForm):
    scope = ("phase",)

    class Meta(StretchMeta):
        model = Step
