"""The two forms of an import: the file, then what is brought in of it."""

from dataclasses import astuple

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from programmes.forms import Form
from wellbeing.importing import LARGEST_FILE, Line, lines_of
from wellbeing.lists import Unreadable

SALT = "wellbeing.import"


def packed(round_, lines):
    """Return the lines as one signed word, to travel in a form between two pages."""
    said = [astuple(line)[:6] for line in lines]
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
    """What was looked over, and whether words that are known already come again."""

    #: A draft would tie the words to whoever typed them (trust T17).
    keeps_drafts = False

    source = forms.CharField(widget=forms.HiddenInput, strip=False)
    again = forms.BooleanField(
        label=_("Bring in again the words that the round holds already"),
        required=False,
        help_text=_("Two people may have written the same: then both count."),
    )
    back = forms.BooleanField(
        label=_("Bring in the words that no longer stood in the round"),
        required=False,
        help_text=_("They count again, and all who take part read them."),
    )

    def __init__(self, *args, leave=(), **kwargs):
        super().__init__(*args, **kwargs)
        for name in leave:
            del self.fields[name]
