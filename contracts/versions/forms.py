"""Choosing two versions of the text to compare."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class CompareForm(forms.Form):
    """Two numbers of versions, in either order; it only reads."""

    avant = forms.IntegerField(label=gettext_lazy("earlier version"))
    apres = forms.IntegerField(label=gettext_lazy("later version"))

    def __init__(self, *args, contract, **kwargs):
        super().__init__(*args, **kwargs)
        last = contract.text_version
        for field in self.fields.values():
            field.widget.attrs |= {"min": 1, "max": last, "inputmode": "numeric"}
            field.error_messages = dict.fromkeys(
                ("required", "invalid"),
                _("Write a number from 1 to %(last)s.") % {"last": last},
            )
        self.last = last
        self.initial = {"avant": first_to_compare(contract), "apres": last}

    def clean(self):
        cleaned = super().clean()
        for name, number in list(cleaned.items()):
            if not 1 <= number <= self.last:
                self.add_error(name, self.fields[name].error_messages["invalid"])
        return cleaned


def first_to_compare(contract):
    """Return the version to compare with today's: the last one that was frozen.

    Without one, or when it is today's, the first version of all.
    """
    earlier = contract.frozen_versions.filter(number__lt=contract.text_version)
    return earlier.order_by("-number").values_list("number", flat=True).first() or 1
