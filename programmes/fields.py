"""Fields that the forms of every floor share: days, hours, amounts, free text."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.editions import EARLIEST, LATEST
from programmes.typography import is_french

DAY_ERRORS = {"invalid": gettext_lazy("Write the day as 22/01/2026.")}
HOUR_ERRORS = {"invalid": gettext_lazy("Write the hour as 14:30.")}
#: Digits enough to say what is wrong with them, and no more.
AMOUNT = re.compile(r"-?[0-9]{1,20}(\.[0-9]{0,9})?")
HOURS = ("%H:%M", "%H:%M:%S", "%Hh%M", "%H h %M", "%Hh", "%H h")
TOO_LONG = gettext_lazy("%(show_value)s characters, at most %(limit_value)s.")


def day_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def hour_field(label):
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=HOURS,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages=HOUR_ERRORS,
    )


def within_the_years(day):
    """Return ``day``; raises ``ValidationError`` for one that no programme can have."""
    if day and not EARLIEST <= day.year <= LATEST:
        raise ValidationError(
            _("Choose a day between %(first)s and %(last)s."),
            params={"first": EARLIEST, "last": LATEST},
        )
    return day


def check_hours(form):
    """Add an error to a form whose session would end before it begins.

    To be called in ``clean``; its fields are ``starts_at`` and ``ends_at``.
    """
    begins, ends = (form.cleaned_data.get(name) for name in ("starts_at", "ends_at"))
    if ends and "starts_at" in form.cleaned_data and not (begins and begins < ends):
        form.add_error("ends_at", _("A session ends after it begins."))


class PastDay(forms.DateField):
    """A day that has come, in the years of this application."""

    def validate(self, value):
        super().validate(value)
        if value and value > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        if value and value.year < EARLIEST:
            raise ValidationError(_("Look at the year again."))


class PlannedDay(forms.DateField):
    """A day to come or past, that a programme can have."""

    def validate(self, value):
        super().validate(value)
        within_the_years(value)


class AmountField(forms.DecimalField):
    """An amount in euros, typed as people write it: « 1 250,50 € »."""

    widget = forms.TextInput
    default_error_messages = {"invalid": gettext_lazy("Write the amount as 1 250,50.")}

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value):
        if isinstance(value, str):
            value = "".join(value.replace("€", "").split()).replace(",", ".")
            if value and not AMOUNT.fullmatch(value):
                raise ValidationError(self.error_messages["invalid"], "invalid")
        return super().to_python(value)

    def prepare_value(self, value):
        if not isinstance(value, Decimal):
            return value
        said = f"{value:.2f}".removesuffix(".00")
        return said.replace(".", ",") if is_french() else said


def never_cut(field):
    """Take all that is pasted, and say it when that is too long.

    The browser would cut it at ``maxlength`` without a word.
    """
    field.error_messages["max_length"] = TOO_LONG
    field.widget.attrs.pop("maxlength", None)


def open_wide(field, readers, rows=4):
    """Let a free text say who will read it, and never cut what is pasted.

    ``readers`` is the sentence that stands below it, unless it has one of its own.
    """
    never_cut(field)
    field.widget.attrs["dir"] = "auto"
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs["rows"] = rows
    field.help_text = field.help_text or readers
    field.readers = True
