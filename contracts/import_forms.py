from dataclasses import asdict

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from contracts.importing import group_named
from contracts.models.contract import LONGEST
from contracts.reading import Line, Role, Unreadable, lines_of
from contracts.reading.lines import LARGEST_FILE, Cell, Hint
from programmes.forms import Form

SALT = "contracts.import"


def packed(lines):
    """Return the lines as one signed word, to travel in a form between two pages."""
    return signing.dumps([asdict(line) for line in lines], salt=SALT, compress=True)


def unpacked(word):
    """Return the lines of ``packed``; raises ``signing.BadSignature`` for any other."""
    return [_line(**values) for values in signing.loads(word, salt=SALT)]


def shown_roles(reading):
    """Return the roles of the pieces as one word, to travel with the page."""
    return " ".join(piece.role.value for piece in reading.pieces)


def as_shown(reading, word):
    """Return ``reading`` with the roles of ``shown_roles``; unknown ones are passed."""
    roles = zip(range(len(reading.pieces)), word.split(), strict=False)
    return reading.with_roles(
        {place: Role(role) for place, role in roles if role in set(Role)}
    )


def _line(hint, **values):
    cell = hint.pop("cell")
    return Line(hint=Hint(cell=Cell(**cell) if cell else None, **hint), **values)


class TextForm(Form):
    """A text to read: pasted, or in a file."""

    text = forms.CharField(
        label=_("Paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("The whole contract, from its title to its annexes."),
    )
    file = forms.FileField(
        label=_("Or choose a file"),
        required=False,
        help_text=_(".txt, .docx or .odt, 10 MB at most."),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.docx,.odt"}),
    )

    def clean(self):
        """Turn what was given into lines, or say in the reader's words why not."""
        cleaned = super().clean()
        text, file = cleaned.get("text") or "", cleaned.get("file")
        if file is None and not text.strip():
            raise forms.ValidationError(_("Paste a text or choose a file."))
        if len(text) > LONGEST:
            raise forms.ValidationError(
                _("This text has %(length)s characters, at most %(most)s fit."),
                params={"length": len(text), "most": LONGEST},
            )
        try:
            if file is None:
                cleaned["lines"] = lines_of(text)
            else:
                cleaned["lines"] = lines_of(file.read(LARGEST_FILE + 1), file.name)
        except Unreadable as error:
            raise forms.ValidationError(error.message) from error
        return cleaned


class ReviewForm(Form):
    """What was understood of each piece, and which group speaks in each block.

    ``shown`` keeps the roles that the page showed: the blocks, and so the choice
    of their groups, are those of that reading.
    """

    source = forms.CharField(widget=forms.HiddenInput, strip=False)
    shown = forms.CharField(widget=forms.HiddenInput)
    archive = forms.BooleanField(
        label=_("Put aside what is written in the contract today"),
        required=False,
        help_text=_("Nothing is lost: it can be brought back passage by passage."),
    )

    NEW = "new"

    def __init__(self, *args, reading, groups, vocabulary, has_text, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["shown"].initial = shown_roles(reading)
        self.reading = reading
        self.groups = {str(group.pk): group for group in groups}
        self.vocabulary = vocabulary
        if not has_text:
            del self.fields["archive"]
        self._add_pieces()
        self._add_blocks()

    def _add_pieces(self):
        choices = [(role.value, role.title) for role in Role]
        for place, piece in enumerate(self.reading.pieces):
            self.fields[f"role-{place}"] = forms.ChoiceField(
                label=_("What it is"),
                choices=choices,
                initial=piece.role.value,
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def _add_blocks(self):
        for place, block in enumerate(self._blocks(self.reading)):
            known = group_named(self.groups.values(), self.vocabulary, block)
            self.fields[f"group-{place}"] = forms.ChoiceField(
                label=block.lead_in,
                choices=[
                    *((key, group.title) for key, group in self.groups.items()),
                    (self.NEW, _("a new group: %(label)s") % {"label": block.label}),
                ],
                initial=str(known.pk) if known else self.NEW,
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    @staticmethod
    def _blocks(reading):
        return [block for article in reading.articles for block in article.blocks]

    def pieces(self):
        """Yield each piece of the text with its field."""
        for place, piece in enumerate(self.reading.pieces):
            yield piece, self[f"role-{place}"]

    def blocks(self):
        """Yield each block with the field that chooses its group."""
        for place, block in enumerate(self._blocks(self.reading)):
            yield block, self[f"group-{place}"]

    def roles(self):
        """Return the role chosen for each piece, by its place."""
        return {
            place: Role(self.cleaned_data[f"role-{place}"])
            for place in range(len(self.reading.pieces))
        }

    def is_corrected(self):
        """Whether some guess was changed on the page."""
        return self.roles() != {
            place: piece.role for place, piece in enumerate(self.reading.pieces)
        }

    def chosen_groups(self):
        """Return the group chosen for each block, None for a new one."""
        return {
            place: self.groups.get(self.cleaned_data[f"group-{place}"])
            for place in range(len(self._blocks(self.reading)))
            if f"group-{place}" in self.cleaned_data
        }
