"""The forms of a milestone: a new one; its name and place, its days by hand and held."""

import hashlib

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.changing import note
from phases.models import Milestone, MilestoneKind
from phases.part_forms import PathForm
from programmes import journal
from programmes.fields import DAY_ERRORS, PastDay, PlannedDay, day_input
from programmes.models import Role

NAMED = ("label", "comes_with")
DATED = ("set_on", "set_because", "held_on")
READ_BY = gettext_lazy(
    "Read by all who take part in the programme. No name, nothing about health."
)


class PlacedForm(PathForm):
    """The name of a milestone, and the phase or the step with which it comes.

    ``plan`` is the path as it stands, whose phases and steps it may come with.
    """

    comes_with = forms.ChoiceField(label=gettext_lazy("comes with"))

    class Meta:
        model = Milestone
        fields = ("label",)
        widgets = {"label": forms.Textarea({"rows": 3})}
        help_texts = {"label": gettext_lazy("Printed in the contract.")}

    def __init__(self, *args, access, plan, **kwargs):
        super().__init__(*args, programme=access.programme, **kwargs)
        self.places = dict(self._choices(plan))
        self.initial["comes_with"] = self._place(self.instance)
        if not self.initial["comes_with"]:
            self.places = {"": _("choose with what it comes")} | self.places
        self.fields["comes_with"].choices = self.places.items()

    def _choices(self, plan):
        """Yield each phase, and each step that is not another milestone."""
        for phase in plan.phases if plan else ():
            yield f"phase-{phase.pk}", _named(phase)
            for step in phase.steps:
                if step.milestone is None or step.milestone.pk == self.instance.pk:
                    yield f"step-{step.pk}", _named(step)

    def _place(self, row):
        """Return with what it comes, "" when that was taken out of the path."""
        keys = (f"step-{row.step_id}", f"phase-{row.phase_id}")
        return next((key for key in keys if key in self.places), "")

    def come_with(self, kind, pk):
        row = self.instance
        if kind == "phase":
            row.phase_id, row.step = int(pk), None
        else:
            row.step_id = int(pk)
            row.phase_id = row.step.phase_id


class MilestoneForm(PlacedForm):
    """Who shapes the path names it and places it; who helps, too, writes its days.

    The days of the signature are the contract's own, and are not asked here.
    """

    spoken_of = ("label", "set_on")

    class Meta(PlacedForm.Meta):
        fields = ("label", *DATED)
        widgets = PlacedForm.Meta.widgets | {
            "set_because": forms.Textarea({"rows": 3}),
            "set_on": day_input(),
            "held_on": day_input(),
        }
        field_classes = {"set_on": PlannedDay, "held_on": PastDay}
        error_messages = dict.fromkeys(("set_on", "held_on"), DAY_ERRORS)
        help_texts = PlacedForm.Meta.help_texts | {
            "set_on": gettext_lazy("The counted day stays shown beside it."),
            "set_because": READ_BY,
        }

    field_order = ("label", "comes_with")

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, access=access, **kwargs)
        row = self.instance
        self.before = (row.set_on, row.set_because, row.held_on)
        self.fields["set_because"].readers = True
        if not access.has(Role.COORDINATOR):
            self._leave_out(NAMED)
        if row.kind == MilestoneKind.SIGNATURE:
            self._leave_out(DATED)

    def _leave_out(self, names):
        for name in names:
            del self.fields[name]

    def clean(self):
        super().clean()
        day, why = (self.cleaned_data.get(name) for name in ("set_on", "set_because"))
        if why and day is None and "set_on" not in self.errors:
            self.add_error("set_on", _("Choose the other day, or take the reason out."))
        if day and not why and "set_because" not in self.errors:
            self.add_error("set_because", _("Say why another day was chosen."))

    def saved_values(self, present):
        saved = super().saved_values(present)
        if "comes_with" in self.fields:
            saved["comes_with"] = self._place(present)
        return saved

    def keep(self, by):
        names = [name for name in self._meta.fields if name in self.fields]
        if place := self.cleaned_data.get("comes_with"):
            self.come_with(*place.split("-"))
            names += ["phase", "step"]
        self.instance.save(update_fields=names)
        if set(NAMED) & set(self.changed_data):
            note(self.instance, "changed", by)
        self._note_days(by)

    def _note_days(self, by):
        row = self.instance
        set_on, because, held_on = self.before
        if (row.set_on, row.set_because) != (set_on, because):
            reason = row.set_because.encode()
            digest = hashlib.sha256(reason).hexdigest() if reason else ""
            self._note("milestone_set", by, row.set_on, reason=digest)
        if row.held_on != held_on:
            self._note("milestone_held", by, row.held_on)

    def _note(self, kind, by, day, **facts):
        facts |= {"milestone": self.instance.kind, "day": day and day.isoformat()}
        journal.record(self.programme, kind, by, **facts)

    @property
    def helper(self):
        helper = super().helper
        shown = [name for name in NAMED if name in self.fields]
        if "set_on" in self.fields:
            words = (_("Another day, by hand"), "set_on", "set_because")
            shown += [Fieldset(*words), Fieldset(_("What happened"), "held_on")]
        helper.layout = Layout(*shown, "version", "submission_id")
        return helper


class NewMilestoneForm(PlacedForm):
    """A milestone of a kind that the path lacks; its days are written on its own page."""

    scope = ("path",)

    class Meta(PlacedForm.Meta):
        fields = ("kind", "label")
        error_messages = {
            "kind": {
                "invalid_choice": gettext_lazy(
                    "Choose a milestone that the path does not have yet."
                )
            }
        }

    def __init__(self, *args, lacking, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, kind.label) for kind in lacking]

    def clean(self):
        super().clean()
        if place := self.cleaned_data.get("comes_with"):
            self.come_with(*place.split("-"))

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout("kind", *NAMED, "submission_id")
        return helper


def _named(part):
    """Return « Phase 1 : Définition… », short enough for a list."""
    words = part.label if len(part.label) <= 70 else f"{part.label[:70]}…"
    if not part.title:
        return words
    return _("%(title)s: %(words)s") % {"title": part.title, "words": words}
