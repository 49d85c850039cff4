"""Where an idea goes, and what it is tied to."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.fields import DAY_ERRORS, PastDay, day_input
from programmes.forms import Form
from programmes.typography import long_date

NOWHERE = "nowhere"


def named(row):
    """Return the name of a dimension or a component, with what is said of it."""
    words = str(row)
    if getattr(row, "is_general", False) and row.code:
        words = _("%(words)s: when in doubt") % {"words": words}
    return (
        words if row.is_confirmed else _("%(words)s (to be checked)") % {"words": words}
    )


class SortForm(Form):
    """One idea and its component; a day where the group had agreed already.

    A button of the wall sends « here », the list sends « component »: it is one act.
    """

    component = forms.TypedChoiceField(
        label=gettext_lazy("Where does it go?"),
        empty_value=None,
        error_messages={
            "required": gettext_lazy("Choose where this idea goes."),
            "invalid_choice": gettext_lazy("Choose a place of this list."),
        },
    )
    day = PastDay(
        label=gettext_lazy("Day of the new agreement"),
        widget=day_input(),
        error_messages=DAY_ERRORS,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, dimensions, now, seen, agreed_on, **kwargs):
        if data and data.get("here"):
            data = data.copy()
            data["component"] = data["here"]
        initial = {"component": now and now.component_id, "seen": seen}
        super().__init__(data, initial=initial, **kwargs)
        self.agreed_on = agreed_on
        del self.fields["submission_id"]  # sorting twice in one place is sorting once
        parts = {str(c.pk): c for one in dimensions for c in one.components.all()}
        component = self.fields["component"]
        component.coerce = parts.get
        component.choices = [("", _("Choose…")), *_grouped(dimensions)]
        if now and agreed_on is None:
            back = _("Nowhere: it is to be sorted again")
            component.choices = [*component.choices, (NOWHERE, back)]
        component.widget.attrs["autofocus"] = not self.is_bound
        if agreed_on is None:
            del self.fields["day"]
        else:
            said = _("The group agreed on its place on %(day)s.")
            self.fields["day"].help_text = said % {"day": long_date(agreed_on)}

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day < self.agreed_on:
            said = _("A new agreement comes after the one of %(day)s.")
            raise ValidationError(said % {"day": long_date(self.agreed_on)})
        return day


def _grouped(dimensions):
    return [
        (named(one), [(str(part.pk), named(part)) for part in one.components.all()])
        for one in dimensions
    ]


class TieForm(Form):
    """The idea that another is tied to, among ``ideas``; none when it is untied."""

    other = forms.ModelChoiceField(
        queryset=None,
        required=False,
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": gettext_lazy("This idea cannot be chosen any more.")
        },
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, ideas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = ideas
