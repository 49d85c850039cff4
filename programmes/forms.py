"""Forms whose text is plain, whose instance is placed by the view, and that lose nothing.

Every form carries a one-use ``submission_id`` (``programmes.submissions``);
those of a ``VersionedModelForm`` also carry the version that the person read.
"""

import unicodedata
import uuid

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

LONGEST_KEY = 18  # digits; a row's key has fewer


class PlainTextFields:
    """Text is normalised (NFC) before validation, and has no stray control signs.

    A NUL is refused by Django's own fields, with a sentence; PostgreSQL could
    not store it.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["submission_id"] = forms.UUIDField(
            required=False, widget=forms.HiddenInput, initial=uuid.uuid4
        )
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.to_python = _normalising(field.to_python)

    @property
    def helper(self):
        """Let the template write the form tag, around the summary of errors."""
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        return helper


def _normalising(to_python):
    def normalised(value):
        value = to_python(value)
        if not isinstance(value, str):
            return value
        return unicodedata.normalize("NFC", value).replace("\r\n", "\n")

    return normalised


class RowsField(forms.ModelMultipleChoiceField):
    """A choice of rows that refuses a key longer than any row's, as a wrong choice.

    SQLite cannot even be asked for it.
    """

    def _check_values(self, value):
        if isinstance(value, (list, tuple)):
            for key in value:
                if len(str(key)) > LONGEST_KEY:
                    raise ValidationError(
                        self.error_messages["invalid_choice"],
                        code="invalid_choice",
                        params={"value": str(key)[:LONGEST_KEY]},
                    )
        return super()._check_values(value)


class Form(PlainTextFields, forms.Form):
    """A form that is not about one row."""


class ModelForm(PlainTextFields, forms.ModelForm):
    """A form about one row, checked against all its constraints."""


class ScopedModelForm(ModelForm):
    """A model form whose instance is placed by the view, not by the visitor.

    ``ModelForm`` skips constraints on fields it does not show; those named in
    ``scope`` are given by the view, so their constraints can be checked.
    """

    scope = ()

    def __init__(self, *args, **kwargs):
        values = {name: kwargs.pop(name) for name in self.scope}
        super().__init__(*args, **kwargs)
        for name, value in values.items():
            setattr(self.instance, name, value)

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - set(self.scope)


class VersionedModelForm(ScopedModelForm):
    """A model form that notices when somebody else saved in between.

    The row keeps a ``version``; the form sends back the one that was read.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"] = forms.IntegerField(
            widget=forms.HiddenInput,
            initial=self.instance.version,
            error_messages={
                "required": _("This page is too old: open it again, then save."),
                "invalid": _("This page is too old: open it again, then save."),
            },
        )

    @transaction.atomic
    def save_version(self, by=None):
        """Save over the version that was read, in the name of ``by``.

        Returns False, and writes nothing, when that version is no longer the
        present one: the view then answers ``programmes.conflicts.conflict``.
        """
        read = self.cleaned_data["version"]
        rows = type(self.instance)._default_manager.filter(
            pk=self.instance.pk, version=read
        )
        if not rows.update(version=F("version") + 1):
            return False
        self.instance.version = read + 1
        self.keep(by)
        return True

    def saved_values(self, present):
        """Return what stands saved of each field, by name; ``present`` is the row."""
        names = [name for name in self._meta.fields if name in self.fields]
        return {name: getattr(present, name) for name in names}

    def keep(self, by):
        """Write the row; passages of the contract also keep who and when."""
        self.save()
