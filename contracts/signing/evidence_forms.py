"""The forms beside the return: a scan to attach, a record to strike out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms import Form
from programmes.uploads import UploadForm


class ScanForm(UploadForm, Form):
    """One scanned page, or one PDF of several."""

    file = forms.FileField(
        label=_("Scanned page"),
        help_text=_(
            "PDF, PNG or JPEG, 10 MB at most. Several pages: one after another."
        ),
    )


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
