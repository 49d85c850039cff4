"""Forms of the way in: logging in, choosing a password, taking up an invitation."""

import datetime as dt
import logging

from django import forms
from django.contrib.auth import forms as auth_forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programmes import limits
from programmes.cards import as_card_code
from programmes.forms import Form, ModelForm, PlainTextFields
from programmes.models import User
from programmes.typography import long_moment

refusals = logging.getLogger("csm.access")

NO_MATCH = _("This name and this password do not go together. Type them once more.")
WRONG_PASSWORD = _("This is not your present password. Type it once more.")
PASSWORD_HELP = _("At least 12 characters. A few words in a row make a good one.")
NOT_THE_SAME = _("The two passwords differ. Type the same one twice.")


def wait(seconds):
    """Raise ``ValidationError`` with code « wait » unless ``seconds`` is 0."""
    if not seconds:
        return
    if seconds <= limits.LONGEST_PAUSE:
        message = ngettext(
            "There were many tries. The next one is possible in %(seconds)s second.",
            "There were many tries. The next one is possible in %(seconds)s seconds.",
            seconds,
        )
    else:
        message = _(
            "There were many tries. The next one is possible on %(moment)s, or at once"
            " with a new password."
        )
    moment = long_moment(timezone.now() + dt.timedelta(seconds=seconds))
    params = {"seconds": seconds, "moment": moment}
    raise ValidationError(message, code="wait", params=params)


def check_present_password(user, password):
    """Raise ``ValidationError`` unless ``password`` is the user's; wrong ones count."""
    wait(limits.password_pause(user.pk))
    if not user.check_password(password):
        raise ValidationError(WRONG_PASSWORD)
    limits.forget("password", user.pk)


def new_password(**attributes):
    return forms.CharField(
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        **attributes,
    )


class LoginForm(PlainTextFields, auth_forms.AuthenticationForm):
    """Logging in by e-mail or card code; too many wrong passwords have to wait.

    An unknown name meets the same words, limits and work as a wrong password.
    """

    error_messages = {"invalid_login": NO_MATCH, "inactive": NO_MATCH}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("E-mail address or card code")
        self.fields["password"].label = _("Password")
        # The summary of errors takes the focus, and the page's title is read first.
        del self.fields["username"].widget.attrs["autofocus"]

    def clean(self):
        if self.errors:
            return self.cleaned_data
        address = limits.client_address(self.request)
        account = self._account(self.cleaned_data["username"])
        wait(limits.login_pause(address))
        try:
            wait(limits.password_pause(account))
        except ValidationError:
            limits.release("login", address)
            raise
        try:
            super().clean()
        except ValidationError:
            refusals.info(
                "login refused: user %s", account if self.known else "unknown"
            )
            raise
        limits.forget("password", account)
        limits.release("login", address)
        return self.cleaned_data

    def _account(self, name):
        """Return one key for both names of an account, or the unknown name itself."""
        self.known = True
        try:
            return User.objects.get_by_natural_key(name).pk
        except User.DoesNotExist:
            self.known = False
            return name.strip().lower()


class NewPasswordForm(PlainTextFields, auth_forms.SetPasswordForm):
    """A new password, typed twice."""

    error_messages = {"password_mismatch": NOT_THE_SAME}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].help_text = PASSWORD_HELP
        self.fields["new_password2"].label = _("The same password, once more")
        self.fields["new_password2"].help_text = ""


class PasswordChangeForm(NewPasswordForm, auth_forms.PasswordChangeForm):
    """A new password in place of the present one, which is asked first."""

    error_messages = {"password_mismatch": NOT_THE_SAME}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Your present password")
        del self.fields["old_password"].widget.attrs["autofocus"]

    def clean_old_password(self):
        check_present_password(self.user, self.cleaned_data["old_password"])
        return self.cleaned_data["old_password"]


class ResetForm(Form):
    """Where to send the link that gives a new password."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )


class AccountForm(ModelForm):
    """One's own name and address; another address asks for the password."""

    present_password = forms.CharField(
        label=_("Your present password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        help_text=_("Only to change the e-mail address: it opens the account."),
    )

    class Meta:
        model = User
        fields = ("name", "email")
        widgets = {
            "name": forms.TextInput({"autocomplete": "name"}),
            "email": forms.EmailInput({"autocomplete": "email"}),
        }

    def clean_email(self):
        email = (self.cleaned_data["email"] or "").lower() or None
        if email is None and self.instance.card_code is None:
            raise ValidationError(_("Without a card, the address is your only way in."))
        return email

    def clean_present_password(self):
        password = self.cleaned_data["present_password"]
        if "email" in self.changed_data:
            check_present_password(self.instance, password)
        return password


class InvitedForm(Form):
    """The name and the password of somebody who takes up an invitation."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("A first name or a chosen name will do."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    password = new_password(label=_("Password"), help_text=PASSWORD_HELP)
    again = new_password(label=_("The same password, once more"))

    def clean(self):
        password, again = map(self.cleaned_data.get, ("password", "again"))
        if password and again and password != again:
            self.add_error("again", NOT_THE_SAME)
        elif password:
            try:
                password_validation.validate_password(password)
            except ValidationError as error:
                self.add_error("password", error)
        return self.cleaned_data


class CardForm(Form):
    """The code of a printed card."""

    code = forms.CharField(
        label=_("Code of the card"),
        max_length=40,
        help_text=_(
            "Ten letters or digits, such as K7QFM-3XDPR. Dashes and capitals do not matter."
        ),
        widget=forms.TextInput(
            {
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    def clean_code(self):
        code = as_card_code(self.cleaned_data["code"])
        if code is None:
            raise ValidationError(_("A card code has ten letters or digits."))
        return code
