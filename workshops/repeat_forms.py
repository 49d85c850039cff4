"""How often a session that is planned is held again, and until when."""

from crispy_forms.layout import Column, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.editions import LATEST
from programmes.fields import DAY_ERRORS, PlannedDay, day_input
from workshops.models import Series
from workshops.repeating import MOST, days_of

FIELDS = ("every", "until", "times")


class Repeat:
    """Three fields of the form of a session, and the ``days`` that they ask for.

    It stops at the day or at the number, whichever comes first: both may be given.
    """

    def __init__(self, fields):
        self.days = []
        never = ("", gettext_lazy("not repeated"))
        fields["every"] = forms.ChoiceField(
            label=gettext_lazy("repeated"),
            choices=[never, *Series.Every.choices],
            required=False,
        )
        fields["until"] = PlannedDay(
            label=gettext_lazy("until the"),
            required=False,
            widget=day_input(),
            error_messages=DAY_ERRORS,
        )
        fields["times"] = forms.IntegerField(
            label=gettext_lazy("or how many times in all"),
            required=False,
            min_value=2,
            max_value=MOST,
        )
        fields["every"].help_text = gettext_lazy(
            "Each one is then changed alone, or with those that come after it."
        )

    @property
    def layout(self):
        return [Row(*(Column(name, css_class="col-sm-4") for name in FIELDS))]

    def check(self, form):
        """Find the days, or say what is missing; to be called in ``clean``."""
        data = form.cleaned_data
        if any(form.has_error(name) for name in ("day", *FIELDS)):
            return
        every, until, times = (data.get(name) for name in FIELDS)
        if not every:
            if until or times:
                form.add_error("every", _("Say how often it is repeated."))
        elif not until and not times:
            form.add_error("until", _("Say until when, or how many times."))
        else:
            self.days = days_of(data["day"], every, until=until, times=times)
            if refused := self._refusal():
                form.add_error("until" if until else "times", refused)

    def _refusal(self):
        if len(self.days) < 2:
            return _("No other session comes before this day.")
        if len(self.days) > MOST:
            said = _(
                "At most %(most)s sessions are planned at once: choose a nearer day."
            )
            return said % {"most": MOST}
        if self.days[-1].year > LATEST:
            return _("The last one would come after %(last)s.") % {"last": LATEST}
        return ""
