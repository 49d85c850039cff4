from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.vocabulary import capitalised, in_the_role_of


class Kind(models.TextChoices):
    """What a role group is, on which the rules rest; its label is free."""

    PARTICIPANT = "participant", _("participants")
    AUTHORITY = "authority", _("local authority")
    FACILITATOR = "facilitator", _("facilitators")
    INSTITUTION = "institution", _("institutions")
    ASSOCIATION = "association", _("associations")
    FUTURE = "future", _("partners to come")


#: Kinds whose partners have a cell in the signature grid unless said otherwise.
SIGNING_KINDS = (Kind.PARTICIPANT, Kind.AUTHORITY, Kind.FACILITATOR)


class Voice(models.TextChoices):
    """Who speaks in a block of commitments, in the contract's own language."""

    JE = "je", "je m’engage à…"
    NOUS = "nous", "nous nous engageons à…"
    S_ENGAGERONT = "s_engageront", "s’engageront à…"


class Voiced(models.Model):
    """A role group's kind and voice: what a programme's group and a model share."""

    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    voice = models.CharField(_("voice"), max_length=16, choices=Voice)
    label = models.CharField(
        _("name of the group"),
        max_length=120,
        blank=True,
        help_text=_("Left empty for the participants: the programme's own word."),
    )
    speaks_as = models.CharField(
        _("speaks as"),
        max_length=200,
        blank=True,
        help_text=_(
            "What follows « En tant que »: « collectivité », « animateurs du CSM »."
        ),
    )
    lead_in = models.CharField(
        _("lead-in in own words"),
        max_length=400,
        blank=True,
        help_text=_("Left empty, the application writes it from the voice."),
    )
    may_be_empty = models.BooleanField(
        _("may still be empty at signature"), default=False
    )
    open_sentence = models.CharField(
        _("sentence while it is empty"),
        max_length=400,
        blank=True,
        help_text=_("« À définir avec les partenaires que nous solliciterons. »"),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_has_a_label_unless_participants",
                condition=Q(kind=Kind.PARTICIPANT) | ~Q(label=""),
                violation_error_message=_("Give the group a name."),
            ),
            models.CheckConstraint(
                name="%(class)s_empty_one_has_its_sentence",
                condition=Q(may_be_empty=False) | ~Q(open_sentence=""),
                violation_error_message=_(
                    "A group that may be empty needs the sentence that says so."
                ),
            ),
        ]

    def title_in(self, vocabulary):
        """The group's name as a heading."""
        return self.label or vocabulary.title

    def lead_in_for(self, vocabulary):
        """« En tant que collectivité, nous nous engageons à : » (domain 5.2)."""
        if self.lead_in:
            return self.lead_in
        if self.voice == Voice.S_ENGAGERONT:
            who = capitalised(self.speaks_as or self.label)
            return (
                f"{who} s’engageront à respecter ce contrat"
                " et à définir leurs propres engagements."
            )
        if self.kind == Kind.PARTICIPANT and not self.speaks_as:
            role = vocabulary.in_the_role
        else:
            role = in_the_role_of(self.speaks_as or self.label.lower())
        promise = "je m’engage à" if self.voice == Voice.JE else "nous nous engageons à"
        return f"{role}, {promise} :"
