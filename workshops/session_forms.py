"""Forms of a session: its day, hours and place, its agenda and, for an exchange, with whom."""

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programmes.fields import (
    DAY_ERRORS,
    check_hours,
    day_input,
    hour_field,
    open_wide,
    within_the_years,
)
from programmes.forms import RowsField, VersionedModelForm
from programmes.models import Partner, Programme
from workshops.meetings import programmes_to_meet
from workshops.models import Session
from workshops.neutral import refuse_names

READ_BY_ALL = _("Read by all who take part in the programme.")
READ_BY_BOTH = _("Read by all who take part in either of the two programmes.")


class SessionForm(VersionedModelForm):
    """When, where and about what a session is held; ``access`` is the person's.

    ``readers`` says who reads what is typed; ``names`` are the fields below the day.
    """

    starts_at = hour_field(_("begins at"))
    ends_at = hour_field(_("ends at"))
    readers = READ_BY_ALL
    names = ("place", "title", "agenda")

    class Meta:
        model = Session
        fields = ("day", "starts_at", "ends_at", "place", "title", "agenda")
        widgets = {"day": day_input()}
        error_messages = {"day": DAY_ERRORS}

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, **kwargs)
        self.access = access
        if self.instance._state.adding:
            del self.fields["version"]
        # The model leaves room for a ceremony whose day is not chosen yet.
        self.fields["day"].required = True
        self.fields["title"].help_text = self._after(
            _("Neutral, without a name: it may be read in a calendar.")
        )
        self.fields["agenda"].help_text = self._after(
            _("One point on each line. No name, nothing about health.")
        )
        for name in ("place", "title", "agenda"):
            open_wide(self.fields[name], self.readers, rows=6)

    def _after(self, sentence):
        return format_lazy("{} {}", sentence, self.readers)

    def clean_day(self):
        return within_the_years(self.cleaned_data["day"])

    def clean(self):
        super().clean()
        check_hours(self)
        refuse_names(self, self.access.programme)

    def written(self):
        """Return the columns that this form writes: an answer meanwhile stays."""
        meta = Session._meta
        shown = [name for name in self._meta.fields if name in self.fields]
        return [name for name in shown if not meta.get_field(name).many_to_many]

    def keep(self, by):
        self.instance.save(update_fields=self.written())
        self._save_m2m()

    @property
    def helper(self):
        helper = super().helper
        hours = [
            Column(name, css_class="col-sm-4")
            for name in ("day", "starts_at", "ends_at")
        ]
        hidden = ("version", "submission_id")
        rest = (*self.names, *(name for name in hidden if name in self.fields))
        helper.layout = Layout(Row(*hours), *rest)
        return helper


class ExchangeForm(SessionForm):
    """A session held with the group of another programme, which reads it too."""

    readers = READ_BY_BOTH
    names = ("other_programme", "place", "title", "agenda", "leaders")

    class Meta(SessionForm.Meta):
        fields = (*SessionForm.Meta.fields, "other_programme", "leaders")
        widgets = SessionForm.Meta.widgets | {"leaders": forms.CheckboxSelectMultiple}
        field_classes = {"leaders": RowsField}
        help_texts = {
            "other_programme": _(
                "Those in which you take part too, and those linked to this one by"
                " “passes on to”. If the other group is not among them, leave this"
                " empty and say in the title whom you meet."
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["other_programme"].queryset = self._programmes()
        self.fields["other_programme"].empty_label = _("A group that is not here")
        self.fields["leaders"].queryset = self._leaders()
        vocabulary = self.access.programme.vocabulary
        self.fields["leaders"].help_text = _(
            "The other group never reads the names %(of_the_participants)s."
        ) % {"of_the_participants": vocabulary.of_the_plural}

    def _programmes(self):
        """Those to choose among, and the one that was chosen before."""
        return programmes_to_meet(self.access) | Programme.objects.filter(
            pk=self.instance.other_programme_id
        )

    def _leaders(self):
        """Those who take part today, and those who were chosen before they left."""
        partners = Partner.objects.visible_to(self.access).select_related("role_group")
        known = partners.current()
        if self.instance.pk:
            known |= partners.filter(pk__in=self.instance.leaders.values("pk"))
        return known.in_order()

    def clean_other_programme(self):
        """Another group that is chosen has not accepted anything yet."""
        other = self.cleaned_data["other_programme"]
        if "other_programme" in self.changed_data:
            self.instance.accepted_at = self.instance.declined_at = None
        return other

    def written(self):
        answers = ("accepted_at", "declined_at")
        changes = "other_programme" in self.changed_data
        return [*super().written(), *(answers if changes else ())]

    def saved_values(self, present):
        return super().saved_values(present) | {"leaders": present.leaders.all()}


#: The form of each kind that these pages plan.
FORMS = {Session.Kind.STEERING: SessionForm, Session.Kind.EXCHANGE: ExchangeForm}
