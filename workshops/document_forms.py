"""The form of a photo or a document of a session, with the agreement that it needs."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programmes.fields import DAY_ERRORS, PastDay, day_input, open_wide
from programmes.forms import ModelForm
from programmes.uploads import UploadForm
from workshops.models import SessionDocument
from workshops.session_forms import READ_BY_ALL


class DocumentForm(UploadForm, ModelForm):
    """One file, what it is, and who agreed that it be kept."""

    file = forms.FileField(
        label=_("Photo or document"), help_text=_("PDF, PNG or JPEG, 10 MB at most.")
    )

    class Meta:
        model = SessionDocument
        fields = ("title", "agreement", "agreed_on")
        field_classes = {"agreed_on": PastDay}
        widgets = {"agreed_on": day_input()}
        error_messages = {"agreed_on": DAY_ERRORS}

    field_order = ("file", "title", "agreement", "agreed_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("title", "agreement"):
            field = self.fields[name]
            field.help_text = format_lazy("{} {}", field.help_text, READ_BY_ALL)
            open_wide(field, READ_BY_ALL)
