"""Forms of a ranking: how it is made, what was counted on paper, and the agreement."""

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.fields import (
    DAY_ERRORS,
    PastDay,
    day_input,
    open_wide,
    within_the_years,
)
from programmes.forms import Form, RowsField, VersionedModelForm
from workshops.models import Action, Ranking

READ_BY_ALL = gettext_lazy("Read by all who take part in the programme.")
USUAL_DOTS = 3
#: As many as are counted on one line; nobody has more room on a wall.
MOST_COUNTED = 9999


class RankingForm(VersionedModelForm):
    """The day of a ranking, and how it was decided, until the group agrees on it."""

    class Meta:
        model = Ranking
        fields = ("held_on", "account")
        widgets = {"held_on": day_input()}
        error_messages = {"held_on": DAY_ERRORS}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["account"].help_text = _(
            "What the group said, without names. Read by all who take part in the"
            " programme."
        )
        open_wide(self.fields["account"], READ_BY_ALL)

    def clean_held_on(self):
        return within_the_years(self.cleaned_data["held_on"])

    def keep(self, by):
        self.instance.save(update_fields=["held_on", "account"])


class RankingBeginForm(VersionedModelForm):
    """A new ranking: its day, how it is made, and of which actions."""

    actions = RowsField(
        queryset=Action.objects.none(),
        label=gettext_lazy("actions to rank"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose two actions or more.")},
    )

    class Meta:
        model = Ranking
        fields = ("held_on", "way", "dots_each", "means")
        widgets = {
            "held_on": day_input(),
            "way": forms.RadioSelect,
            "means": forms.RadioSelect,
        }
        error_messages = {"held_on": DAY_ERRORS}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        fields, programme = self.fields, self.instance.programme
        actions = Action.objects.kept().filter(programme=programme).in_order()
        fields["actions"].queryset = actions
        fields["actions"].label_from_instance = _words_of
        fields["way"].choices = Ranking.Way.choices
        fields["way"].help_text = _(
            "With dots, each person spreads them. In an order, each person says what"
            " comes first, then second, down to the last."
        )
        fields["means"].choices = Ranking.Means.choices
        fields["means"].help_text = _(
            "On phones, without an account. Paper may always be added."
        )
        fields["dots_each"].help_text = _("Only for a ranking with dots. Often 3.")
        self.initial |= {
            "held_on": timezone.localdate(),
            "way": Ranking.Way.DOTS,
            "means": Ranking.Means.PAPER,
            "dots_each": USUAL_DOTS,
            "actions": [one.pk for one in actions if one.done_on is None],
        }

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(
            Row(
                Column("held_on", css_class="col-sm-6"),
                Column("dots_each", css_class="col-sm-6"),
            ),
            Row(
                Column("way", css_class="col-sm-6"),
                Column("means", css_class="col-sm-6"),
            ),
            "actions",
            "submission_id",
        )
        return helper

    def clean_held_on(self):
        return within_the_years(self.cleaned_data["held_on"])

    def clean_actions(self):
        actions = self.cleaned_data["actions"]
        if len(actions) < 2:
            raise forms.ValidationError(_("Choose two actions or more."))
        return actions

    def clean(self):
        cleaned = super().clean()
        if self.cleaned_data.get("way") == Ranking.Way.ORDER:
            self.cleaned_data["dots_each"] = None
            self._errors.pop("dots_each", None)
        elif "dots_each" not in self.errors and not self.cleaned_data.get("dots_each"):
            self.add_error(
                "dots_each", _("Say how many dots each person has, from 1 to 10.")
            )
        return cleaned


def _words_of(action):
    return f"{action.number}. {action.words}"


class RankingSettleForm(Form):
    """The day on which the group agreed on the places, and how it decided."""

    asked = ("settled_on", "account")
    settled_on = PastDay(
        label=gettext_lazy("day on which the group agreed"),
        widget=day_input(),
        error_messages=DAY_ERRORS,
    )
    account = forms.CharField(
        label=gettext_lazy("how it was decided"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )

    def __init__(self, *args, ranking, is_moved, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["account"].required = is_moved
        self.fields["account"].help_text = _(
            "What the group said, without names. Read by all who take part in the"
            " programme."
        )
        open_wide(self.fields["account"], READ_BY_ALL)
        self.initial |= {
            "settled_on": timezone.localdate(),
            "account": ranking.account,
        }


class CountsForm(Form):
    """What was counted on paper or by hands: one number for each action, in order.

    ``rows`` are those ranked; ``most`` is the highest number of one line.
    """

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            self.fields[self.name_of(row)] = self.make_field(row)

    def name_of(self, row):
        return f"action-{row.action_id}"

    def make_field(self, row):
        field = forms.IntegerField(
            label=_words_of(row.action),
            required=False,
            min_value=self.least,
            max_value=self.most(),
            error_messages=self.errors_of_a_number(),
        )
        field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}
        return field

    def errors_of_a_number(self):
        said = _("Write a number from %(least)s to %(most)s, in figures.") % {
            "least": self.least,
            "most": self.most(),
        }
        return dict.fromkeys(("invalid", "min_value", "max_value"), said)

    def numbers(self):
        """Return what was typed, by the action's key; nothing where nothing was."""
        typed = {row: self.cleaned_data.get(self.name_of(row)) for row in self.rows}
        return {row.action_id: n for row, n in typed.items() if n is not None}

    @property
    def lines(self):
        """Return each row and its field, in the order of the list."""
        return [(row, self[self.name_of(row)]) for row in self.rows]


class CountedAtOnceForm(CountsForm):
    """What is counted once for the whole group: two people who type it see each other."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("required", "invalid"),
            gettext_lazy("This page is too old: open it again, then save."),
        ),
    )

    def __init__(self, *args, ranking, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = ranking.version


class DotsCountedForm(CountedAtOnceForm):
    """The dots of each action, counted together on paper or by hands."""

    least = 0

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {self.name_of(row): row.typed_dots for row in self.rows}

    def most(self):
        return MOST_COUNTED


class SheetForm(CountsForm):
    """The places of one sheet."""

    least = 1

    def __init__(self, *args, places=None, **kwargs):
        super().__init__(*args, **kwargs)
        places = places or {}
        self.initial |= {
            self.name_of(row): places.get(str(row.action_id)) for row in self.rows
        }

    def most(self):
        return len(self.rows)

    def clean(self):
        seen = {}
        for row in self.rows:
            place = self.cleaned_data.get(self.name_of(row))
            if place is None:
                continue
            if place in seen:
                self.add_error(
                    self.name_of(row),
                    _("Place %(place)s is given to action %(number)s already.")
                    % {"place": place, "number": seen[place]},
                )
            seen.setdefault(place, row.action.number)


class OrderForm(CountedAtOnceForm, SheetForm):
    """The places that the group gave by hands."""

    def clean(self):
        super().clean()
        if not self.numbers() and not self.errors:
            raise forms.ValidationError(_("Write at least one place."))
