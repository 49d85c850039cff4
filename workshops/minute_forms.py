"""Forms of the minutes: the text, its lines of decisions, the approval, an addition."""

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programmes.fields import (
    DAY_ERRORS,
    PastDay,
    PlannedDay,
    day_input,
    never_cut,
    open_wide,
)
from programmes.forms import Form, ModelForm, VersionedModelForm
from workshops.models import Decision, Minutes, MinutesAddition
from workshops.session_fields import SessionField

READERS = _(
    "Read by the facilitators and the coordinator and, once closed, by all who take"
    " part in the programme. Write only what the person concerned would accept to read."
)
#: Lines of decisions: shown at first, and at most.
FIRST, MOST = 1, 30
PREFIX = "decisions"


class MinutesForm(VersionedModelForm):
    """What was done and what the group keeps; version 0 is that of minutes not begun."""

    class Meta:
        model = Minutes
        fields = ("done", "kept")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        done, kept = self.fields["done"], self.fields["kept"]
        kept.help_text = format_lazy("{} {}", kept.help_text, READERS)
        open_wide(done, READERS, rows=14)
        open_wide(kept, READERS, rows=3)
        done.widget.attrs["autofocus"] = not self.is_bound

    def save_version(self, by=None):
        """Save as a ``VersionedModelForm`` does; the first time, the row is made.

        To be called while the session is held: two people may begin at once.
        """
        if not self.instance._state.adding:
            return super().save_version(by)
        begun = Minutes.objects.filter(session=self.instance.session).first()
        if begun is not None:
            self.instance.pk = begun.pk
            return False
        self.instance.version = 1
        self.keep(by)
        return True


class DecisionLine(Form):
    """One decision of the session, in a line; left empty, it is none."""

    words = forms.CharField(
        label=_("decision"),
        max_length=Decision._meta.get_field("words").max_length,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    who = forms.CharField(
        label=_("who sees to it"),
        max_length=Decision._meta.get_field("who").max_length,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    due_on = PlannedDay(
        label=_("until"), required=False, widget=day_input(), error_messages=DAY_ERRORS
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["submission_id"]  # the whole page has one
        for name in ("words", "who"):
            never_cut(self.fields[name])

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(
            Row(
                Column("words", css_class="col-sm-6"),
                Column("who", css_class="col-sm-3"),
                Column("due_on", css_class="col-sm-3"),
            )
        )
        return helper


_Lines = forms.formset_factory(
    DecisionLine, extra=FIRST, max_num=MOST, validate_max=True, absolute_max=MOST + 1
)


def decision_lines(sent=None):
    """Return the lines of decisions that were ``sent``, or those of an empty page."""
    return _Lines(sent, prefix=PREFIX)


def one_line_more(sent):
    """Return what was ``sent``, not checked yet, with one empty line more to write in."""
    typed = dict(decision_lines(sent).management_form.cleaned_data)
    number = min(typed.get("TOTAL_FORMS", 0), MOST - 1)
    names = list(DecisionLine.base_fields)
    rows = [
        {name: sent.get(f"{PREFIX}-{row}-{name}", "") for name in names}
        for row in range(number)
    ]
    lines = _Lines(prefix=PREFIX, initial=rows)
    lines.forms[-1].fields["words"].widget.attrs["autofocus"] = True
    return lines


class ApprovalForm(Form):
    """When the group read the minutes and approved them: at a session, or on a day."""

    at = SessionField(label=_("At which session?"), empty_label=_("At another moment"))
    approved_on = PastDay(
        label=_("Or on which day?"),
        required=False,
        widget=day_input(),
        error_messages=DAY_ERRORS,
    )

    def __init__(self, *args, sessions, **kwargs):
        super().__init__(*args, **kwargs)
        at = self.fields["at"]
        at.queryset = sessions
        at.initial = sessions.first()
        if at.initial is None:
            del self.fields["at"]
            self.fields["approved_on"].label = _("On which day?")
            self.fields["approved_on"].required = True

    def clean(self):
        super().clean()
        at, day = self.cleaned_data.get("at"), self.cleaned_data.get("approved_on")
        if at and day and at.day != day:
            said = _("The session is on another day: choose one or the other.")
            self.add_error("approved_on", ValidationError(said, "other"))
        elif at:
            self.cleaned_data["approved_on"] = at.day
        elif not day and not self.errors:
            said = _("Choose the session, or write the day.")
            self.add_error("approved_on", ValidationError(said, "required"))


class AdditionForm(ModelForm):
    """What is added below approved minutes, dated."""

    class Meta:
        model = MinutesAddition
        fields = ("text",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        readers = _(
            "Read by all who take part in the programme. Write only what the person"
            " concerned would accept to read."
        )
        open_wide(self.fields["text"], readers, rows=6)
