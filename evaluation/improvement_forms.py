"""Forms of an improvement: its words, what is decided of it, and a later look at it."""

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.models import Improvement, ImprovementLook
from programmes.fields import (
    DAY_ERRORS,
    PastDay,
    PlannedDay,
    day_input,
    open_wide,
)
from programmes.forms import VersionedModelForm

READ_BY = gettext_lazy(
    "Read by all who take part in the programme and, once it is decided, by those who"
    " observe. No name, nothing about health."
)


class ImprovementForm(VersionedModelForm):
    """What to do better, in the words of who proposes it, and from which evaluation."""

    class Meta:
        model = Improvement
        fields = ("words", "evaluation")

    def __init__(self, *args, evaluations, **kwargs):
        super().__init__(*args, **kwargs)
        fields = self.fields
        if self.instance._state.adding:
            del fields["version"]
        fields["evaluation"].queryset = evaluations
        fields["evaluation"].label = _("proposed")
        fields["evaluation"].empty_label = None
        if len(evaluations) == 1:
            self.initial.setdefault("evaluation", evaluations[0].pk)
        open_wide(fields["words"], READ_BY)


class DecideForm(VersionedModelForm):
    """Accepted, later or refused: on which day, why, who sees to it and until when."""

    class Meta:
        model = Improvement
        fields = ("decision", "decided_on", "reason", "owner", "due_on", "review_on")
        field_classes = {
            "decided_on": PastDay,
            "due_on": PlannedDay,
            "review_on": PlannedDay,
        }
        widgets = {
            "decision": forms.RadioSelect,
            "decided_on": day_input(),
            "due_on": day_input(),
            "review_on": day_input(),
        }
        error_messages = dict.fromkeys(
            ("decided_on", "due_on", "review_on"), DAY_ERRORS
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fields, programme = self.fields, self.instance.programme
        fields["decision"].required = fields["decided_on"].required = True
        fields["decision"].choices = Improvement.Decision.choices
        if self.instance.decided_on is None:
            self.initial["decided_on"] = timezone.localdate()
        fields["owner"].queryset = programme.role_groups.order_by("position", "pk")
        fields["owner"].label_from_instance = lambda group: group.title
        fields["owner"].empty_label = _("nobody yet")
        fields["owner"].help_text = _("A role group, never a person.")
        fields["reason"].help_text = format_lazy(
            "{} {}", _("A refusal always says why."), READ_BY
        )
        fields["review_on"].help_text = _(
            "What is put off, or tried out, is looked at again on that day."
        )
        open_wide(fields["reason"], READ_BY, rows=3)

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(
            "decision",
            "decided_on",
            "reason",
            "owner",
            Row(
                Column("due_on", css_class="col-sm-6"),
                Column("review_on", css_class="col-sm-6"),
            ),
            "version",
            "submission_id",
        )
        return helper

    def clean(self):
        super().clean()
        said, refused = self.cleaned_data.get("decision"), Improvement.Decision.REFUSED
        if said == refused and self.cleaned_data.get("reason") == "":
            self.add_error("reason", _("Say why it is refused."))
        if said != Improvement.Decision.ACCEPTED and self.instance.done_on:
            self.add_error(
                "decision", _("It is noted as done: say first that it is not.")
            )

    def keep(self, by):
        self.instance.save(update_fields=self._meta.fields)


class LookForm(VersionedModelForm):
    """What became of an improvement, at a later co-evaluation."""

    scope = ("improvement", "evaluation")

    class Meta:
        model = ImprovementLook
        fields = ("words",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["version"]
        open_wide(self.fields["words"], READ_BY)
