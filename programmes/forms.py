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
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from programmes import drafts

LONGEST_KEY = 18  # digits; a row's key has fewer


class PlainTextFields:
    """Text is normalised (NFC) before validation, and has no stray control signs.

    A NUL is refused by Django's own fields, with a sentence; PostgreSQL could
    not store it. What is sent to keep a draft, or to take it up, is never valid: such
    a form is shown again as it was typed, and nothing is said to be wrong in it.
    """

    #: Whether the words may wait as a draft; the reason stands where they may not.
    keeps_drafts = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["submission_id"] = forms.UUIDField(
            required=False, widget=forms.HiddenInput, initial=uuid.uuid4
        )
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.to_python = _normalising(field.to_python)

    @property
    def draft_act(self):
        """What the draft's buttons ask for; "" when the form is sent to be saved."""
        act = self.data.get(drafts.ACT, "") if self.is_bound else ""
        return act if act in drafts.ACTS else ""

    def is_valid(self):
        """Whether the words may be saved; raises ``drafts.ReachedError`` to keep them."""
        if self.draft_act in (drafts.QUIETLY, drafts.KEEP):
            raise drafts.ReachedError
        return not self.draft_act and super().is_valid()

    def full_clean(self):
        if self.draft_act:
            self._errors = ErrorDict(renderer=self.renderer)
            self.cleaned_data = {}
        else:
            super().full_clean()

    @property
    def has_words(self):
        """Whether something is written in it, and not only chosen; no secret counts."""
        return any(
            isinstance(field, forms.CharField)
            and isinstance(field.widget, (forms.Textarea, forms.TextInput))
            and not isinstance(field.widget, forms.PasswordInput)
            and not field.widget.is_hidden
            for field in self.fields.values()
        )

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
