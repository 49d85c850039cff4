"""What a phone without an account sends: the code of a wall, then one idea at a time.

An idea is kept word for word, as on paper (domain 4.2): it is refused when nobody could
read it or when it is too long, and never cut.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms import Form, ModelForm
from wellbeing import looking_fields
from wellbeing.models import Idea
from wellbeing.models.blank import is_blank
from wellbeing.models.ideas import IDEA_LENGTH
from wellbeing.models.sittings import CODE_LENGTH, CODE_SIGNS

IN_YOUR_WORDS = _("In your words. Mistakes do not matter. %(number)s signs at most.")


class CodeForm(Form):
    """The short code that a wall shows, however a thumb types it.

    ``cleaned_data["code"]`` has no space nor hyphen, in capitals. Whether a round has
    this code is for ``phones.round_of`` to say.
    """

    code = forms.CharField(
        label=_("the code on the wall"),
        help_text=_("Six signs. Capitals or not, with spaces or not."),
        max_length=20,
        error_messages={"required": _("Type the code that the wall shows.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )

    def clean_code(self):
        code = "".join(self.cleaned_data["code"].split()).replace("-", "").upper()
        if len(code) != CODE_LENGTH or set(code) - set(CODE_SIGNS):
            raise forms.ValidationError(
                _(
                    "This is no code of the wall: it has six signs, and neither O, I,"
                    " 0 nor 1."
                )
            )
        return code


class PhoneIdeaForm(ModelForm):
    """One idea, word for word; a name only where the group writes with names.

    Looking back, the group that speaks and the effect, for whoever wants to say them.

    ``instance`` is a new idea of the round that the code opened.
    """

    #: A draft would tie the words to whoever typed them (trust T17).
    keeps_drafts = False

    class Meta:
        model = Idea
        fields = ("text", "effect", "role_group", "signed")
        labels = {"text": _("One idea at a time"), "signed": _("your name")}
        help_texts = {"signed": _("Only if you want it to be known.")}
        error_messages = {
            "text": {
                "required": _("Write the idea."),
                "max_length": _(
                    "This idea has %(show_value)d signs: %(limit_value)d at most."
                    " Part it into two, or make it shorter."
                ),
            }
        }
        widgets = {
            # Without a maximum in the page: what is pasted is never cut in silence.
            "text": forms.Textarea(attrs={"rows": 4, "autocapitalize": "sentences"})
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        text = self.fields["text"]
        text.strip = False
        text.help_text = IN_YOUR_WORDS % {"number": IDEA_LENGTH}
        text.widget.attrs.pop("maxlength", None)
        if self.instance.round.is_anonymous:
            del self.fields["signed"]
        looking_fields.add_to(self, self.instance.round)

    @property
    def groups(self):
        """The titles of the role groups that it offers, by key."""
        field = self.fields.get("role_group")
        return {one.pk: one.title for one in field.queryset} if field else {}

    def clean_text(self):
        text = self.cleaned_data["text"]
        if is_blank(text):
            raise forms.ValidationError(_("Write the idea."), "required")
        return text
