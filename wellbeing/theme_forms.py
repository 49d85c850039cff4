"""A theme of the group's own."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.fields import open_wide
from programmes.forms import VersionedModelForm
from wellbeing.models import Dimension
from wellbeing.theming import follow_theme

READERS = gettext_lazy("Read by everybody who takes part.")


class ThemeForm(VersionedModelForm):
    class Meta:
        model = Dimension
        fields = ("label",)
        labels = {"label": gettext_lazy("The theme, in the group’s words")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["version"]
        open_wide(self.fields["label"], READERS)
        self.fields["label"].widget.attrs["autofocus"] = not self.is_bound

    def clean_label(self):
        label = self.cleaned_data["label"]
        others = Dimension.objects.filter(programme=self.instance.programme_id)
        if others.filter(label__iexact=label).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("The group already has a theme of this name."))
        return label

    def keep(self, by):
        super().keep(by)
        follow_theme(self.instance)
