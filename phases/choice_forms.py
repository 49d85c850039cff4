"""Choosing the template from which a programme's path is copied."""

from django import forms
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from phases.models import PathTemplate
from programmes.forms import Form


class TemplateField(forms.ModelChoiceField):
    """A choice that says in one sentence what each template is."""

    def label_from_instance(self, template):
        about = f" · {template.about}" if template.about else ""
        return f"{template.name}{about}"


class ChoiceForm(Form):
    template = TemplateField(
        queryset=None,
        label=_("Start from"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose a path to start from.")},
    )

    def __init__(self, *args, programme, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["template"].queryset = offered_to(programme)


def offered_to(programme):
    """Return the templates, first the one of the pack that speaks as the programme does."""
    words = ("participant_singular", "participant_plural")
    alike = {f"pack__{name}": getattr(programme, name) for name in words}
    nearest = Case(When(**alike, then=Value(0)), default=Value(1))
    return PathTemplate.objects.order_by(nearest, "name", "pk")
