"""Forms of freezing and reopening: what was read, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.models import FrozenVersion
from programmes.forms import Form


class FreezeForm(Form):
    """Nothing to fill: the digest and the version of the text that the page showed."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ReopenForm(Form):
    """Why the text is opened again, said to everybody."""

    reason = forms.CharField(
        label=_("Why is it reopened?"),
        max_length=FrozenVersion._meta.get_field("reason").max_length,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=_("Read by everybody in the programme, then kept with the history."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["reason"]
        field.readers = True
        # The browser would cut what is pasted without a word.
        del field.widget.attrs["maxlength"]
