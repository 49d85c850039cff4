"""The form of each kind of session: what it asks besides what all of them ask."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms import RowsField
from programmes.models import Programme
from programmes.typography import long_date
from programmes.vocabulary import capitalised
from wellbeing.models import Round
from workshops.meetings import programmes_to_meet
from workshops.models import Session, SocialSkill, Workshop
from workshops.session_forms import SessionForm

Meta = SessionForm.Meta
READ_BY_BOTH = _("Read by all who take part in either of the two programmes.")


class RoundsField(RowsField):
    """Rounds of post-its, each told by its side and its day: its words are long."""

    def label_from_instance(self, round_):
        return f"{capitalised(round_.get_kind_display())}, {long_date(round_.held_on)}"


class ExpressionForm(SessionForm):
    """A session at which the group answered questions: it names the rounds it held."""

    first = ("rounds",)

    class Meta(Meta):
        fields = (*Meta.fields, "rounds")
        widgets = Meta.widgets | {"rounds": forms.CheckboxSelectMultiple}
        field_classes = Meta.field_classes | {"rounds": RoundsField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rounds = Round.objects.filter(programme=self.access.programme)
        known = rounds.kept()
        if self.instance.pk:
            known |= rounds.filter(pk__in=self.instance.rounds.values("pk"))
        self.fields["rounds"].queryset = known.latest_first()
        self.fields["rounds"].help_text = _(
            "Those asked that day. A round can be tied here afterwards."
        )


class OfAWorkshopForm(SessionForm):
    """A session of a workshop; its theme may be chosen together later."""

    first, track = ("workshop",), Workshop.Track.PROGRESS

    class Meta(Meta):
        fields = (*Meta.fields, "workshop")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        workshops = Workshop.objects.filter(programme=self.access.programme)
        known = workshops.kept().filter(track=self.track)
        known |= workshops.filter(pk=self.instance.workshop_id)
        self.fields["workshop"].queryset = known.in_order()
        self.fields["workshop"].empty_label = _("To be chosen together later")


class SocialSkillsForm(OfAWorkshopForm):
    """What the group worked on is ticked for the group, never for a person (domain 6.3)."""

    first, track = ("workshop", "skills"), Workshop.Track.SOCIAL_SKILLS

    class Meta(OfAWorkshopForm.Meta):
        fields = (*OfAWorkshopForm.Meta.fields, "skills")
        widgets = Meta.widgets | {"skills": forms.CheckboxSelectMultiple}
        field_classes = Meta.field_classes | {"skills": RowsField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        skills = SocialSkill.objects.order_by("position", "pk")
        self.fields["skills"].queryset = skills
        self.fields["skills"].help_text = _(
            "Of the group, never of a person. It can be ticked afterwards."
        )


class ExchangeForm(SessionForm):
    """A session held with the group of another programme, which reads it too."""

    # Each evening is accepted apart by the other group.
    readers, first, repeated = READ_BY_BOTH, ("other_programme",), False

    class Meta(Meta):
        fields = (*Meta.fields, "other_programme")
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
        vocabulary = self.access.programme.vocabulary
        self.fields["leaders"].help_text = _(
            "The other group never reads the names %(of_the_participants)s."
        ) % {"of_the_participants": vocabulary.of_the_plural}

    def _programmes(self):
        """Those to choose among, and the one that was chosen before."""
        return programmes_to_meet(self.access) | Programme.objects.filter(
            pk=self.instance.other_programme_id
        )

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


#: The form of each kind that these pages plan, in the order in which they are offered.
FORMS = dict.fromkeys(Session.PLANNED_HERE, SessionForm) | {
    Session.Kind.EXPRESSION: ExpressionForm,
    Session.Kind.WORKSHOP: OfAWorkshopForm,
    Session.Kind.SOCIAL_SKILLS: SocialSkillsForm,
    Session.Kind.EXCHANGE: ExchangeForm,
}
#: What is said of each kind to whoever chooses one.
ABOUT = {
    Session.Kind.GROUP: _("The group meets, whatever it works on that day."),
    Session.Kind.EXPRESSION: _(
        "Everybody answers the questions of well-being, on post-its."
    ),
    Session.Kind.WORKSHOP: _("The group works on a theme that it chose."),
    Session.Kind.SOCIAL_SKILLS: _(
        "Led by a psychologist or a stage director, beside the groups on words."
    ),
    Session.Kind.EVALUATION: _("All look back together at what the contract changes."),
    Session.Kind.STEERING: _(
        "A meeting of those who steer the programme, to come or held already."
    ),
    Session.Kind.EXCHANGE: _(
        "A meeting with the group of another programme. Both programmes read it in their list."
    ),
}
