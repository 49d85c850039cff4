"""Forms of a workshop, of an organisation that gives it, and of whom to call there."""

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programmes.fields import DAY_ERRORS, PastDay, day_input, open_wide
from programmes.forms import VersionedModelForm
from programmes.models import HostContact
from programmes.naming import full_names_in
from programmes.partner_forms import OrganisationField
from workshops.models import Hosting, Workshop
from workshops.neutral import names_of
from workshops.session_forms import READ_BY_ALL

READ_BY_THE_TEAMS = _(
    "Read by those who coordinate or facilitate on this territory, and nobody else."
)
#: What a later group may take up.
PASSED_ON = ("theme", "need", "contents")


class WorkshopForm(VersionedModelForm):
    """Theme, need, contents, place, and who proposed the theme.

    A host is never asked for, nor a content (domain 6.2). What other groups may take up
    names nobody of this one.
    """

    class Meta:
        model = Workshop
        fields = ("theme", "need", "contents", "place", "proposed_by")
        widgets = {"need": forms.Textarea}

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, **kwargs)
        self.access = access
        if self.instance._state.adding:
            del self.fields["version"]
        for name in ("theme", "need", "contents", "place"):
            field = self.fields[name]
            if field.help_text:
                field.help_text = format_lazy("{} {}", field.help_text, READ_BY_ALL)
            open_wide(field, READ_BY_ALL, rows={"need": 3}.get(name, 5))
        programme = access.programme
        groups = self.fields["proposed_by"]
        groups.queryset = programme.role_groups.order_by("position", "pk")
        groups.empty_label = _("not said")
        words = programme.vocabulary
        groups.label_from_instance = lambda group: group.title_in(words)

    def clean(self):
        super().clean()
        shown = [name for name in PASSED_ON if self.cleaned_data.get(name)]
        names = names_of(self.access.programme) if shown else []
        for field in shown:
            if found := full_names_in(self.cleaned_data[field], names):
                said = ngettext(
                    "Other groups may take up these words. Take out the name of %(names)s.",
                    "Other groups may take up these words. Take out the names of"
                    " %(names)s.",
                    len(found),
                )
                words = {"names": ", ".join(found)}
                self.add_error(field, ValidationError(said % words, "name"))


class HostingForm(VersionedModelForm):
    """Which organisation, what it offers, and since when it has confirmed."""

    scope = ("workshop",)

    organisation = OrganisationField(
        label=_("Organisation"),
        max_length=160,
        help_text=_(
            "Found by its name in the directory of all programmes, or added to it."
            " The directory holds no person."
        ),
        widget=forms.TextInput(attrs={"list": "known-organisations"}),
    )

    class Meta:
        model = Hosting
        fields = ("organisation", "offers", "confirmed_on", "contact")
        field_classes = {"confirmed_on": PastDay}
        widgets = {"confirmed_on": day_input()}
        error_messages = {"confirmed_on": DAY_ERRORS}
        help_texts = {
            "confirmed_on": _("Left empty as long as it has not said yes."),
        }

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, **kwargs)
        self.access = access
        open_wide(self.fields["offers"], READ_BY_ALL)
        if self.instance._state.adding:
            # Whom to call there is chosen once it is known where.
            del self.fields["version"], self.fields["contact"]
            open_wide(self.fields["organisation"], READ_BY_ALL)
            return
        del self.fields["organisation"]
        contact = self.fields["contact"]
        contact.queryset = self._contacts()
        contact.empty_label = _("nobody yet")
        contact.label_from_instance = lambda one: one.in_words
        contact.help_text = READ_BY_THE_TEAMS

    def _contacts(self):
        """Those of the organisation to choose among, and the one chosen before."""
        there = HostContact.objects.filter(organisation=self.instance.organisation_id)
        known = there.visible_to(self.access) | there.filter(
            pk=self.instance.contact_id
        )
        return known.in_order()

    def _get_validation_exclusions(self):
        # Or else the database alone would see that it is noted twice.
        excluded = super()._get_validation_exclusions() - {"archived_at"}
        organisation = self.cleaned_data.get("organisation")
        if organisation is not None and organisation.pk is None:
            excluded.add("organisation")  # added to the directory with this row
        return excluded

    @transaction.atomic
    def save(self):
        organisation = self.instance.organisation
        if organisation.pk is None:
            organisation.territory = self.access.programme.territory
            organisation.save()
            self.instance.organisation = organisation
        return super().save()


class HostContactForm(VersionedModelForm):
    """Somebody to call in an organisation: name, capacity, telephone, mail."""

    class Meta:
        model = HostContact
        fields = ("name", "capacity", "phone", "email")
        widgets = {
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
        }
        help_texts = {
            "capacity": _("What the person does there: advisor, reception, director."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["version"]
        for name in ("name", "capacity", "phone"):
            field = self.fields[name]
            if field.help_text:
                field.help_text = format_lazy(
                    "{} {}", field.help_text, READ_BY_THE_TEAMS
                )
            open_wide(field, READ_BY_THE_TEAMS)
        self.fields["email"].help_text = READ_BY_THE_TEAMS

    @property
    def helper(self):
        helper = super().helper
        hidden = [name for name in ("version", "submission_id") if name in self.fields]
        helper.layout = Layout(
            Row(
                Column("name", css_class="col-sm-6"),
                Column("capacity", css_class="col-sm-6"),
            ),
            Row(
                Column("phone", css_class="col-sm-6"),
                Column("email", css_class="col-sm-6"),
            ),
            *hidden,
        )
        return helper
