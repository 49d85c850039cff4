"""Forms of a round: what is asked and how, when it is revealed, when it is agreed on."""

from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.fields import DAY_ERRORS, PastDay, day_input, within_the_years
from programmes.forms import Form, VersionedModelForm
from programmes.models import Question
from programmes.models.questions import QUESTION_LENGTH
from wellbeing.models import Referential, Round, Sorting

Kind = Round.Kind
OTHER_SIDE = {Kind.WELL_BEING: Kind.ILL_BEING, Kind.ILL_BEING: Kind.WELL_BEING}
AS_ASKED = gettext_lazy("It is read aloud and printed in these words, and kept so.")


def words_of(programme, kind):
    """Return how the programme puts the question of this kind, "" when it has none."""
    asked = Question.objects.filter(programme=programme, kind=kind)
    return asked.values_list("text", flat=True).first() or ""


def usual_list(programme):
    """Return the list of the programme's latest round, else the one usually offered."""
    latest = Round.objects.filter(programme=programme).latest_first().first()
    if latest is not None:
        return latest.referential_id
    usual = Referential.objects.filter(is_usual=True)
    return usual.values_list("pk", flat=True).first()


class RoundForm(VersionedModelForm):
    """The question as it is asked, the day, who writes, and by which list it is sorted."""

    class Meta:
        model = Round
        fields = ("question", "held_on", "writers", "is_anonymous", "referential")
        widgets = {"question": forms.Textarea({"rows": 3}), "held_on": day_input()}
        error_messages = {"held_on": DAY_ERRORS}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fields, round_ = self.fields, self.instance
        fields["question"].help_text = AS_ASKED
        fields["question"].readers = True
        fields["writers"].choices = [
            (
                Round.Writers.PARTICIPANTS,
                round_.programme.vocabulary.the_plural,
            ),
            (Round.Writers.EVERYBODY, Round.Writers.EVERYBODY.label),
        ]
        fields["writers"].help_text = _("It is said on the page; nothing is locked.")
        lists = Referential.objects.order_by("-is_usual", "name", "edition")
        fields["referential"].queryset = lists
        fields["referential"].empty_label = None
        fields["referential"].help_text = _(
            "One list for all the rounds of a programme lets them be read together."
        )
        if round_._state.adding:
            del fields["version"]
        elif round_.is_anonymous:
            del fields["is_anonymous"]  # never loosened
        if self._is_answered() and not self.is_bound:
            fields["question"].widget.attrs["readonly"] = True
            fields["question"].help_text = _(
                "Ideas answer it: it stays as it was asked."
            )

    def _is_answered(self):
        return not self.instance._state.adding and self.instance.ideas.exists()

    def clean_question(self):
        words = self.cleaned_data["question"]
        if "question" in self.changed_data and self._is_answered():
            raise forms.ValidationError(
                _(
                    "Ideas answer this question already: it stays as it was asked. Add"
                    " another round to ask another one."
                )
            )
        return words

    def clean_held_on(self):
        return within_the_years(self.cleaned_data["held_on"])

    def clean_referential(self):
        sorted_ = Sorting.objects.filter(idea__round=self.instance.pk)
        if "referential" in self.changed_data and sorted_.exists():
            raise forms.ValidationError(
                _("Ideas are sorted by the list chosen before: it is kept.")
            )
        return self.cleaned_data["referential"]

    def keep(self, by):
        """Write what the form shows and nothing else; names taken off are forgotten."""
        names = [name for name in self._meta.fields if name in self.fields]
        self.instance.save(update_fields=[*names, "version"])
        if self.instance.is_anonymous:
            self.instance.forget_names()
        self.instance.stir()


class RoundAddForm(RoundForm):
    """A new round and, if it is wanted, the one that asks the other side."""

    both_sides = forms.BooleanField(required=False)
    other_question = forms.CharField(
        label=gettext_lazy("question of the other side, word for word"),
        max_length=QUESTION_LENGTH,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        round_ = self.instance
        self.other = OTHER_SIDE.get(round_.kind)
        self.initial |= {
            "question": words_of(round_.programme, round_.kind),
            "held_on": timezone.localdate(),
            "referential": usual_list(round_.programme),
        }
        if self.other is None:
            del self.fields["both_sides"], self.fields["other_question"]
            return
        self.fields["both_sides"].label = {
            Kind.ILL_BEING: _("ask the ill-being side too, on the same wall"),
            Kind.WELL_BEING: _("ask the well-being side too, on the same wall"),
        }[self.other]
        self.initial["other_question"] = words_of(round_.programme, self.other)

    @property
    def helper(self):
        helper = super().helper
        names = ("question", "both_sides", "other_question", "held_on", "writers")
        rest = ("is_anonymous", "referential", "submission_id")
        shown = [name for name in (*names, *rest) if name in self.fields]
        helper.layout = Layout(*shown)
        return helper

    def clean(self):
        cleaned = super().clean()
        wanted = self.cleaned_data.get("both_sides")
        if wanted and not self.cleaned_data.get("other_question"):
            self.add_error("other_question", _("Write the question as it is asked."))
        return cleaned

    def ask(self):
        """Save the round, with the other side if it is wanted, and return it."""
        round_, other = self.instance, None
        if self.cleaned_data.get("both_sides"):
            same = ("programme", "held_on", "writers", "is_anonymous", "referential")
            other = Round(
                kind=self.other,
                question=self.cleaned_data["other_question"],
                **{name: getattr(round_, name) for name in same},
            )
        round_.ask(other)
        return round_


class RevealForm(Form):
    """Asks whether the other side, or what is asked with it, is revealed at once."""

    both_sides = forms.BooleanField(
        label=gettext_lazy("reveal the other side too"), required=False, initial=True
    )

    def __init__(self, *args, round_, others, **kwargs):
        super().__init__(*args, **kwargs)
        if not others:
            del self.fields["both_sides"]
        elif round_.looks_back:
            self.fields["both_sides"].label = _("reveal the other questions too")


class RoundSettleForm(Form):
    """The day on which the group agreed."""

    settled_on = PastDay(
        label=gettext_lazy("day on which the group agreed"),
        widget=day_input(),
        error_messages=DAY_ERRORS,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("settled_on", timezone.localdate())
