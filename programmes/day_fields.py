"""Days as forms ask for them: typed or picked, in the years of this application."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.editions import EARLIEST, LATEST

DAY_ERRORS = {"invalid": gettext_lazy("Write the day as 22/01/2026.")}


def day_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def within_the_years(day):
    """Return ``day``; raises ``ValidationError`` for one that no programme can have."""
    if day and not EARLIEST <= day.year <= LATEST:
        raise ValidationError(
            _("Choose a day between %(first)s and %(last)s."),
            params={"first": EARLIEST, "last": LATEST},
        )
    return day


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
