"""The form of a decision."""

from crispy_forms.layout import Column, Layout, Row
from django.utils.text import format_lazy

from programmes.fields import (
    DAY_ERRORS,
    PastDay,
    day_input,
    open_wide,
    within_the_years,
)
from programmes.forms import VersionedModelForm
from workshops.models import Decision
from workshops.session_forms import SessionForm
from workshops.session_kind_forms import FORMS


class DecisionForm(VersionedModelForm):
    """What was decided, who sees to it and until when; once noted, since when done."""

    class Meta:
        model = Decision
        fields = ("words", "who", "due_on", "done_on")
        field_classes = {"done_on": PastDay}
        widgets = {"due_on": day_input(), "done_on": day_input()}
        error_messages = {"due_on": DAY_ERRORS, "done_on": DAY_ERRORS}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["version"], self.fields["done_on"]
        readers = FORMS.get(self.instance.session.kind, SessionForm).readers
        for name in ("words", "who"):
            field = self.fields[name]
            if field.help_text:
                field.help_text = format_lazy("{} {}", field.help_text, readers)
            open_wide(field, readers, rows=3)
        self.fields["words"].widget.attrs["autofocus"] = not self.is_bound

    def clean_due_on(self):
        return within_the_years(self.cleaned_data["due_on"])

    @property
    def helper(self):
        helper = super().helper
        days = [name for name in ("due_on", "done_on") if name in self.fields]
        hidden = [name for name in ("version", "submission_id") if name in self.fields]
        width = "col-sm-4" if len(days) == 1 else "col-sm-6"
        helper.layout = Layout(
            "words",
            "who",
            Row(*(Column(name, css_class=width) for name in days)),
            *hidden,
        )
        return helper
