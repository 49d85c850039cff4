"""Forms of the end: what the group decides, and what it takes along to carry on."""

from crispy_forms.layout import Field, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.models import Ending
from programmes.fields import DAY_ERRORS, PastDay, day_input, open_wide
from programmes.forms import RowsField, VersionedModelForm
from programmes.models import HostContact, Kind
from programmes.models.programme import TEAM
from programmes.typography import long_date
from workshops.models import Minutes

READ_BY_ALL = gettext_lazy(
    "Read by all who take part in the programme, and by who observes it. No name."
)


class DecisionForm(VersionedModelForm):
    """What the group decided, on which day, in its words.

    Once it has taken over, what it chose no longer changes here.
    """

    class Meta:
        model = Ending
        fields = ("choice", "decided_on", "words")
        widgets = {"choice": forms.RadioSelect, "decided_on": day_input()}
        field_classes = {"decided_on": PastDay}
        error_messages = {"decided_on": DAY_ERRORS}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["version"]
        if self.instance.handed_over_on:
            del self.fields["choice"]
        else:
            self.fields["choice"].choices = Ending.Choice.choices
        open_wide(self.fields["words"], READ_BY_ALL, rows=6)


class MeansForm(VersionedModelForm):
    """What the group takes along; ``access`` is that of who writes it down.

    Who carries on for the group chooses among no people: neither participants nor
    contacts of the territory.
    """

    class Meta:
        model = Ending
        fields = ("carriers", "support", "rooms", "contacts", "minutes")
        field_classes = dict.fromkeys(("carriers", "contacts", "minutes"), RowsField)
        widgets = dict.fromkeys(
            ("carriers", "contacts", "minutes"), forms.CheckboxSelectMultiple
        )

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, **kwargs)
        programme = self.instance.programme
        for name in ("support", "rooms"):
            open_wide(self.fields[name], READ_BY_ALL)
        if access.has(*TEAM):
            self._offer_people(programme)
            self._offer_contacts(programme)
        else:
            del self.fields["carriers"], self.fields["contacts"]
        minutes = Minutes.objects.exclude(approved_on=None).select_related("session")
        minutes = minutes.filter(session__programme=programme)
        self._offer("minutes", minutes.order_by("session__day", "pk"), _told_of_minutes)
        self.fields["minutes"].help_text = _("Those that the group has approved.")

    def _offer_people(self, programme):
        known = programme.partners.filter(role_group__kind=Kind.PARTICIPANT)
        rows = known.current() | known.filter(pk__in=self._chosen("carriers"))
        self._offer("carriers", rows.order_by("number"), str)
        self.fields["carriers"].help_text = _(
            "They receive the texts and the calendar. Each one agrees first."
        )

    def _offer_contacts(self, programme):
        rows = HostContact.objects.of(programme.territory_id).select_related(
            "organisation"
        )
        rows = rows.kept() | rows.filter(pk__in=self._chosen("contacts"))
        self._offer(
            "contacts", rows.order_by("organisation__name", "name"), _told_of_contact
        )
        self.fields["contacts"].help_text = _(
            "Only those who agreed to be called by the group."
        )

    def _chosen(self, name):
        return getattr(self.instance, name).values("pk")

    def _offer(self, name, rows, told):
        self.fields[name].queryset = rows
        self.fields[name].label_from_instance = told

    def clean_carriers(self):
        """Who has taken over stays named: leaving the programme is another act."""
        chosen = self.cleaned_data["carriers"]
        if self.instance.handed_over_on:
            before = set(self.instance.carriers.values_list("pk", flat=True))
            if before - {one.pk for one in chosen}:
                raise forms.ValidationError(
                    _("Those who carry on already stay in the list.")
                )
        return chosen

    def saved_values(self, present):
        """Return what stands saved, the rows chosen among those that are offered."""
        values = super().saved_values(present)
        for name in ("carriers", "contacts", "minutes"):
            if name in values:
                values[name] = self._in_words(name, values[name].all())
        return values

    def differs(self):
        """Put what was typed in the words of ``saved_values``, to be compared."""
        for name in ("carriers", "contacts", "minutes"):
            if name in self.fields:
                rows = self.cleaned_data[name]
                self.cleaned_data[name] = self._in_words(name, rows)

    def _in_words(self, name, rows):
        told = self.fields[name].label_from_instance
        offered = {one.pk: told(one) for one in self.fields[name].queryset}
        return "\n".join(sorted(offered.get(one.pk, "") for one in rows))

    @property
    def helper(self):
        helper = super().helper
        names = [name for name in self._meta.fields if name in self.fields]
        columns = [
            Field(name, wrapper_class="in-columns")
            if name in ("carriers", "minutes")
            else name
            for name in names
        ]
        helper.layout = Layout(*columns, "version", "submission_id")
        return helper


def _told_of_contact(contact):
    return f"{contact.organisation} – {contact.in_words}"


def _told_of_minutes(minutes):
    day = minutes.session.day
    return f"{long_date(day)} – {minutes.session.subject}" if day else str(minutes)
