"""What the forms of every session ask: its day, its hours, its place, its agenda, who leads."""

from crispy_forms.layout import Column, Field, Layout, Row
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
from programmes.models import Partner
from programmes.roster import row_of
from workshops.models import Move, Session
from workshops.neutral import refuse_names
from workshops.reach_forms import FOLLOWED, Reach
from workshops.repeat_forms import Repeat
from workshops.repeating import change_those_after, repeat

READ_BY_ALL = _("Read by all who take part in the programme.")


class SessionForm(VersionedModelForm):
    """When, where and about what a session is held; ``access`` is the person's.

    ``readers`` says who reads what is typed; ``first`` are the fields of its kind, which
    come below the day. A session that is planned may be ``repeated``.
    """

    starts_at = hour_field(_("begins at"))
    ends_at = hour_field(_("ends at"))
    readers, first, repeated = READ_BY_ALL, (), True

    class Meta:
        model = Session
        fields = ("day", "starts_at", "ends_at", "place", "title", "agenda", "leaders")
        widgets = {"day": day_input(), "leaders": forms.CheckboxSelectMultiple}
        field_classes = {"leaders": RowsField}
        error_messages = {"day": DAY_ERRORS}

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, **kwargs)
        self.access = access
        self.further = self._further()
        # The model leaves room for a ceremony whose day is not chosen yet.
        self.fields["day"].required = True
        self.fields["title"].help_text = self._after(
            _("Neutral, without a name: it may be read in a calendar.")
        )
        self.fields["agenda"].help_text = self._after(
            _("One point on each line. No name, nothing about health.")
        )
        self.fields["leaders"].queryset = self._leaders()
        self.fields["leaders"].label_from_instance = self._named
        for name in ("place", "title", "agenda"):
            open_wide(self.fields[name], self.readers, rows=4)

    def _further(self):
        """Return what is asked of several sessions at once, or None."""
        if not self.instance._state.adding:
            return Reach.of(self.instance, self.fields)
        del self.fields["version"]
        return Repeat(self.fields) if self.repeated else None

    def _after(self, sentence):
        return format_lazy("{} {}", sentence, self.readers)

    def _leaders(self):
        """Those who take part today, and those who were chosen before they left."""
        partners = Partner.objects.visible_to(self.access).select_related("role_group")
        known = partners.current()
        if self.instance.pk:
            known |= partners.filter(pk__in=self.instance.leaders.values("pk"))
        return known.in_order()

    def _named(self, partner):
        """Return the name of a partner as this person may read it."""
        return row_of(partner, self.access).name

    def clean_leaders(self):
        """Keep beside those chosen the ones whom this person does not see."""
        chosen = self.cleaned_data["leaders"]
        if not self.instance.pk:
            return chosen
        shown = self.fields["leaders"].queryset.values("pk")
        unseen = self.instance.leaders.exclude(pk__in=shown).values_list(
            "pk", flat=True
        )
        keys = [one.pk for one in chosen]
        return Partner.objects.filter(pk__in=[*keys, *unseen])

    def clean_day(self):
        day = within_the_years(self.cleaned_data["day"])
        self.instance.check_day(day)
        return day

    def clean(self):
        super().clean()
        check_hours(self)
        refuse_names(self, self.access.programme)
        if self.further:
            self.further.check(self)

    def written(self):
        """Return the columns that this form writes: an answer meanwhile stays."""
        return [name for name in self._shown() if not _is_many(name)]

    def _shown(self):
        return [name for name in self._meta.fields if name in self.fields]

    def save(self, commit=True):
        """Write a session that is planned, and those of its series with it."""
        session = super().save(commit)
        if self.further and self.further.days:
            repeat(session, self.cleaned_data["every"], self.further.days)
        return session

    def keep(self, by):
        """Write what was changed, with its trace, and in those that come after if asked."""
        before = Session.objects.get(pk=self.instance.pk)
        self.instance.save(update_fields=self.written())
        self._save_m2m()
        Move.note(before, self.instance, by)
        if self.cleaned_data.get("reach") == FOLLOWED:
            change_those_after(before, self.instance, self.changed_data, by)

    def saved_values(self, present):
        many = {
            name: getattr(present, name).all()
            for name in filter(_is_many, self._shown())
        }
        return super().saved_values(present) | many

    @property
    def helper(self):
        helper = super().helper
        hours = [
            Column(name, css_class="col-sm-4")
            for name in ("day", "starts_at", "ends_at")
        ]
        leaders = Field("leaders", wrapper_class="in-columns")
        names = (*self.first, "place", "title", "agenda", leaders)
        hidden = [one for one in ("version", "submission_id") if one in self.fields]
        further = self.further.layout if self.further else ()
        helper.layout = Layout(Row(*hours), *names, *further, *hidden)
        return helper


def _is_many(name):
    return Session._meta.get_field(name).many_to_many
