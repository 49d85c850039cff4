"""Forms of the ceremony: its day, who reads what aloud, what to have ready, its close."""

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.ceremonies import check_day, move, version_to_close, why_fixed
from contracts.freezing import TextHasChanged
from contracts.models import Ceremony, Thing
from programmes.fields import (
    DAY_ERRORS,
    check_hours,
    day_input,
    hour_field,
    within_the_years,
)
from programmes.forms import Form, ModelForm, RowsField, VersionedModelForm
from workshops.models import Session
from workshops.neutral import refuse_names

READ_BY_ALL = gettext_lazy("Read by all the groups of the contract.")
READ_BY_THOSE_WHO_PREPARE = gettext_lazy(
    "Read by the coordinators and the facilitators, and by nobody else here."
)


class CeremonyForm(VersionedModelForm):
    """When, where and how the ceremony goes: its session, and its order.

    The day is there as long as it may move; one that was typed and is fixed by now is
    said again, and what else was typed is kept.
    """

    starts_at = hour_field(gettext_lazy("begins at"))
    ends_at = hour_field(gettext_lazy("ends at"))
    order = Ceremony._meta.get_field("order").formfield(
        widget=forms.Textarea({"rows": 8}),
        help_text=gettext_lazy(
            "One moment on each line. Read by all the groups of the contract."
        ),
    )

    class Meta:
        model = Session
        fields = ("day", "starts_at", "ends_at", "place", "title", "leaders")
        widgets = {"day": day_input(), "leaders": forms.CheckboxSelectMultiple}
        field_classes = {"leaders": RowsField}
        error_messages = {"day": DAY_ERRORS}
        help_texts = {
            "day": gettext_lazy("The other dates are counted from this one."),
            "place": READ_BY_ALL,
            "title": gettext_lazy(
                "Neutral: it may be read in a calendar. Read by all the groups."
            ),
        }

    def __init__(self, *args, ceremony, **kwargs):
        super().__init__(*args, instance=ceremony.session, **kwargs)
        self.ceremony = ceremony
        self.planned_day = ceremony.contract.programme.dates.signed_on
        self.initial |= {"order": ceremony.order, "day": self.planned_day}
        self.fields["leaders"].queryset = self._leaders()
        for name in ("place", "title", "order"):
            self.fields[name].readers = True
        self.why_fixed = why_fixed(ceremony.contract)
        if self.why_fixed:
            del self.fields["day"]

    def _leaders(self):
        """Those who take part today, and those who were chosen before they left."""
        session = self.instance
        partners = session.programme.partners.select_related("role_group")
        known = partners.current()
        if session.pk:
            known |= partners.filter(pk__in=session.leaders.values("pk"))
        return known.in_order()

    def clean_day(self):
        return within_the_years(self.cleaned_data["day"])

    def clean(self):
        super().clean()
        check_hours(self)
        refuse_names(self, self.ceremony.contract.programme)
        typed = self.data.get("day", "")
        fixed = self.planned_day.isoformat() if self.planned_day else ""
        if self.why_fixed and typed not in ("", fixed):
            self.add_error(
                None,
                _("You wrote the day %(day)s. %(reason)s")
                % {"day": typed, "reason": self.why_fixed},
            )

    @property
    def chosen_day(self):
        """The day that is typed or, once it is fixed, the one that stands."""
        return self.planned_day if self.why_fixed else self.cleaned_data["day"]

    def saved_values(self, present):
        saved = super().saved_values(present) | {"leaders": present.leaders.all()}
        ceremony = Ceremony.objects.get(session=present)
        return saved | {"order": ceremony.order}

    def keep(self, by):
        self.instance.day = self.chosen_day
        self.save()
        if not self.why_fixed:
            move(self.ceremony, self.chosen_day)
        self.ceremony.order = self.cleaned_data["order"]
        self.ceremony.save(update_fields=["order"])

    @property
    def helper(self):
        helper = super().helper
        hours = [
            Column(name, css_class="col-sm-4")
            for name in ("day", "starts_at", "ends_at")
            if name in self.fields
        ]
        rest = ("place", "title", "leaders", "order", "version", "submission_id")
        helper.layout = Layout(Row(*hours), *rest)
        return helper


class TurnsForm(VersionedModelForm):
    """Who reads the commitments of each group aloud; left empty, nobody is chosen yet.

    ``blocks`` are those that have commitments, ``turns`` the words kept for each, by
    the key of the block.
    """

    class Meta:
        model = Ceremony
        fields = ()

    def __init__(self, *args, blocks, turns, **kwargs):
        super().__init__(*args, **kwargs)
        vocabulary = self.instance.contract.programme.vocabulary
        self.blocks = {f"block-{block.pk}": block for block in blocks}
        for name, block in self.blocks.items():
            self.fields[name] = forms.CharField(
                label=block.role_group.title_in(vocabulary),
                max_length=160,
                required=False,
                initial=turns.get(block.pk, ""),
                help_text=READ_BY_THOSE_WHO_PREPARE,
            )
            self.fields[name].readers = True

    def clean(self):
        super().clean()
        for name, reader in self.data.items():
            # Its group was taken out of the text while the page stood open.
            if name.startswith("block-") and name not in self.blocks and reader.strip():
                said = _("“%(reader)s” had a group that is no longer in the text.")
                self.add_error(None, said % {"reader": reader[:160]})

    def saved_values(self, present):
        turns = readers_of(present)
        return {name: turns.get(block.pk, "") for name, block in self.blocks.items()}

    def keep(self, by):
        for name, block in self.blocks.items():
            if reader := self.cleaned_data[name]:
                self.instance.turns.update_or_create(
                    block=block, defaults={"reader": reader}
                )
            else:
                self.instance.turns.filter(block=block).delete()


def readers_of(ceremony):
    """Return who reads each block aloud, by the key of the block."""
    return dict(ceremony.turns.values_list("block", "reader")) if ceremony.pk else {}


class ThingForm(ModelForm):
    """One more thing to have ready."""

    class Meta:
        model = Thing
        fields = ("text",)
        labels = {"text": gettext_lazy("one more thing to have ready")}
        help_texts = {"text": READ_BY_THOSE_WHO_PREPARE}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].readers = True


class CloseForm(Form):
    """The day from which the contract runs, typed only where the paper prints none.

    ``shown_for`` is the day whose dates the person has read: another day shows its own
    before anything is closed.
    """

    day = forms.DateField(
        label=gettext_lazy("the contract begins on"),
        widget=day_input(),
        help_text=gettext_lazy(
            "The day of the ceremony. If you change it, the dates that follow are shown"
            " to you first."
        ),
        error_messages=DAY_ERRORS,
    )
    digest = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, contract, **kwargs):
        super().__init__(*args, **kwargs)
        self.contract, self.version = contract, contract.frozen
        self.printed_day = self.version and self.version.printed_day
        self.initial["day"] = self.printed_day or contract.programme.dates.signed_on
        self.initial["digest"] = self.version.digest if self.version else "-"
        # A day that was typed before it came to be printed is not thrown away.
        if self.printed_day and "day" not in self.data:
            del self.fields["day"]

    def clean_day(self):
        return within_the_years(self.cleaned_data["day"])

    def clean(self):
        super().clean()
        if self.errors:
            return
        try:
            version = version_to_close(self.contract)
            if version.digest != self.cleaned_data["digest"]:
                raise TextHasChanged
        except ValidationError as refusal:
            self.add_error(None, refusal)
            return
        try:
            check_day(version, self.chosen_day, timezone.now())
        except ValidationError as refusal:
            self.add_error("day" if "day" in self.fields else None, refusal)

    @property
    def chosen_day(self):
        """The day to be confirmed, None as long as there is none that can be read."""
        if "day" not in self.fields:
            return self.printed_day
        if self.is_bound:
            return getattr(self, "cleaned_data", {}).get("day")
        return self.initial["day"]
