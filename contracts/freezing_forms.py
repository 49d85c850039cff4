"""Forms of freezing and reopening: what was read, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.models import FrozenVersion
from programmes.forms import Form

TOO_OLD = _("This page is too old: read it again, then freeze.")


class FreezeForm(Form):
    """Nothing to fill: the digest and the version of the text that the page showed."""

    digest = forms.CharField(
        widget=forms.HiddenInput, max_length=64, error_messages={"required": TOO_OLD}
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


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
