"""The lines of a path template: put in order, and looked at as a whole."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy

from phases.lines import faults
from phases.models import TemplateLine
from phases.part_forms import month_field

#: Between two lines, so that another one can be slipped in.
STRIDE = 10
LAST = 2**15 - 1  # a line without a number comes after the others


class LineForm(forms.ModelForm):
    """One line; left without a number, it comes after those that have one."""

    from_month = month_field(gettext_lazy("from the month of"))
    until_month = month_field(gettext_lazy("until the month of"))

    class Meta:
        model = TemplateLine
        fields = (
            "position",
            "sort",
            "code",
            "label",
            "kind",
            "milestone",
            "from_month",
            "until_month",
        )
        widgets = {"label": forms.Textarea({"rows": 3, "cols": 28})}
        help_texts = {
            "position": gettext_lazy(
                "Numbers are made anew at each saving: 10, 20, 30. To slip a line in,"
                " give it a number between two."
            )
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["position"].required = False
        if self.instance.pk is None:
            self.initial["position"] = None

    def clean_position(self):
        position = self.cleaned_data["position"]
        return LAST if position is None else position


class LinesFormSet(BaseInlineFormSet):
    """All the lines together: what comes after what, and each milestone once."""

    def clean(self):
        super().clean()
        if any(self.errors):
            return
        found = faults([form.instance for form in self._in_order()])
        if found:
            raise ValidationError(found)

    def _in_order(self):
        """Return the forms of the lines that stay, in the order of their numbers."""
        kept = [
            form
            for form in self.forms
            if form not in self.deleted_forms
            and (form.instance.pk or form.has_changed())
        ]
        return sorted(kept, key=lambda form: form.cleaned_data["position"])

    def save(self, commit=True):
        saved = super().save(commit=commit)
        for number, form in enumerate(self._in_order(), start=1):
            form.instance.position = number * STRIDE
        if commit:
            rows = [form.instance for form in self._in_order()]
            TemplateLine.objects.bulk_update(rows, ["position"])
        return saved
