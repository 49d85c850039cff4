"""The forms of a theme's text, of the day it was agreed on, and of what annex 1 shows."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from programmes.fields import DAY_ERRORS, PastDay, day_input, open_wide
from programmes.forms import Form, VersionedModelForm
from programmes.models import Programme
from wellbeing.models import Definition, Synthesis
from wellbeing.models.blank import is_blank

READERS = _(
    "Read by all who take part, then in annex 1 of the contract."
    " Write nobody’s name here."
)
TOO_OLD = {
    "required": _("This page is too old: open it again, then save."),
    "invalid": _("This page is too old: open it again, then save."),
}


class SynthesisForm(VersionedModelForm):
    """The text of one theme; what a group agreed on is followed by a new number.

    ``number`` is that of the text which the page showed, so that two people who begin
    the same one both see what the other wrote.
    """

    scope = ("programme", "dimension")
    number = forms.IntegerField(widget=forms.HiddenInput, error_messages=TOO_OLD)

    class Meta:
        model = Synthesis
        fields = ("text",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].initial = self.instance.number
        text = self.fields["text"]
        text.strip = False
        open_wide(text, READERS, rows=12)

    def clean_text(self):
        text = self.cleaned_data["text"]
        if is_blank(text):
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        return text

    @transaction.atomic
    def save_version(self, by=None):
        """Save over the text that was read, or begin a number; False when it is another.

        ``instance`` is then the text that stands, to be shown beside this one.
        """
        # Two people must not begin one text twice.
        Programme.objects.select_for_update().get(pk=self.instance.programme_id)
        last = self.instance.last()
        if last is not None and last.settled_on is None:
            read = (self.cleaned_data["number"], self.cleaned_data["version"])
            if read != (last.number, last.version):
                return self._stands(last)
            self.instance.pk, self.instance.number = last.pk, last.number
            self.instance._state.adding = False
            return super().save_version(by)
        next_number = last.number + 1 if last else 1
        if last and self.cleaned_data["number"] != next_number:
            return self._stands(last)
        self.instance.pk, self.instance.number = None, next_number
        self.instance.settled_on, self.instance.version = None, 1
        self.instance._state.adding = True
        self.keep(by)
        return True

    def _stands(self, last):
        self.instance.pk = last.pk
        self.data = self.data.copy()
        following = last.number + (last.settled_on is not None)
        self.data[self.add_prefix("number")] = following
        return False


class TextSettleForm(Form):
    """The day on which the group agreed on a text, and the version that it heard."""

    day = PastDay(label=_("Agreed on"), widget=day_input(), error_messages=DAY_ERRORS)
    version = forms.IntegerField(widget=forms.HiddenInput, error_messages=TOO_OLD)


class DefinitionForm(VersionedModelForm):
    """What annex 1 shows beside the texts."""

    scope = ("programme",)

    class Meta:
        model = Definition
        fields = ("shows",)
        widgets = {"shows": forms.RadioSelect}
