"""The forms beside the return: a scan to attach, a record to strike out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.signing.scan_content import harmless
from programmes.forms import Form


class ScanForm(Form):
    """One scanned page, or one PDF of several."""

    file = forms.FileField(
        label=_("Scanned page"),
        help_text=_(
            "PDF, PNG or JPEG, 10 MB at most. Several pages: one after another."
        ),
        widget=forms.ClearableFileInput(
            attrs={
                "accept": ".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
            }
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Sent after the file: an upload that was cut has lost it.
        self.fields["whole"] = forms.CharField(
            widget=forms.HiddenInput,
            initial="yes",
            error_messages={
                "required": _("The file did not arrive whole: attach it again.")
            },
        )

    def clean_file(self):
        return harmless(self.cleaned_data["file"])


class StrikeForm(Form):
    """Why the record of a signature is struck out."""

    because = forms.CharField(
        label=_("What was mistaken"),
        max_length=200,
        help_text=_(
            "A few words, nothing personal: « wrong line », « another version »."
            " Read by the coordinator and the facilitators."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["because"].readers = True
