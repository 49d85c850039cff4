"""Forms of the administration: accounts, and the accesses of a programme."""

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.cards import new_card_code
from programmes.forms import ScopedModelForm
from programmes.models import Membership, Role, User

LAST = _("A programme keeps at least one coordinator.")


class AccountAddForm(AdminUserCreationForm):
    """A new account: by e-mail, or by a card whose code is made here."""

    class Meta:
        model = User
        fields = ("name", "email")
        field_classes = {}
        help_texts = {
            "email": _("Left empty, the account gets a card with a code instead.")
        }

    def clean(self):
        super().clean()
        if not self.cleaned_data.get("email") and "email" not in self.errors:
            self.instance.card_code = new_card_code()


class AccountForm(UserChangeForm):
    """An account's names and rights; the last coordinator's stays open."""

    class Meta:
        model = User
        fields = "__all__"
        field_classes = {}

    def clean_is_active(self):
        is_active = self.cleaned_data["is_active"]
        if not is_active and self._is_a_last_coordinator():
            raise ValidationError(LAST)
        return is_active

    def _is_a_last_coordinator(self):
        coordinates = self.instance.memberships.current().filter(
            role=Role.COORDINATOR, ended_on=None
        )
        return any(not membership.may_be_ended() for membership in coordinates)


class ProgrammeForm(ScopedModelForm):
    """What a programme is about; its territory is given, and counts in its checks."""

    scope = ("territory",)

    def __init__(self, *args, instance, **kwargs):
        placed = {"territory": instance.territory}
        super().__init__(*args, instance=instance, **placed, **kwargs)


class MembershipAddForm(forms.ModelForm):
    """A role that speaks for no partner; the others are invited in the programme."""

    class Meta:
        model = Membership
        fields = ("user", "role", "capacity")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        roles = (Role.COORDINATOR, Role.FACILITATOR, Role.OBSERVER)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]

    def clean(self):
        super().clean()
        user, role = map(self.cleaned_data.get, ("user", "role"))
        held = self.instance.programme.memberships.filter(
            user=user, role=role, ended_on=None
        )
        if user and held.exists():
            self.add_error("user", _("This person already has this role here."))


class AccessesFormSet(BaseInlineFormSet):
    """The roles held now: ending several at once leaves one coordinator too."""

    def clean(self):
        super().clean()
        lasting = [
            form
            for form in self.initial_forms
            if form.instance.role == Role.COORDINATOR
            and form.instance.ended_on is None
            and form.instance.user.is_active
            and form.instance.started_on <= timezone.localdate()
        ]
        coordinates = any(
            membership.role == Role.COORDINATOR for membership in self.get_queryset()
        )
        if coordinates and not lasting and self.has_changed():
            raise ValidationError(LAST)
