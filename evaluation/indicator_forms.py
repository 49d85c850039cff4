"""The form of an indicator: what is looked at, and five situations in the group's words."""

from django import forms
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from evaluation.models import Indicator, Situation
from programmes.fields import DAY_ERRORS, PastDay, day_input, never_cut, open_wide
from programmes.forms import VersionedModelForm
from wellbeing.models import Dimension

WORDS_LENGTH = 300


class IndicatorForm(VersionedModelForm):
    """What is looked at, its five situations, and the day on which the group agreed."""

    class Meta:
        model = Indicator
        fields = ("name", "dimension", "agreed_on")
        field_classes = {"agreed_on": PastDay}
        widgets = {"agreed_on": day_input()}
        error_messages = {"agreed_on": DAY_ERRORS}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fields, words = self.fields, {}
        if self.instance._state.adding:
            del fields["version"]
        else:
            words = self.instance.words
        never_cut(fields["name"])
        fields["name"].help_text = _("For instance: going out, being listened to.")
        fields["dimension"].queryset = dimensions_of(self.instance)
        fields["dimension"].empty_label = pgettext("dimension", "none")
        fields["agreed_on"].help_text = _(
            "Empty as long as the group talks about it: it is not measured yet."
        )
        for situation in Situation:
            name = name_of(situation)
            fields[name] = situation_field(situation)
            self.initial[name] = words.get(situation, "")

    @property
    def situations(self):
        """Return each situation with its field, from the worst to the ideal one."""
        return [(one, self[name_of(one)]) for one in Situation]

    def words(self):
        """Return what was typed of each situation, by its number."""
        return {int(one): self.cleaned_data[name_of(one)] for one in Situation}

    def clean(self):
        super().clean()
        said = {}
        for one in Situation:
            words = self.cleaned_data.get(name_of(one), "").casefold()
            if words and words in said:
                self.add_error(
                    name_of(one),
                    _("These are the words of situation %(number)s already.")
                    % {"number": said[words]},
                )
            said.setdefault(words, int(one))

    def saved_values(self, present):
        said = {name_of(one): present.words.get(one, "") for one in Situation}
        return super().saved_values(present) | said

    def keep(self, by):
        self.instance.write(self.words())


def name_of(situation):
    return f"situation_{int(situation)}"


def situation_field(situation):
    label = pgettext_lazy("situation", "%(number)s. %(situation)s situation")
    field = forms.CharField(
        label=label % {"number": int(situation), "situation": situation.label},
        max_length=WORDS_LENGTH,
        widget=forms.Textarea,
        error_messages={
            "required": gettext_lazy("Describe each of the five situations.")
        },
    )
    open_wide(field, "", rows=2)
    field.readers = False
    return field


def dimensions_of(indicator):
    """Return the dimensions of the lists that the programme uses, then its own themes."""
    programme = indicator.programme
    used = Q(referential__in=programme.rounds.values("referential"))
    own = Q(programme=programme, archived_at=None)
    rows = Dimension.objects.filter(used | own | Q(pk=indicator.dimension_id))
    return rows.order_by(F("referential").asc(nulls_last=True), "position", "pk")
