"""Form of the end of a programme."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.fields import DAY_ERRORS, day_input, within_the_years
from programmes.forms import Form


class EndForm(Form):
    """The day on which a programme ended."""

    day = forms.DateField(
        label=gettext_lazy("day on which the programme ended"),
        widget=day_input(),
        error_messages=DAY_ERRORS
        | {"required": gettext_lazy("Write the day on which it ended.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["day"] = timezone.localdate()

    def clean_day(self):
        day = within_the_years(self.cleaned_data["day"])
        if day > timezone.localdate():
            raise ValidationError(_("Note the end on its day, not ahead."))
        return day
