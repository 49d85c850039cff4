"""Forms of a co-evaluation: its session, the day it took place, what the group keeps."""

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.models import Evaluation
from evaluation.spoken_of import things_to_choose
from programmes.fields import (
    DAY_ERRORS,
    PastDay,
    PlannedDay,
    check_hours,
    day_input,
    hour_field,
    open_wide,
)
from programmes.forms import Form, VersionedModelForm
from workshops.models import Session
from workshops.session_fields import SessionField, day_and_kind

READ_BY_ALL = gettext_lazy(
    "Read by all who take part in the programme and, once the group agreed, by those who"
    " observe. No name, nothing about health."
)


class PrepareForm(Form):
    """A session that is planned already, or the day and the place of a new one."""

    session = SessionField(
        label=gettext_lazy("session"),
        empty_label=gettext_lazy("A new session, on the day below"),
        help_text=gettext_lazy("One that is planned already, or a new one."),
    )
    day = PlannedDay(
        label=gettext_lazy("day"),
        required=False,
        widget=day_input(),
        error_messages=DAY_ERRORS,
    )
    starts_at = hour_field(gettext_lazy("begins at"))
    ends_at = hour_field(gettext_lazy("ends at"))
    place = forms.CharField(
        label=gettext_lazy("place"),
        required=False,
        max_length=160,
        help_text=gettext_lazy("Read by all who take part in the programme."),
    )

    def __init__(self, *args, programme, sessions, **kwargs):
        super().__init__(*args, **kwargs)
        self.programme = programme
        self.fields["session"].queryset = sessions
        if not sessions:
            del self.fields["session"]
        open_wide(self.fields["place"], "")

    @property
    def helper(self):
        helper = super().helper
        new = (
            "day",
            Row(
                Column("starts_at", css_class="col-sm-6"),
                Column("ends_at", css_class="col-sm-6"),
            ),
            "place",
        )
        if "session" in self.fields:
            new = ("session", Fieldset(_("A new session"), *new))
        helper.layout = Layout(*new, "submission_id")
        return helper

    def clean(self):
        super().clean()
        check_hours(self)
        chosen = self.cleaned_data.get("session")
        if not chosen and not self.cleaned_data.get("day") and "day" not in self.errors:
            self.add_error("day", _("Choose the day of the co-evaluation."))

    def session_to_hold(self):
        """Return the session that was chosen, or a new one that is not saved yet."""
        if chosen := self.cleaned_data.get("session"):
            return chosen
        names = ("day", "starts_at", "ends_at", "place")
        return Session(
            programme=self.programme,
            kind=Session.Kind.EVALUATION,
            **{name: self.cleaned_data[name] for name in names},
        )


class HoldForm(Form):
    """The day on which it took place."""

    held_on = PastDay(
        label=gettext_lazy("day on which it took place"),
        widget=day_input(),
        error_messages=DAY_ERRORS,
    )


class KeepForm(VersionedModelForm):
    """What the group keeps of it, until it agreed on these words."""

    class Meta:
        model = Evaluation
        fields = ("kept",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kept"].help_text = _(
            "The words of the group, as it says them: what helped, what did nothing or"
            " harm, and what comes next."
        )
        open_wide(self.fields["kept"], READ_BY_ALL, rows=8)

    def keep(self, by):
        self.instance.save(update_fields=["kept"])


class AgreeForm(Form):
    """The day on which the group agreed on what it keeps."""

    agreed_on = PastDay(
        label=gettext_lazy("day on which the group agreed"),
        widget=day_input(),
        error_messages=DAY_ERRORS,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["agreed_on"] = timezone.localdate()


class SpokenOfForm(Form):
    """The one thing that a contribution speaks of, among those of the programme."""

    thing = forms.ChoiceField(
        label=gettext_lazy("what it speaks of"),
        required=False,
        help_text=gettext_lazy("One thing, if it says so. Never a person."),
    )

    def __init__(self, *args, access, thing=None, **kwargs):
        super().__init__(*args, **kwargs)
        found = things_to_choose(access)
        self.things = {
            f"{field}-{one.pk}": (field, one)
            for field, rows in found.items()
            for one in rows
        }
        names = {
            "action": _("Actions"),
            "workshop": _("Workshops"),
            "session": _("Sessions"),
            "commitment": _("Commitments"),
        }
        groups = [
            (names[field], [(f"{field}-{one.pk}", words_of(one)) for one in rows])
            for field, rows in found.items()
            if rows
        ]
        self.fields["thing"].choices = [("", _("the approach in general")), *groups]
        if thing is not None:
            self.initial["thing"] = f"{thing._meta.model_name}-{thing.pk}"

    def chosen(self):
        """Return the field and the thing that were chosen, both empty for none."""
        return self.things.get(self.cleaned_data["thing"], ("", None))


def words_of(thing):
    """Return a thing of which contributions speak as a list says it."""
    if isinstance(thing, Session):
        return day_and_kind(thing)
    return getattr(thing, "words", None) or getattr(thing, "text", None) or str(thing)
