"""The form « Où en est cette phase ? »: the days that people write, and a reason."""

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.conditions import unmet
from phases.models import Phase, Step
from phases.passing import keep_days
from programmes.fields import DAY_ERRORS, PastDay, day_input
from programmes.forms import VersionedModelForm
from programmes.typography import long_date

DAYS = ("started_on", "finished_on")


class StateForm(VersionedModelForm):
    """When a part of the path began and finished; each day may be left empty.

    The reason is asked for when the end is noted although something is missing, and
    may be worded anew as long as the part is finished. ``part`` is the one on the plan,
    whose conditions are looked at then.
    """

    def __init__(self, *args, part, programme, **kwargs):
        super().__init__(*args, **kwargs)
        self.part, self.programme = part, programme
        self.before = tuple(getattr(self.instance, name) for name in DAYS)
        self.missing = self._missing()
        if self.missing or self.instance.missing:
            self.fields["reason"].readers = True
            self.fields["reason"].required = False  # said below, in plainer words
        else:
            del self.fields["reason"]

    def _missing(self):
        """Return what is missing, once the end is about to be noted."""
        finishes = self.is_bound and self.data.get("finished_on", "").strip()
        if self.before[1] is not None or not finishes:
            return []
        return unmet(self.part, self.programme)

    def clean(self):
        super().clean()
        if set(DAYS) & set(self.errors):
            return
        begun, finished = (self.cleaned_data[name] for name in DAYS)
        if finished and not begun:
            self.add_error("started_on", _("Say too on which day it began."))
        elif finished and finished < begun:
            said = _("It cannot finish before it began, on %(day)s.")
            self.add_error("finished_on", said % {"day": long_date(begun)})
        elif finished is None:
            self.cleaned_data["reason"] = ""
        elif "reason" in self.fields and not self.cleaned_data.get("reason"):
            self._ask_for_a_reason()

    def _ask_for_a_reason(self):
        if "reason" in self.errors:
            return
        self.add_error("reason", _("Say why it is finished all the same."))

    def keep(self, by):
        names = [one.name for one in self.missing]
        keep_days(self.instance, self.before, names, by)

    @property
    def helper(self):
        helper = super().helper
        reason = ("reason",) if "reason" in self.fields else ()
        helper.layout = Layout(*DAYS, *reason, "version", "submission_id")
        return helper


class StateMeta:
    fields = (*DAYS, "reason")
    field_classes = dict.fromkeys(DAYS, PastDay)
    widgets = {name: day_input() for name in DAYS} | {
        "reason": forms.Textarea({"rows": 3})
    }
    error_messages = dict.fromkeys(DAYS, DAY_ERRORS)
    labels = {"reason": gettext_lazy("why it is finished all the same")}
    help_texts = {
        "started_on": gettext_lazy("The day on which the group began, as you say it."),
        "finished_on": gettext_lazy(
            "Empty as long as it goes on, or to take it up again."
        ),
        "reason": gettext_lazy(
            "Read by all who take part in the programme. No name, nothing about health."
        ),
    }


class PhaseStateForm(StateForm):
    class Meta(StateMeta):
        model = Phase


class StepStateForm(StateForm):
    class Meta(StateMeta):
        model = Step
