"""Forms of the page for the public: its words, and what was read before publishing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms import Form, VersionedModelForm
from programmes.models import Programme
from programmes.publishing import faults, note_change


class PublicTextForm(VersionedModelForm):
    """The sentences that anybody may read; a published page is never left without any."""

    class Meta:
        model = Programme
        fields = ("public_text",)
        labels = {"public_text": _("What anybody may read")}
        widgets = {"public_text": forms.Textarea({"rows": 8, "dir": "auto"})}
        help_texts = {
            "public_text": _(
                "A few sentences: 1,200 signs at most. No name, no address, nothing"
                " about anybody’s health. Read by everybody, without an account, once"
                " the page is published."
            )
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["public_text"]
        field.readers = True
        # The browser would cut what is pasted without a word.
        del field.widget.attrs["maxlength"]

    @property
    def changes_what_is_read(self):
        """Whether saving changes what everybody reads now; the form is valid."""
        is_read = self.instance.published_at is not None
        return is_read and "public_text" in self.changed_data

    def clean_public_text(self):
        text = self.cleaned_data["public_text"]
        if not text and self.instance.published_at is not None:
            raise forms.ValidationError(
                _("A published page has words. To remove them all, take it back first.")
            )
        if found := faults(text, self.instance):
            raise forms.ValidationError(found)
        return text

    def keep(self, by):
        self.instance.save(update_fields=["public_text"])
        if self.changes_what_is_read:
            note_change(self.instance, by)


class PublishForm(Form):
    """Nothing to fill: the digest of the words that the page showed."""

    digest = forms.CharField(
        widget=forms.HiddenInput,
        max_length=64,
        error_messages={"required": _("This page is too old: open it again.")},
    )
