"""What a secret link of the calendar is to give."""

from crispy_forms.layout import Layout
from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from csm.calendar.shown import Chosen
from programmes.alphabet import folded
from programmes.forms import Form
from programmes.models import DateKind

#: What is chosen for no programme in particular; the others go by their address.
ALL = "tous"


class CalendarLinkForm(Form):
    """The same filters as the calendar's; they arrive as they were on its page."""

    dates = forms.MultipleChoiceField(
        label=gettext_lazy("which dates"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one kind of dates.")},
    )
    programme = forms.ChoiceField(label=gettext_lazy("of which programme"))
    passe = forms.BooleanField(label=gettext_lazy("past dates too"), required=False)

    def __init__(self, *args, accesses, asked, **kwargs):
        chosen = Chosen.asked(asked, accesses)
        initial = {
            "dates": list(chosen.kinds),
            "programme": chosen.programme.slug if chosen.programme else ALL,
            "passe": chosen.with_past,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.programmes = {
            access.programme.slug: access.programme for access in accesses
        }
        self.fields["dates"].choices = [(k, capfirst(k.label)) for k in DateKind]
        named = [(slug, str(one)) for slug, one in self.programmes.items()]
        self.fields["programme"].choices = [
            (ALL, _("All my programmes")),
            *sorted(named, key=lambda one: folded(one[1])),
        ]

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout("dates", "programme", "passe", "submission_id")
        return helper

    @property
    def chosen(self):
        data = self.cleaned_data
        kinds = tuple(kind for kind in DateKind if kind in data["dates"])
        return Chosen(kinds, self.programmes.get(data["programme"]), data["passe"])
