from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from csm.creation import open_programme
from programmes.editions import EditionField
from programmes.forms import ModelForm
from programmes.models import MethodPack, Programme


class PackField(forms.ModelChoiceField):
    """A choice that says what each set brings."""

    def label_from_instance(self, pack):
        words = {"name": pack.name, "participants": pack.participant_plural}
        if pack.duration_months is None:
            return _("%(name)s: “%(participants)s”, length to be chosen") % words
        words["months"] = pack.duration_months
        return _("%(name)s: “%(participants)s”, %(months)s months") % words


class OpeningForm(ModelForm):
    """What a programme needs to exist; everything else is written afterwards."""

    edition = EditionField(
        label=gettext_lazy("Edition"),
        max_length=12,
        help_text=gettext_lazy("2025-2026, or 2026 alone."),
        error_messages={"required": gettext_lazy("Write the edition.")},
    )
    pack = PackField(
        MethodPack.objects.order_by("pk"),
        label=gettext_lazy("Start in the manner of"),
        widget=forms.RadioSelect,
        empty_label=None,
        help_text=gettext_lazy(
            "Role groups, words and model texts; all of it can be changed afterwards."
        ),
        error_messages={"required": gettext_lazy("Choose how to begin.")},
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

    field_order = ("territory", "edition", "audience", "pack")

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
            return open_programme(self.instance, self.cleaned_data["pack"], user)
        except ValidationError as error:
            self.add_error(None, error)
            return None
