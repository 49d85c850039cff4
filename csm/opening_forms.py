"""Forms of the creation of a programme: opening, choosing, dates, team."""

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy

from contracts.ceremonies import ceremony_of, move, why_fixed
from contracts.models import Contract
from csm.creation.opening import open_programme
from csm.creation.packs import FromPack
from csm.creation.starting import start_from
from programmes.editions import EditionField, season_of
from programmes.fields import DAY_ERRORS, day_input, within_the_years
from programmes.forms import Form, ModelForm
from programmes.member_forms import InvitationForm
from programmes.models import MethodPack, Programme, Role, Territory
from programmes.settings_forms import CalendarForm


class OpeningForm(ModelForm):
    """What a programme needs to exist; everything else is chosen afterwards."""

    edition = EditionField(
        label=gettext_lazy("Edition"),
        max_length=12,
        help_text=gettext_lazy("2025-2026, or 2026 alone."),
        error_messages={"required": gettext_lazy("Write the edition.")},
    )

    class Meta:
        model = Programme
        fields = ("territory", "audience")
        help_texts = {
            "audience": gettext_lazy(
                "For whom the programme is, in general words; nothing about a person."
                " Read by everybody who takes part."
            )
        }
        error_messages = {
            "territory": {"required": gettext_lazy("Choose the territory.")},
        }

    field_order = ("territory", "edition", "audience")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["edition"] = season_of(timezone.localdate())
        towns = list(Territory.objects.values_list("pk", flat=True)[:2])
        if len(towns) == 1:
            self.initial["territory"] = towns[0]

    def clean(self):
        cleaned = super().clean()
        if years := cleaned.get("edition"):
            self.instance.first_year, self.instance.last_year = years
        return cleaned

    def _get_validation_exclusions(self):
        # One edition for one public: the years are checked although typed as one.
        years = {"first_year", "last_year"} if self.instance.first_year else set()
        return super()._get_validation_exclusions() - years

    def open_by(self, user):
        """Open the programme in the name of ``user``; return it, or None if refused."""
        try:
            return open_programme(self.instance, user)
        except ValidationError as error:
            self.add_error(None, error)
            return None


class StartForm(Form):
    """What a programme starts from; ``seen`` is the start that the person knows of."""

    seen = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("required", "invalid"),
            gettext_lazy("This page is too old: open it again, then choose."),
        ),
    )

    def __init__(self, *args, start=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = start.number if start else 0

    def start(self, programme, source, user):
        """Start ``programme`` from ``source``; return it, or None if it is refused."""
        try:
            return start_from(programme, source, user, seen=self.cleaned_data["seen"])
        except ValidationError as error:
            self.add_error(None, error)
            return None


class PackForm(StartForm):
    """Which method pack."""

    pack = forms.ModelChoiceField(
        MethodPack.objects.order_by("pk"),
        label=gettext_lazy("Start in the manner of"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": gettext_lazy("Choose a method."),
            "invalid_choice": gettext_lazy("Choose one of the methods of this page."),
        },
    )

    def __init__(self, *args, start=None, **kwargs):
        super().__init__(*args, start=start, **kwargs)
        if start and start.pack:
            self.initial["pack"] = start.pack.pk

    def start_by(self, programme, user):
        """Start ``programme`` from the pack that is chosen; None if it is refused."""
        return self.start(programme, FromPack(self.cleaned_data["pack"]), user)


class DatesForm(CalendarForm):
    """Length, mid-term and the day on which the ceremony is planned, on one page."""

    day = forms.DateField(
        label=gettext_lazy("day of the ceremony, if it is known"),
        required=False,
        widget=day_input(),
        help_text=gettext_lazy("All the other days are counted from this one."),
        error_messages=DAY_ERRORS,
    )
    field_order = ("day", "duration_months", "mid_term_rule", "mid_term_months")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["day"] = self.instance.signature_planned_on
        contract = Contract.objects.filter(programme=self.instance).first()
        if contract is not None:
            contract.programme = self.instance
        self.contract = contract
        self.why_fixed = why_fixed(contract) if contract else ""
        if self.why_fixed:
            del self.fields["day"]

    def clean_day(self):
        day = within_the_years(self.cleaned_data["day"])
        self.instance.signature_planned_on = day
        return day

    def saved_values(self, present):
        return super().saved_values(present) | {"day": present.signature_planned_on}

    def keep(self, by):
        super().keep(by)
        if "day" not in self.fields:
            return
        # With the version that this form has written: the session moves with it.
        self.instance.save(update_fields=["signature_planned_on"])
        if self.contract is not None:
            move(ceremony_of(self.contract), self.cleaned_data["day"])

    @property
    def helper(self):
        helper = super().helper
        if "day" in self.fields:
            helper.layout.fields.insert(0, "day")
        return helper


class TeamForm(InvitationForm):
    """Who is asked to prepare the programme, or to accompany it.

    Those who speak for a partner are invited later, once there are partners.
    """

    ROLES = (
        (
            Role.COORDINATOR,
            gettext_lazy("coordination: prepares and opens it with you, and invites"),
        ),
        (
            Role.FACILITATOR,
            gettext_lazy("facilitation: the partners, the contract and the calendar"),
        ),
        (
            Role.OBSERVER,
            gettext_lazy("observation: will read it in outline, once it is open"),
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["partner"]
        self.fields["role"].choices = self.ROLES
        self.initial["role"] = Role.FACILITATOR

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout("role", "name", "email", "capacity", "submission_id")
        return helper
