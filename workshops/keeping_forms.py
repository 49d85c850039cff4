"""Forms of what the group keeps: the tools it was handed, and its own rules."""

from crispy_forms.layout import Column, Layout, Row
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.fields import DAY_ERRORS, PastDay, day_input, never_cut, open_wide
from programmes.forms import Form, VersionedModelForm
from workshops.models import GroupRules, HandedTool
from workshops.session_fields import SessionField, sessions_held

READ_BY_THE_GROUP = _("Read by all who take part in the programme. No name.")


class ToolForm(VersionedModelForm):
    """What was handed over, what it is for, when and at which session."""

    session = SessionField()

    class Meta:
        model = HandedTool
        fields = ("title", "words", "handed_on", "session")
        field_classes = {"handed_on": PastDay}
        widgets = {"handed_on": day_input()}
        error_messages = {"handed_on": DAY_ERRORS}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["version"]
            self.initial["handed_on"] = timezone.localdate()
        never_cut(self.fields["title"])
        open_wide(self.fields["words"], READ_BY_THE_GROUP, rows=4)
        self.fields["session"].queryset = sessions_held(
            self.instance.programme, self.instance.session_id
        )

    @property
    def helper(self):
        helper = super().helper
        hidden = [name for name in ("version", "submission_id") if name in self.fields]
        days = Row(
            Column("handed_on", css_class="col-sm-4"),
            Column("session", css_class="col-sm-8"),
        )
        helper.layout = Layout("title", "words", days, *hidden)
        return helper


class RulesForm(VersionedModelForm):
    """The rules that the group is writing."""

    class Meta:
        model = GroupRules
        fields = ("text",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["version"]
        self.fields["text"].help_text = _(
            "One rule on each line, in the group’s words. The team reads it first, then"
            " all who take part once the group has agreed."
        )
        open_wide(self.fields["text"], READ_BY_THE_GROUP, rows=14)


class AgreeForm(Form):
    """The day on which the group agreed on its rules, and at which session."""

    agreed_on = PastDay(
        label=_("agreed on"),
        widget=day_input(),
        error_messages=DAY_ERRORS,
        initial=timezone.localdate,
    )
    session = SessionField()

    def __init__(self, *args, programme, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = sessions_held(programme)
