"""Forms of a measure: when and how, what was counted together, what a phone chooses."""

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.models import Measure
from programmes.fields import DAY_ERRORS, day_input, within_the_years
from programmes.forms import Form, VersionedModelForm

TOO_OLD = gettext_lazy("This page is too old: open it again, then save.")
#: As many as are counted at one level; no group is larger.
MOST_COUNTED = 999


class MeasureForm(VersionedModelForm):
    """The day of a measure."""

    class Meta:
        model = Measure
        fields = ("held_on",)
        widgets = {"held_on": day_input()}
        error_messages = {"held_on": DAY_ERRORS}

    def clean_held_on(self):
        return within_the_years(self.cleaned_data["held_on"])

    def keep(self, by):
        self.instance.save(update_fields=["held_on"])


class MeasureBeginForm(MeasureForm):
    """A new measure: at which moment, by which means, on which day."""

    class Meta(MeasureForm.Meta):
        fields = ("moment", "means", "held_on")
        widgets = {
            "held_on": day_input(),
            "moment": forms.RadioSelect,
            "means": forms.RadioSelect,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        taken = self.instance.programme.measures.kept().values_list("moment", flat=True)
        free = [one for one in Measure.Moment.choices if one[0] not in set(taken)]
        self.fields["moment"].choices = free
        self.fields["means"].choices = Measure.Means.choices
        self.fields["means"].help_text = _(
            "On phones, without an account. Paper may always be added."
        )
        self.initial |= {
            "held_on": timezone.localdate(),
            "moment": free[0][0] if free else "",
            "means": Measure.Means.HANDS,
        }

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(
            Row(
                Column("moment", css_class="col-sm-6"),
                Column("means", css_class="col-sm-6"),
            ),
            "held_on",
            "submission_id",
        )
        return helper


class CountsForm(Form):
    """How many placed the situation at each level, of all indicators at once."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), TOO_OLD),
    )

    def __init__(self, *args, measure, indicators, counts, **kwargs):
        super().__init__(*args, **kwargs)
        self.indicators = indicators
        self.initial["version"] = measure.version
        for indicator in indicators:
            for level in indicator.levels.all():
                name = self.name_of(level)
                self.fields[name] = self.make_field(indicator, level)
                self.initial[name] = counts.get(level.pk)

    def name_of(self, level):
        return f"level-{level.pk}"

    def make_field(self, indicator, level):
        said = _("Write a number from 0 to %(most)s, in figures.")
        said %= {"most": MOST_COUNTED}
        field = forms.IntegerField(
            # For the summary of errors; the page shows the situation beside it.
            label=f"{indicator}, {level.situation}",
            required=False,
            min_value=0,
            max_value=MOST_COUNTED,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), said),
        )
        field.widget.attrs |= {
            "class": "form-control",
            "inputmode": "numeric",
            "autocomplete": "off",
        }
        return field

    def numbers(self):
        """Return what was typed, by (indicator, situation)."""
        return {
            (indicator.pk, level.situation): self.cleaned_data[self.name_of(level)] or 0
            for indicator in self.indicators
            for level in indicator.levels.all()
        }

    def lines(self):
        """Return each indicator with its levels, each with its field."""
        return [
            (one, [(level, self[self.name_of(level)]) for level in one.levels.all()])
            for one in self.indicators
        ]


class VoteForm(Form):
    """Where one phone sees the situation, indicator by indicator; none has to be said."""

    def __init__(self, *args, indicators, chosen, **kwargs):
        super().__init__(*args, **kwargs)
        self.indicators = indicators
        wrong = _("Choose one of the situations of the list.")
        for one in indicators:
            self.fields[self.name_of(one)] = forms.TypedChoiceField(
                label=one.name,
                required=False,
                coerce=int,
                empty_value=None,
                choices=[
                    *((level.situation, level.words) for level in one.levels.all()),
                    ("", _("I do not say")),
                ],
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": wrong},
            )
            self.initial[self.name_of(one)] = chosen.get(str(one.pk), "")

    def name_of(self, indicator):
        return f"indicator-{indicator.pk}"

    def clean(self):
        if not self.choice() and not self.errors:
            raise forms.ValidationError(_("Choose one situation at least."))

    def choice(self):
        """Return the situation that was chosen, by the indicator's key."""
        said = {
            one.pk: self.cleaned_data.get(self.name_of(one)) for one in self.indicators
        }
        return {str(key): level for key, level in said.items() if level is not None}

    def lines(self):
        """Return each indicator with its field, and its choices with their situations."""
        return [
            (one, self[self.name_of(one)], self._choices(one))
            for one in self.indicators
        ]

    def _choices(self, indicator):
        levels = [*indicator.levels.all(), None]
        return list(zip(self[self.name_of(indicator)], levels, strict=True))
