"""Whether what is done to a session is done to those that come after it in its series."""

from crispy_forms.layout import Field, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programmes.editions import EARLIEST, LATEST
from programmes.forms import Form
from programmes.typography import in_words
from workshops.models import Session

ALONE, FOLLOWED = "alone", "followed"


def reach_field(label, number):
    """Return the choice between one session and the ``number`` that come after it too."""
    followed = ngettext(
        "this one and the one that comes after it",
        "this one and the %(number)s that come after it",
        number,
    )
    return forms.ChoiceField(
        label=label,
        choices=[
            (ALONE, _("this session alone")),
            (FOLLOWED, followed % {"number": in_words(number)}),
        ],
        initial=ALONE,
        widget=forms.RadioSelect,
    )


class Reach:
    """One field of the form of a session that is changed, and its check."""

    days = ()
    layout = (Field("reach", template="choice.html"),)

    def __init__(self, fields, last):
        self.last = last
        fields["reach"].help_text = gettext_lazy(
            "The hours, the place, the title and who leads follow; the day moves by as"
            " many days. The agenda stays each one’s own."
        )

    @classmethod
    def of(cls, session, fields):
        """Return the reach of a session that others come after, or None."""
        later = Session.objects.after_in_its_series(session).order_by("day")
        days = list(later.values_list("day", flat=True))
        if not days:
            return None
        fields["reach"] = reach_field(gettext_lazy("change"), len(days))
        return cls(fields, days[-1])

    def check(self, form):
        """Refuse a day that would move the last one out of what a calendar holds."""
        day, was = form.cleaned_data.get("day"), form.initial.get("day")
        if not day or not was or form.cleaned_data.get("reach") != FOLLOWED:
            return
        if not EARLIEST <= (self.last + (day - was)).year <= LATEST:
            form.add_error(
                "day", _("The last one would come after %(last)s.") % {"last": LATEST}
            )


class CancelForm(Form):
    """Whether one session is cancelled, or those that come after it in its series too."""

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        if number := Session.objects.after_in_its_series(session).count():
            self.fields["reach"] = reach_field(gettext_lazy("cancel"), number)

    @property
    def helper(self):
        helper = super().helper
        reach = Reach.layout if "reach" in self.fields else ()
        helper.layout = Layout(*reach, "submission_id")
        return helper

    @property
    def is_followed(self):
        return self.cleaned_data.get("reach") == FOLLOWED
