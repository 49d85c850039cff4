"""Forms of ideas: what is typed is kept word for word, or refused with its reason."""

from collections import Counter
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.fields import TOO_LONG
from programmes.forms import Form
from wellbeing import looking_fields
from wellbeing.collecting import keep
from wellbeing.models import Idea
from wellbeing.models.blank import is_blank
from wellbeing.models.ideas import IDEA_LENGTH

MOST_LINES = 300
WRITE_IT = gettext_lazy("Write the idea.")
NUMBER = {"invalid": gettext_lazy("Write the number that is on the slip.")}


class Words(forms.CharField):
    """The words of one idea, which nobody corrects: not even their spaces are cut."""

    def __init__(self, *, rows=0, **kwargs):
        kwargs.setdefault("label", gettext_lazy("the idea, word for word"))
        widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
        # What was written before, by somebody else, is never offered again.
        widget.attrs |= {"autocomplete": "off", "dir": "auto"}
        super().__init__(strip=False, max_length=IDEA_LENGTH, widget=widget, **kwargs)
        self.widget.attrs.pop("maxlength", None)  # what is pasted is never cut
        self.error_messages |= {"required": WRITE_IT, "max_length": TOO_LONG}

    def validate(self, value):
        super().validate(value)
        if value and is_blank(value):
            raise ValidationError(WRITE_IT, "required")


class IdeaForm(Form):
    """One idea; signed only in a round with names, by whoever asks for it."""

    #: A draft would tie the words to whoever typed them (trust T17).
    keeps_drafts = False
    #: Whether somebody else types it than whoever wrote it.
    is_typed = False

    text = Words()
    signed = forms.CharField(
        label=gettext_lazy("signed"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Only if the person asks for it."),
        widget=forms.TextInput({"autocomplete": "off", "dir": "auto"}),
    )

    def __init__(self, *args, round_, **kwargs):
        super().__init__(*args, **kwargs)
        self.round = round_
        if round_.is_anonymous:
            del self.fields["signed"]
        looking_fields.add_to(self, round_, is_typed=self.is_typed)
        self.fields["text"].help_text = _("%(number)s signs at most.") % {
            "number": IDEA_LENGTH
        }
        self.fields["text"].widget.attrs["autofocus"] = not self.is_bound

    def idea(self, way):
        """Return the idea that was typed, not saved."""
        names = ("text", "signed", "slip", *looking_fields.NAMES)
        typed = {n: self.cleaned_data[n] for n in names if n in self.cleaned_data}
        return Idea(round=self.round, way=way, **typed)


class PaperForm(IdeaForm):
    """An idea typed from paper, with the number of its slip if it has one."""

    slip = forms.IntegerField(
        label=gettext_lazy("number of the slip"),
        required=False,
        min_value=1,
        max_value=9999,
        error_messages=NUMBER,
    )
    field_order = ("slip", "text", "signed")
    is_typed = True
    typed = None  # the idea whose slip has this number already

    def keep(self):
        """Save the idea and return it, once for one sending.

        Returns None when it is refused: the form then says why. When the slip of its
        number is typed already, ``typed`` is that idea.
        """
        sending = self.cleaned_data.get("submission_id")
        try:
            return keep(self.idea(Idea.Way.PAPER), sending)
        except ValidationError as refusal:
            if refusal.code != "typed":  # the round goes without names by now
                self.add_error(None, refusal)
            else:
                self.add_error("slip", refusal.message)
                self.typed = refusal.params["idea"]
        return None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.round.is_revealed:
            del self.fields["slip"]


class ScreenForm(IdeaForm):
    """An idea written by its author on the screen that is passed around."""

    text = Words(rows=4, label=gettext_lazy("one idea at a time"))


class AgainForm(Form):
    """Other words for an idea, in case of a slip of the pen."""

    text = Words(rows=4)


class SplitForm(Form):
    """The two ideas that were one, or the three; each keeps the words that it takes."""

    first = Words(rows=4, label=gettext_lazy("the first idea"))
    second = Words(rows=4, label=gettext_lazy("the second idea"))
    third = Words(rows=4, label=gettext_lazy("a third one"), required=False)

    @property
    def texts(self):
        words = (self.cleaned_data[name] for name in ("first", "second", "third"))
        return [text for text in words if text]


@dataclass(frozen=True)
class Line:
    """One line of a list; ``refusal`` says why it is no idea, "" when it is one."""

    text: str
    refusal: str = ""


class ListForm(Form):
    """Many ideas at once, one on each line."""

    #: A draft would tie the words to whoever typed them (trust T17).
    keeps_drafts = False

    lines = forms.CharField(
        label=gettext_lazy("the ideas, one on each line"),
        strip=False,
        widget=forms.Textarea({"rows": 12, "autocomplete": "off", "dir": "auto"}),
        error_messages={"required": gettext_lazy("Write or paste the ideas.")},
    )

    def __init__(self, *args, round_, **kwargs):
        super().__init__(*args, **kwargs)
        looking_fields.add_to(self, round_, is_typed=True)

    @property
    def said(self):
        """What all the ideas of the list say beside their words, looking back."""
        names = (name for name in looking_fields.NAMES if name in self.fields)
        return {name: self.cleaned_data[name] for name in names}

    def clean_lines(self):
        text = self.cleaned_data["lines"].replace("\r", "\n")
        if is_blank(text):
            raise ValidationError(_("Write or paste the ideas."), "required")
        if len(self._written(text)) > MOST_LINES:
            raise ValidationError(
                _("At most %(number)s ideas at once: paste the others afterwards.")
                % {"number": MOST_LINES}
            )
        return text

    @staticmethod
    def _written(text):
        return [line for line in text.split("\n") if not is_blank(line)]

    @property
    def read(self):
        """Each line that says something, as it is kept or with why it is refused."""
        lines = self._written(self.cleaned_data["lines"])
        return [Line(line, self._refusal(line)) for line in lines]

    @staticmethod
    def _refusal(line):
        if len(line) <= IDEA_LENGTH:
            return ""
        return TOO_LONG % {"show_value": len(line), "limit_value": IDEA_LENGTH}

    @property
    def kept(self):
        return [line.text for line in self.read if not line.refusal]

    @property
    def refused(self):
        return [line for line in self.read if line.refusal]

    @property
    def blank(self):
        """How many lines are empty: they are left out."""
        return len(self.cleaned_data["lines"].split("\n")) - len(self.read)

    @property
    def alike(self):
        """The ideas that several lines say in the same words: all are kept."""
        return [text for text, times in Counter(self.kept).items() if times > 1]
