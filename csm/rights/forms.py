"""Forms of a person's rights: an agreement, a request, and being forgotten."""

from crispy_forms.layout import Field, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.alphabet import folded
from programmes.consenting import WORDS
from programmes.fields import PastDay, day_input
from programmes.forms import Form, ScopedModelForm
from programmes.models import Consent, RightsRequest

Given, Purpose = Consent.Given, Consent.Purpose


class Laid:
    """Lays the fields in order, those named in ``on_one_line`` as two or three answers."""

    on_one_line = ()

    @property
    def helper(self):
        helper = super().helper
        names = [
            Field(name, template="choice.html") if name in self.on_one_line else name
            for name in self.fields
        ]
        helper.layout = Layout(*names)
        return helper


class ConsentForm(Laid, ScopedModelForm):
    """An agreement to words that do not change: sending it, a person gives hers.

    What the team notes for her says when and how it was given; nothing is chosen in
    advance.
    """

    scope = ("partner", "purpose", "words")
    on_one_line = ("given",)

    class Meta:
        model = Consent
        fields = ("contact", "given", "heard_by", "given_on")
        field_classes = {"given_on": PastDay}
        widgets = {"given": forms.RadioSelect, "given_on": day_input()}

    def __init__(self, *args, partner, purpose, by_herself, **kwargs):
        words = str(WORDS[purpose])
        placed = {"partner": partner, "purpose": purpose, "words": words}
        super().__init__(*args, **placed, **kwargs)
        if purpose == Purpose.CONTACT:
            self.fields["contact"].required = True
            self.fields["contact"].help_text = _(
                "A telephone number or an address. Read by the team, and by those of the"
                " group who carry on."
            )
        else:
            del self.fields["contact"]
        if by_herself:
            self.instance.given, self.instance.given_on = (
                Given.SCREEN,
                timezone.localdate(),
            )
            for name in ("given", "heard_by", "given_on"):
                del self.fields[name]
        else:
            self.fields["given"].choices = [
                (given, given.label) for given in (Given.ALOUD, Given.PAPER)
            ]
            self.fields["heard_by"].help_text = _(
                "Who read the words aloud, when they were read so. Read by the team and"
                " by this person."
            )

    def clean(self):
        cleaned = super().clean()
        partner, purpose = self.instance.partner, self.instance.purpose
        if purpose == Purpose.FIRST_NAME and not partner.first_name:
            raise ValidationError(
                _("Write the first name with the other facts of this person first.")
            )
        if cleaned.get("given") == Given.ALOUD and not cleaned.get("heard_by"):
            self.add_error("heard_by", _("Say who read the words aloud."))
        return cleaned


class RequestForm(Laid, ScopedModelForm):
    """What a person asks for; the team also says when it was asked."""

    scope = ("partner",)

    class Meta:
        model = RightsRequest
        fields = ("kind", "asked_on")
        field_classes = {"asked_on": PastDay}
        widgets = {"kind": forms.RadioSelect, "asked_on": day_input()}

    def __init__(self, *args, partner, by_herself, **kwargs):
        super().__init__(*args, partner=partner, **kwargs)
        self.fields["kind"].choices = RightsRequest.Kind.choices
        if by_herself:
            self.instance.asked_on = timezone.localdate()
            del self.fields["asked_on"]


class EraseForm(Form):
    """The name typed again, so that nobody is erased by a slip of the hand."""

    # A draft would keep the name that is about to be forgotten.
    keeps_drafts = False

    name = forms.CharField(
        label=gettext_lazy("The name of this person, typed again"),
        max_length=160,
        help_text=gettext_lazy("As it is written above. It is kept nowhere."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args, partner, **kwargs):
        super().__init__(*args, **kwargs)
        self.partner = partner

    def clean_name(self):
        typed = self.cleaned_data["name"]
        if folded(typed.strip()) != folded(self.partner.name):
            raise ValidationError(_("This is not the name written above."))
        return typed
