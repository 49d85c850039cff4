"""Forms of the access to a programme: inviting somebody, saying in what capacity."""

from crispy_forms.layout import Field, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms import ScopedModelForm, VersionedModelForm
from programmes.models import Invitation, Membership, Role
from programmes.models.membership import PARTNER_ROLES


class InvitationForm(ScopedModelForm):
    """Whom to invite, in which role, and by which road: a letter or a card."""

    scope = ("programme",)

    class Meta:
        model = Invitation
        fields = ("role", "name", "email", "partner", "capacity")
        widgets = {"role": forms.RadioSelect}
        help_texts = {
            "name": _("A first name or a chosen name will do."),
            "partner": _(
                "For whoever commits in the contract, or for an organisation."
            ),
            "capacity": _(
                "In a few words: « chargée de mission », « psychologue ». Needed for"
                " whoever observes."
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        partners = self.instance.programme.partners.current().in_order()
        self.fields["partner"].queryset = partners
        words = self.instance.programme.vocabulary
        self.fields["role"].choices = [(role, role.word_in(words)) for role in Role]
        self.fields["email"].widget.attrs["autocomplete"] = "off"

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if "role" in data and "partner" in data:
            self._check_partner(data["role"], data["partner"])
        if data.get("role") == Role.OBSERVER:
            _check_capacity(self)
        if "role" in data and data.get("email"):
            self._check_address(data["role"], data["email"])

    def _check_partner(self, role, partner):
        """Each role speaks for the partner that fits it, or for none."""
        if role in PARTNER_ROLES and partner is None:
            self.add_error("partner", _("Say for which partner this person speaks."))
        elif role == Role.OBSERVER and partner:
            self.add_error("partner", _("An observer speaks for no partner."))
        elif partner and partner.is_participant != (role == Role.PARTICIPANT):
            self.add_error("partner", _("Choose a partner that fits the role."))

    def _check_address(self, role, email):
        programme = self.instance.programme
        present = programme.memberships.current().filter(role=role, user__email=email)
        waiting = programme.invitations.open().filter(role=role, email=email)
        if present.exists():
            self.add_error("email", _("This person already has this role here."))
        elif waiting.exists():
            self.add_error(
                "email", _("An invitation is already waiting: send it again.")
            )

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(
            Field("role", template="choice.html"),
            "name",
            "email",
            "partner",
            "capacity",
            "submission_id",
        )
        return helper


def _check_capacity(form):
    """The others know those who follow the programme by their capacity alone."""
    if not form.cleaned_data.get("capacity", "").strip():
        form.add_error(
            "capacity", _("Say in what capacity this person follows the programme.")
        )


class MembershipForm(VersionedModelForm):
    """In what capacity somebody takes part; the role itself is given anew."""

    class Meta:
        model = Membership
        fields = ("capacity",)

    def clean(self):
        super().clean()
        if self.instance.role == Role.OBSERVER:
            _check_capacity(self)
