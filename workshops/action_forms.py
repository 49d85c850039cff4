"""Forms of an action: proposed, planned, started, done; and that of the envelope."""

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programmes.fields import (
    DAY_ERRORS,
    AmountField,
    PastDay,
    PlannedDay,
    day_input,
    open_wide,
)
from programmes.forms import Form, VersionedModelForm
from programmes.models import Kind, Programme
from programmes.models.programme import TEAM
from programmes.naming import full_names_written
from workshops.models import Action, Envelope
from workshops.session_forms import READ_BY_ALL

READ_WITH_THE_CONTRACT = _(
    "Read by all who take part, and in annex 2 of the contract. No name of a person."
)


class ActionChangeForm(VersionedModelForm):
    """What the two forms of an action share; ``access`` is the person's.

    Each writes its own columns alone: what the other one wrote meanwhile stays.
    """

    #: The texts, in which nobody of the group is named, and who reads them.
    texts = {}

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, **kwargs)
        self.access = access
        if self.instance._state.adding:
            del self.fields["version"]
        for name, readers in self.texts.items():
            field = self.fields[name]
            if field.help_text:
                field.help_text = format_lazy("{} {}", field.help_text, readers)
            open_wide(field, readers, rows=5)

    def clean(self):
        super().clean()
        participants = list(self.access.programme.partners.participants())
        for name in self.texts:
            text = self.cleaned_data.get(name, "")
            if found := full_names_written(text, participants):
                said = ngettext(
                    "Everybody would read the name of %(names)s. Take it out.",
                    "Everybody would read the names of %(names)s. Take them out.",
                    len(found),
                )
                names = {"names": ", ".join(found)}
                self.add_error(name, ValidationError(said % names, "name"))

    def keep(self, by):
        self.instance.save(update_fields=list(self._meta.fields))

    def laid_out(self, *parts):
        """Return the helper that shows these parts, then what is hidden."""
        helper = super().helper
        hidden = [name for name in ("version", "submission_id") if name in self.fields]
        helper.layout = Layout(*parts, *hidden)
        return helper


class ActionForm(ActionChangeForm):
    """What is proposed, by which role group, and at what cost if it is known."""

    texts = {"words": READ_WITH_THE_CONTRACT, "details": READ_BY_ALL}

    class Meta:
        model = Action
        fields = ("words", "proposed_by", "details", "budget")
        field_classes = {"budget": AmountField}
        widgets = {"words": forms.Textarea}
        help_texts = {"budget": _("In euros. Leave it empty if it is not known yet.")}

    def __init__(self, *args, access, **kwargs):
        if access.programme.is_frozen:  # annex 2 keeps the words that it had
            self.texts = dict.fromkeys(self.texts, READ_BY_ALL)
        super().__init__(*args, access=access, **kwargs)
        self.fields["words"].widget.attrs |= {"rows": 3, "autofocus": not self.is_bound}
        groups = self._groups()
        self.fields["proposed_by"].queryset = groups
        if self.instance._state.adding:
            self.initial["proposed_by"] = self._first(groups)

    def _groups(self):
        """Those for which this person may speak; those who lead note what all say."""
        groups = self.access.programme.role_groups.order_by("position", "pk")
        if self.access.has(*TEAM):
            return groups
        return groups.filter(pk__in=self.access.role_group_pks)

    def _first(self, groups):
        """Most actions come from the participants; who has one group speaks for it."""
        own = [one for one in groups if one.kind == Kind.PARTICIPANT]
        return next(iter(own or groups), None)

    @property
    def helper(self):
        narrow = Row(
            Column("proposed_by", css_class="col-sm-8"),
            Column("budget", css_class="col-sm-4"),
        )
        return self.laid_out("words", narrow, "details")


class PlanForm(ActionChangeForm):
    """Who sees to an action, with whom, from when until when, and what it costs."""

    texts = {"who": READ_BY_ALL, "with_whom": READ_BY_ALL}

    class Meta:
        model = Action
        fields = (
            *("who", "with_whom", "planned_from", "planned_until"),
            *("budget", "spent"),
        )
        field_classes = {
            "planned_from": PlannedDay,
            "planned_until": PlannedDay,
            "budget": AmountField,
            "spent": AmountField,
        }
        widgets = {"planned_from": day_input(), "planned_until": day_input()}
        error_messages = {"planned_from": DAY_ERRORS, "planned_until": DAY_ERRORS}
        help_texts = {"budget": _("In euros. Leave it empty if it is not known yet.")}

    @property
    def helper(self):
        days = [Column(n, css_class="col-sm-6") for n in self._meta.fields[2:4]]
        amounts = [Column(n, css_class="col-sm-6") for n in self._meta.fields[4:]]
        return self.laid_out("who", "with_whom", Row(*days), Row(*amounts))


class StartForm(Form):
    """The day on which an action began and, when it was not ranked, why it did not wait."""

    day = PastDay(label=_("started on"), widget=day_input(), error_messages=DAY_ERRORS)
    because = forms.CharField(
        label=_("Why start before the ranking?"),
        max_length=300,
        required=False,
        widget=forms.Textarea,
        help_text=_("The action starts even if you leave this empty."),
    )

    def __init__(self, *args, is_ranked, **kwargs):
        super().__init__(*args, **kwargs)
        if is_ranked:
            del self.fields["because"]
            return
        field = self.fields["because"]
        field.help_text = format_lazy("{} {}", field.help_text, READ_BY_ALL)
        open_wide(field, READ_BY_ALL, rows=3)


class FinishForm(Form):
    """The day on which an action was done."""

    day = PastDay(label=_("done on"), widget=day_input(), error_messages=DAY_ERRORS)


class EnvelopeForm(VersionedModelForm):
    """How much the authority gives; version 0 is that of a limit nobody has said yet."""

    class Meta:
        model = Envelope
        fields = ("amount", "words")
        field_classes = {"amount": AmountField}
        help_texts = {"amount": _("In euros, for all the actions together.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        open_wide(self.fields["words"], READ_BY_ALL)

    @transaction.atomic
    def save_version(self, by=None):
        """Save over the limit that was read, or say the first one; False when it moved."""
        # Two people must not say the first one at once.
        Programme.objects.select_for_update().get(pk=self.instance.programme_id)
        if self.instance.pk is None:
            saved = Envelope.objects.filter(programme=self.instance.programme).first()
            if saved is None:
                self.instance.version = 1
                self.instance.save()
                return True
            self.instance.pk = saved.pk
        return super().save_version(by)
