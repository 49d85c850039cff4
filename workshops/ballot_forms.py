"""What a phone without an account sends: its dots, or its order."""

from django import forms
from django.utils.translation import gettext as _

from programmes.forms import Form
from workshops.ranking_forms import CountsForm


class BallotDotsForm(CountsForm):
    """How one phone spreads its dots."""

    def __init__(self, *args, ranking, **kwargs):
        self.dots_each = ranking.dots_each
        super().__init__(*args, **kwargs)

    def make_field(self, row):
        wrong = _("Choose a number of dots in the list.")
        return forms.TypedChoiceField(
            label=row.action.words,
            coerce=int,
            choices=[(number, number) for number in range(self.dots_each + 1)],
            error_messages={"required": wrong, "invalid_choice": wrong},
        )

    def clean(self):
        given = sum(self.numbers().values())
        if given > self.dots_each:
            raise forms.ValidationError(
                _("You have put %(given)s dots: you have %(most)s. Take some off.")
                % {"given": given, "most": self.dots_each}
            )
        if not given and not self.errors:
            raise forms.ValidationError(_("Put at least one dot."))


class BallotOrderForm(Form):
    """The order of one phone: the keys of the actions, from the first on."""

    order = forms.CharField(widget=forms.HiddenInput, max_length=20_000)

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {str(row.action_id): row for row in rows}
        self.initial.setdefault("order", " ".join(self.rows))
        # A page of another time may name others: then the list begins again.
        self.fields["order"].error_messages = dict.fromkeys(
            ("required", "max_length", "invalid"),
            _("This page is too old: open it again, then save."),
        )

    def clean_order(self):
        keys = self.cleaned_data["order"].split()
        if sorted(keys) != sorted(self.rows):
            raise forms.ValidationError(
                _("This page is too old: open it again, then save.")
            )
        return keys

    def numbers(self):
        keys = self.cleaned_data["order"]
        return {int(key): place for place, key in enumerate(keys, start=1)}

    @property
    def in_order(self):
        """Return the rows as they stand in the page, those of the list when it is odd."""
        keys = (self["order"].value() or "").split()
        if sorted(keys) != sorted(self.rows):
            keys = list(self.rows)
        return [self.rows[key] for key in keys]


def stepped(keys, key, *, down):
    """Return ``keys`` once ``key`` has gone one step; at the end of the list it stays."""
    keys = list(keys)
    at = keys.index(key)
    keys.insert(at + 1 if down else max(at - 1, 0), keys.pop(at))
    return keys
