"""Forms of the partners: a participant, another person, or an organisation."""

from crispy_forms.bootstrap import StrictButton
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programmes.alphabet import folded
from programmes.consenting import take_back_first_name
from programmes.editions import EARLIEST, LATEST
from programmes.fields import day_input
from programmes.forms import Form, VersionedModelForm
from programmes.models import Kind, Organisation, Partner
from programmes.once_frozen import ORGANISATION, PARTICIPANT, PERSON, say

SPARE_ROWS = 3
MOST_ROWS = 40
PARTS = ("person", "capacity")


class OrganisationField(forms.CharField):
    """The name of an organisation: found in the directory, or to be added to it."""

    def prepare_value(self, value):
        if isinstance(value, int):
            return Organisation.objects.get(pk=value).name
        return value

    def clean(self, value):
        name = super().clean(value)
        for pk, known in Organisation.objects.values_list("pk", "name"):
            if folded(known) == folded(name):
                return Organisation(pk=pk, name=known)
        return Organisation(name=name)


class PartnerForm(VersionedModelForm):
    """What every partner has; a participant and an organisation have more."""

    scope = ("programme",)
    kinds = tuple(Kind)
    own = ("name",)

    has_cell = forms.NullBooleanField(
        label=_("Signs the contract"),
        help_text=_("A cell in the signature grid."),
    )

    class Meta:
        model = Partner
        fields = ("role_group", "name", "has_cell", "joined_on")
        widgets = {"joined_on": day_input()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        groups = self.instance.programme.role_groups.filter(kind__in=self.kinds)
        self.fields["role_group"].queryset = groups.order_by("position", "pk")
        if len(groups) == 1:
            self.fields["role_group"].initial = groups[0]
        choices = [("true", _("yes")), ("false", _("no"))]
        if not self.instance.pk:
            choices.insert(0, ("unknown", _("as is usual in its group")))
            self.fields["joined_on"].initial = timezone.localdate
        self.fields["has_cell"].widget.choices = choices

    def clean_joined_on(self):
        day = self.cleaned_data["joined_on"]
        if day and not EARLIEST <= day.year <= LATEST:
            raise ValidationError(
                _("Choose a day between %(first)s and %(last)s."),
                params={"first": EARLIEST, "last": LATEST},
            )
        return day

    def clean_has_cell(self):
        """Participants, authority and facilitators sign, unless said otherwise."""
        signs, group = map(self.cleaned_data.get, ("has_cell", "role_group"))
        if signs is None:
            return group.signs_by_default if group else True
        return signs

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(
            "role_group",
            *self.own,
            Row(
                Column("has_cell", css_class="col-sm-6"),
                Column("joined_on", css_class="col-sm-6"),
            ),
            "version",
            "submission_id",
        )
        return helper


class ParticipantForm(PartnerForm):
    """A name for the contract, and perhaps a first name for the group.

    That the others see it is agreed to elsewhere, in its words (``consenting``); here it
    is only taken back.
    """

    kinds = (Kind.PARTICIPANT,)
    own = ("name", "first_name", "first_name_shared")

    class Meta(PartnerForm.Meta):
        fields = (*PartnerForm.Meta.fields, "first_name", "first_name_shared")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name = self.fields["name"]
        name.help_text = format_lazy(
            "{} {}",
            name.help_text,
            _("Read by those who facilitate and coordinate, and on the own copy."),
        )
        name.readers = True
        self.fields["first_name"].help_text = _(
            "The others see it once the person agrees: it is noted with the data and"
            " agreements."
        )
        self._let_take_back()
        self.fields["has_cell"].help_text = _(
            "A cell in the signature grid, and a printed copy of one's own."
        )
        say(self, PARTICIPANT)

    def _let_take_back(self):
        """Show the agreement while it stands; it is not given here."""
        if not self.instance.first_name_shared:
            del self.fields["first_name_shared"]
            self.own = ("name", "first_name")
            return
        words = {"participants": self.instance.programme.vocabulary.plural}
        field = self.fields["first_name_shared"]
        field.label = (
            _("Agrees that the other %(participants)s see this first name") % words
        )
        field.help_text = _("Untick it when it is taken back.")

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if data.get("first_name_shared") and data.get("first_name") == "":
            self.add_error("first_name", _("Write the first name that may be seen."))

    def keep(self, by):
        super().keep(by)
        if self.cleaned_data.get("first_name_shared") is False:
            take_back_first_name(self.instance, by)


class PersonForm(PartnerForm):
    """Somebody who commits in person without being a participant."""

    kinds = tuple(kind for kind in Kind if kind != Kind.PARTICIPANT)
    own = ("name", "capacity")

    class Meta(PartnerForm.Meta):
        fields = (*PartnerForm.Meta.fields, "capacity")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, PERSON)


class OrganisationPartnerForm(PartnerForm):
    """An organisation of the directory, and those who represent it here."""

    kinds = PersonForm.kinds

    organisation = OrganisationField(
        label=_("Organisation"),
        max_length=160,
        help_text=_(
            "Found by its name in the directory of all programmes, or added to it."
            " The directory holds no person."
        ),
    )
    rows = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta(PartnerForm.Meta):
        fields = ("role_group", "organisation", "name", "has_cell", "joined_on")

    def __init__(self, data=None, *args, **kwargs):
        self.people = list(_people(kwargs.get("instance")))
        self.count = _count(data or kwargs.get("initial") or {}, len(self.people))
        self.base_fields = self.base_fields | dict(self._rows())
        super().__init__(data, *args, **kwargs)
        self.fields["rows"].initial = self.count
        self.fields["name"].required = False
        self.fields["name"].help_text = _("Left empty, the name of the organisation.")
        say(self, ORGANISATION)

    def _rows(self):
        """Yield the fields of each row: a name, and a capacity."""
        for n in range(1, self.count + 1):
            name, capacity = (*self.people, *[("", "")] * n)[n - 1]
            yield (
                f"person_{n}",
                forms.CharField(
                    label=format_lazy(_("Representative {}"), n),
                    initial=name,
                    max_length=120,
                    required=False,
                ),
            )
            yield (
                f"capacity_{n}",
                forms.CharField(
                    label=format_lazy(_("Capacity of representative {}"), n),
                    initial=capacity,
                    max_length=120,
                    required=False,
                ),
            )

    @property
    def own(self):
        rows = [
            Row(
                Column(f"person_{n}", css_class="col-sm-6"),
                Column(f"capacity_{n}", css_class="col-sm-6"),
            )
            for n in range(1, self.count + 1)
        ]
        more = StrictButton(
            _("Add a line"), type="submit", name="more", css_class="btn-link mb-3"
        )
        people = Fieldset(_("Who represents it"), *rows, more)
        return ("organisation", "name", people, "rows")

    def with_another_row(self):
        """Return this form with one more row and all that was typed, unjudged."""
        typed = {name: self[name].value() for name in self.fields}
        typed["rows"] = min(self.count + 1, MOST_ROWS)
        place = {"instance": self.instance, "programme": self.instance.programme}
        return type(self)(initial=typed, **place)

    def clean_name(self):
        return self.cleaned_data["name"] or str(
            self.cleaned_data.get("organisation", "")
        )

    def clean(self):
        super().clean()
        for n in range(1, self.count + 1):
            name, capacity = self._typed(n)
            if capacity and not name:
                self.add_error(f"person_{n}", _("Write the name too."))

    def _typed(self, n):
        return tuple(self.cleaned_data.get(f"{part}_{n}", "") for part in PARTS)

    @transaction.atomic
    def save(self):
        if self.instance.organisation.pk is None:
            self.instance.organisation.save()
            self.instance.organisation = self.instance.organisation
        partner = super().save()
        typed = [self._typed(n) for n in range(1, self.count + 1)]
        people = [(name, capacity) for name, capacity in typed if name]
        if people != self.people:
            partner.representatives.all().delete()
            for position, (name, capacity) in enumerate(people, start=1):
                partner.representatives.create(
                    name=name, capacity=capacity, position=position
                )
        return partner


def _people(partner):
    if partner is None or partner.pk is None:
        return []
    people = partner.representatives.order_by("position", "pk")
    return people.values_list("name", "capacity")


def _count(values, known):
    """Return how many rows to show: those asked for, or a few more than are known."""
    asked = str(values.get("rows", ""))
    rows = int(asked) if asked.isdecimal() and len(asked) < 4 else known + SPARE_ROWS
    return min(max(rows, 1), MOST_ROWS)


#: Forms by the word in the address.
SORTS = {
    "participant": ParticipantForm,
    "personne": PersonForm,
    "structure": OrganisationPartnerForm,
}


def sort_of(partner):
    """Return the word of the form that fits this partner."""
    if partner.is_participant:
        return "participant"
    return "structure" if partner.organisation_id else "personne"


class LeaveForm(Form):
    """The day on which somebody left; no reason is asked."""

    left_on = forms.DateField(label=_("Left on"), widget=day_input())
