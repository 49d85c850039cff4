"""The two forms of an import: the file, then what is brought in of it."""

from dataclasses import astuple

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from programmes.forms import Form
from wellbeing.importing import LARGEST_FILE, Line, Unreadable, lines_of

SALT = "wellbeing.import"


def packed(round_, lines):
    """Return the lines as one signed word, to travel in a form between two pages."""
    said = [astuple(line)[:4] for line in lines]
    return signing.dumps(said, salt=f"{SALT}.{round_.pk}", compress=True)


def unpacked(round_, word):
    """Return the lines of ``packed`` for this round; ``BadSignature`` for any other."""
    return [Line(*said) for said in signing.loads(word, salt=f"{SALT}.{round_.pk}")]


class FileForm(Form):
    """A file that holds a list of ideas."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            ".csv, .xlsx or .txt, 10 MB at most. An idea on each line, word for word;"
            " with the heads of an exported file, its component too."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            self.lines = lines_of(file.read(LARGEST_FILE + 1), file.name)
        except Unreadable as error:
            raise forms.ValidationError(error.message) from error
        return file


class FillForm(Form):
    """What was looked over, and whether words that are there already come again."""

    source = forms.CharField(widget=forms.HiddenInput, strip=False)
    again = forms.BooleanField(
        label=_("Bring in again the words that the round holds already"),
        required=False,
        help_text=_("Two people may have written the same: then both count."),
    )

    def __init__(self, *args, has_known, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_known:
            del self.fields["again"]
