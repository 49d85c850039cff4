from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms import VersionedModelForm
from programmes.models import RoleGroup
from programmes.once_frozen import GROUP, say


class GroupForm(VersionedModelForm):
    """Who commits together, and how the contract makes them speak."""

    scope = ("programme",)

    class Meta:
        model = RoleGroup
        fields = (
            "kind",
            "label",
            "voice",
            "speaks_as",
            "lead_in",
            "may_be_empty",
            "open_sentence",
        )
        widgets = {
            "lead_in": forms.Textarea({"rows": 3}),
            "open_sentence": forms.Textarea({"rows": 3}),
        }
        help_texts = {
            "voice": _("« je » for persons, « nous » for those present together."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.partners.exists():
            # Who sees the names of its partners follows from the kind.
            self.fields["kind"].disabled = True
            self.fields["kind"].help_text = _(
                "It no longer changes: the group has partners."
            )
        say(self, GROUP)

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if data.get("may_be_empty") and data.get("open_sentence") == "":
            self.add_error(
                "open_sentence",
                _("A group that may be empty needs the sentence that says so."),
            )

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(
            Row(
                Column("kind", css_class="col-sm-6"),
                Column("voice", css_class="col-sm-6"),
            ),
            "label",
            "speaks_as",
            "lead_in",
            "may_be_empty",
            "open_sentence",
            "version",
            "submission_id",
        )
        return helper
