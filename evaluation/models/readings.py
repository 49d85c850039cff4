"""Commitment by commitment: how far each is kept, as those who may say so see it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from contracts.models import Commitment, JoinedCommitment
from evaluation.models.evaluations import Evaluation
from programmes.models import Kind, Role, RoleGroup, Voice
from programmes.models.programme import GROUP, TEAM
from workshops.models import Session


class CommitmentReadingQuerySet(models.QuerySet):
    def visible_to(self, access):
        """All who take part; who observes reads of them what the report tells outside."""
        known = Evaluation.objects.visible_to(access)
        return self.filter(evaluation__in=known if access.has(*GROUP) else known.none())


class CommitmentReading(models.Model):
    """One group's look at one commitment, at one co-evaluation: no mark, no score.

    « Je » is read by the participants alone, as a group and about the group; « nous » by
    the group that promised and by every other that wishes. Readings stand side by side,
    and are never averaged (domain 7.3).
    """

    class Seen(models.TextChoices):
        KEPT = "kept", _("kept")
        IN_PART = "in_part", _("in part")
        NOT_YET = "not_yet", _("not yet")
        UNSAID = "unsaid", _("does not say")

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.PROTECT, related_name="readings"
    )
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    joined = models.ForeignKey(
        JoinedCommitment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    role_group = models.ForeignKey(
        RoleGroup, on_delete=models.PROTECT, related_name="+", verbose_name=_("read by")
    )
    seen = models.CharField(_("how far it is kept"), max_length=8, choices=Seen)
    to_discuss = models.BooleanField(_("to look at again together"), default=False)
    words = models.TextField(_("in a few words"), max_length=1000, blank=True)
    sessions = models.ManyToManyField(
        Session, blank=True, related_name="+", verbose_name=_("sessions that show it")
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = CommitmentReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading of a commitment")
        verbose_name_plural = _("readings of commitments")
        constraints = [
            models.CheckConstraint(
                name="commitment_reading_is_of_one_commitment",
                condition=Q(commitment=None, joined__isnull=False)
                | Q(commitment__isnull=False, joined=None),
            ),
            models.UniqueConstraint(
                name="commitment_reading_once_per_group",
                fields=["evaluation", "commitment", "role_group"],
                condition=Q(joined=None),
                violation_error_message=_("This group has read it already."),
            ),
            models.UniqueConstraint(
                name="commitment_reading_once_per_group_of_who_joined",
                fields=["evaluation", "joined", "role_group"],
                condition=Q(commitment=None),
                violation_error_message=_("This group has read it already."),
            ),
        ]

    def __str__(self):
        return str(self.pk)

    def clean(self):
        super().clean()
        if self.speaks_of_itself and not may_read(self.role_group, Voice.JE):
            raise ValidationError(
                _("What is said with « je » is read by those who say it, as a group."),
                "je",
            )

    @property
    def speaks_of_itself(self):
        """Whether what is read says « je »."""
        if self.commitment_id:
            return self.commitment.block.role_group.voice == Voice.JE
        return self.joined.accession.voice == Voice.JE


def may_read(role_group, voice):
    """Whether a group reads commitments in this voice: « je » is the participants' own."""
    return voice != Voice.JE or role_group.kind == Kind.PARTICIPANT


def may_type_for(role_group, access):
    """Whether this person types what a group reads.

    Who leads the group types for everybody, from paper or from the room; a partner for
    its own group. A participant's account does not speak for the participants: they
    read as a group, and whoever leads it types what they say together.
    """
    if access.has(*TEAM):
        return True
    own = role_group.pk in access.role_group_pks
    return own and access.has(Role.PARTNER) and role_group.kind != Kind.PARTICIPANT
