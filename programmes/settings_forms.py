"""Forms of a programme's settings: its words, its calendar, its logos."""

import datetime as dt
from dataclasses import dataclass

from crispy_forms.layout import Column, Field, Fieldset, Layout, Row
from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from programmes.dates import MidTermRule
from programmes.editions import EditionField
from programmes.forms import ScopedModelForm, VersionedModelForm
from programmes.logos import as_png
from programmes.models import Logo, Programme, Role
from programmes.once_frozen import WORDS

CALENDAR = (
    "duration_months",
    "mid_term_rule",
    "mid_term_months",
)


@dataclass(frozen=True)
class Move:
    """A date that a change of the calendar takes from one day to another."""

    label: str
    before: dt.date
    after: dt.date | None


def moves_between(before, after):
    """Return the days that go elsewhere when the ``Dates`` become others.

    A day that was not known yet does not move.
    """
    labels = {
        "signed_on": _("Ceremony"),
        "mid_term_on": _("Mid-term evaluation"),
        "ends_on": _("Last day of the contract"),
    }
    days = (
        (label, getattr(before, name), getattr(after, name))
        for name, label in labels.items()
    )
    return [Move(label, old, new) for label, old, new in days if old and old != new]


class CalendarForm(VersionedModelForm):
    """How long the contract lasts, and when everybody looks back at mid-term.

    The day of the ceremony is chosen on its own page, above this floor. Nothing here
    can be changed as long as the text is frozen.
    """

    class Meta:
        model = Programme
        fields = CALENDAR
        widgets = {"mid_term_rule": forms.RadioSelect}
        help_texts = {
            "duration_months": _("From 1 to 60."),
            "mid_term_months": _("Only for the first rule. « 3 » in most programmes."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.is_frozen:
            for name in CALENDAR:
                del self.fields[name]

    def clean(self):
        super().clean()
        by_months = MidTermRule.MONTHS_AFTER_SIGNATURE
        months = self.cleaned_data.get("mid_term_months")
        if self.cleaned_data.get("mid_term_rule") == by_months and not months:
            self.add_error(
                "mid_term_months",
                _("Say how many months after the signature the mid-term falls."),
            )

    @transaction.atomic
    def save_version(self, by=None):
        """Save as any other; False, too, when the text was frozen a moment ago."""
        held = Programme.objects.select_for_update().get(pk=self.instance.pk)
        if held.is_frozen != self.instance.is_frozen:
            return False
        return super().save_version(by)

    def keep(self, by):
        # Only what the form shows: the dates of the signature are written by acts.
        shown = [name for name in self._meta.fields if name in self.fields]
        self.instance.save(update_fields=[*{*shown, *self.scope} - {"edition"}])

    def moves(self, before):
        """Return the dates that this form takes away from where ``before`` has them."""
        return moves_between(before, self.instance.dates)

    def _calendar(self):
        if self.instance.is_frozen:
            return
        yield Fieldset(
            _("The calendar"),
            "duration_months",
            "mid_term_rule",
            "mid_term_months",
        )

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(*self._calendar(), "version", "submission_id")
        return helper


class SettingsForm(CalendarForm):
    """All that a coordinator settles, but the territory; the address never moves."""

    scope = ("territory", "first_year", "last_year")

    edition = EditionField(
        label=_("Edition"),
        help_text=_(
            "2025-2026, or 2026 alone. The address of these pages and the reference"
            " of the contract stay as they are."
        ),
    )

    class Meta(CalendarForm.Meta):
        fields = (
            "edition",
            "audience",
            "purpose",
            "aims",
            "funding_frame",
            "participant_singular",
            "participant_plural",
            "participant_gender",
            "participant_elides",
            *CALENDAR,
        )
        widgets = CalendarForm.Meta.widgets | {
            "purpose": forms.Textarea({"rows": 4}),
            "aims": forms.Textarea({"rows": 4}),
            "participant_gender": forms.RadioSelect,
        }
        help_texts = CalendarForm.Meta.help_texts | {
            "purpose": _("Read by all who take part in the programme."),
            "aims": _(
                "One aim on each line. Read by all who take part in the programme."
            ),
        }

    def __init__(self, *args, instance, **kwargs):
        placed = {name: getattr(instance, name) for name in self.scope}
        super().__init__(*args, instance=instance, **placed, **kwargs)
        self.initial["edition"] = instance.edition
        for name in ("purpose", "aims"):
            self.fields[name].readers = True
        if instance.is_frozen:
            self.fields["participant_singular"].help_text = WORDS
        elides = self.fields["participant_elides"].widget
        elides.choices = [
            ("unknown", _("as the word asks")),
            ("true", _("yes: « l’habitant »")),
            ("false", _("no: « le héros »")),
        ]

    def clean_edition(self):
        first, last = self.cleaned_data["edition"]
        self.instance.first_year, self.instance.last_year = first, last
        return self.instance.edition

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(
            Fieldset(
                _("The programme"),
                "edition",
                "audience",
                "purpose",
                "aims",
                "funding_frame",
            ),
            Fieldset(
                _("The word for the participants"),
                Row(
                    Column("participant_singular", css_class="col-sm-6"),
                    Column("participant_plural", css_class="col-sm-6"),
                ),
                Field("participant_gender", template="choice.html"),
                "participant_elides",
            ),
            *self._calendar(),
            "version",
            "submission_id",
        )
        return helper


def settings_form(access):
    """Return the form that this person may fill, or None: the settings are read."""
    if access.has(Role.COORDINATOR):
        return SettingsForm
    if access.has(Role.FACILITATOR) and not access.programme.is_frozen:
        return CalendarForm
    return None


class LogoForm(ScopedModelForm):
    """A picture, and whose mark it is."""

    scope = ("programme",)

    file = forms.FileField(
        label=_("Picture"),
        help_text=_("A PNG or JPEG file of 10 MB at most."),
        widget=forms.ClearableFileInput({"accept": "image/png,image/jpeg"}),
    )

    class Meta:
        model = Logo
        fields = ("alt",)

    field_order = ("file", "alt")

    def clean_file(self):
        self.instance.image = as_png(self.cleaned_data["file"])
        return self.cleaned_data["file"]
