"""Forms around the presence: who was there, what the sheet is to show, from which day."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programmes.fields import DAY_ERRORS, day_input, within_the_years
from programmes.forms import Form
from workshops.attended import Says
from workshops.noting import GUESTS, LONGEST, read_back, written_down

#: Nobody writes a number of guests that the table could not hold.
MOST_GUESTS = 999
NOTHING = ("", _("nothing noted"))
CHOICES = {Says.PRESENT: _("present"), Says.EXCUSED: _("excused")}


class PresenceForm(Form):
    """The sheet of a session: one line for each partner, and the guests in number.

    ``has_come`` says whether somebody can have been there yet. « read » is what stood
    noted when the page was opened: it tells what this person has changed.
    """

    read = forms.CharField(
        required=False,
        max_length=LONGEST,
        widget=forms.HiddenInput,
        error_messages={
            "max_length": _("This page is too old: open it again, then save.")
        },
    )

    def __init__(self, data=None, *, roll, has_come):
        super().__init__(data)
        self.roll, self.has_come = roll, has_come
        state = {line.partner.pk: line.says for line in roll.lines if line.says}
        # What is noted already may stay, though the day was moved since.
        says = [Says.PRESENT, Says.EXCUSED]
        for line in roll.lines:
            kept = [one for one in says if has_come or one in (Says.EXCUSED, line.says)]
            self.fields[name_of(line.partner.pk)] = forms.ChoiceField(
                label=line.partner.name,
                choices=[*((one, CHOICES[one]) for one in kept), NOTHING],
                initial=line.says,
                required=False,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Choose one of the answers.")},
            )
        if roll.counts_guests and has_come:
            state |= {} if roll.guests is None else {GUESTS: roll.guests}
            self.fields[GUESTS] = forms.IntegerField(
                label=_("guests, in number"),
                help_text=_("Those who came and are no partners. Nobody is named."),
                initial=roll.guests,
                required=False,
                min_value=0,
                max_value=MOST_GUESTS,
                widget=forms.NumberInput(attrs={"class": "form-control roll__guests"}),
            )
        self.fields["read"].initial = written_down(state)

    def clean_read(self):
        return read_back(self.cleaned_data["read"])

    def typed(self):
        """Return what was sent, by key; a line that was not sent stays as it is."""
        keys = {line.partner.pk: name_of(line.partner.pk) for line in self.roll.lines}
        keys[GUESTS] = GUESTS
        return {
            key: self.cleaned_data[name]
            for key, name in keys.items()
            if name in self.fields and name in self.data
        }

    def with_all_present(self):
        """Return the form with everybody on the sheet present, save the excused."""
        data = self.data.copy()
        for line in self.roll.listed:
            name = name_of(line.partner.pk)
            data[name] = data.get(name) or Says.PRESENT
        return PresenceForm(data, roll=self.roll, has_come=self.has_come)

    def over(self, present, merged):
        """Return the form again where somebody else noted otherwise: mine over theirs."""
        data = self.data.copy()
        for line in self.roll.lines:
            data[name_of(line.partner.pk)] = merged.get(line.partner.pk) or ""
        guests = merged.get(GUESTS)
        data[GUESTS] = "" if guests is None else str(guests)
        data["read"] = written_down(present)
        return PresenceForm(data, roll=self.roll, has_come=self.has_come)

    def rows(self, lines):
        """Yield each line with its field."""
        for line in lines:
            yield line, self[name_of(line.partner.pk)]

    def shown(self, key, value):
        """Return the words of what is noted of a person, or of the guests in number."""
        if key == GUESTS:
            return "" if value is None else str(value)
        return CHOICES[value] if value else NOTHING[1]


def name_of(pk):
    return f"p{pk}"


class SheetForm(forms.Form):
    """What is printed of a sheet to be signed: nothing is kept of it."""

    seances = forms.IntegerField(
        label=_("sessions on the sheet"),
        help_text=_("This one, and those that come next: up to ten, a column each."),
        min_value=1,
        max_value=10,
    )
    lignes = forms.IntegerField(
        label=_("blank lines for guests"), min_value=0, max_value=30
    )
    prenoms = forms.BooleanField(
        label=_("first names only"),
        help_text=_("Where two are the same, the first letter of the name follows."),
        required=False,
    )


#: What is printed where nothing is asked for.
SHEET = {"seances": 1, "lignes": 4, "prenoms": False}


def sheet_asked(asked):
    """Return the form of what a query asks of a sheet: what it leaves out is as usual."""
    return SheetForm(SHEET | asked.dict())


class PeriodForm(forms.Form):
    """From which day to which one: both are included, and either may be left out."""

    du = forms.DateField(
        label=_("first day"),
        required=False,
        widget=day_input(),
        error_messages=DAY_ERRORS,
    )
    au = forms.DateField(
        label=_("last day"),
        required=False,
        widget=day_input(),
        error_messages=DAY_ERRORS,
    )

    def clean_du(self):
        return within_the_years(self.cleaned_data["du"])

    def clean_au(self):
        return within_the_years(self.cleaned_data["au"])

    def clean(self):
        first, last = (self.cleaned_data.get(name) for name in ("du", "au"))
        if first and last and last < first:
            self.add_error("au", ValidationError(_("It ends before it begins.")))
