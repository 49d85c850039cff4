"""What is typed from a paper to check it: a reference and a fingerprint."""

import re
import unicodedata

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

#: Of a contract, of a copy of it, or of an act beside it: an accession, an amendment.
REFERENCE = r"[A-Z]{2,6}-[0-9]{4}-[0-9]{2,6}(-[0-9]{2,6}|-(ADH|AVE)[0-9]{1,4})?"
#: Longer than any paper says: what follows is not even shown again.
READ = 200


def signs(text):
    """Return typed text in plain capitals, without spaces or signs that are not seen."""
    plain = unicodedata.normalize("NFKC", text).upper()
    kept = (sign for sign in plain if not sign.isspace())
    return "".join(
        "-" if unicodedata.category(sign) == "Pd" else sign
        for sign in kept
        if unicodedata.category(sign) != "Cf"
    )


class CheckForm(forms.Form):
    """Sent by GET: the address of an answer can be kept."""

    reference = forms.CharField(
        label=_("reference"),
        help_text=_("At the foot of each page, such as RIV-2025-01."),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    fingerprint = forms.CharField(
        label=_("fingerprint"),
        help_text=_("Twelve signs beside it, such as 7F3A 91C2 0B6E."),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, sent):
        """Read ``sent``, the query of an address; without a field it is a first look."""
        known = {name: sent[name][:READ] for name in self.base_fields if name in sent}
        super().__init__(known or None)

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        return helper

    def clean_reference(self):
        reference = signs(self.cleaned_data["reference"])
        if not re.fullmatch(REFERENCE, reference):
            raise forms.ValidationError(
                _("A reference is written like RIV-2025-01: copy it from the paper.")
            )
        return reference

    def clean_fingerprint(self):
        # Read from a paper, a nought is easily taken for a letter.
        typed = signs(self.cleaned_data["fingerprint"]).replace("-", "")
        fingerprint = typed.translate(str.maketrans("OIL", "011")).lower()
        if not re.fullmatch(r"[0-9a-f]{12}|[0-9a-f]{64}", fingerprint):
            raise forms.ValidationError(
                _("A fingerprint has twelve signs: digits, and letters from A to F.")
            )
        return fingerprint
