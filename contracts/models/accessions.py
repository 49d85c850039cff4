"""Who joins later: an accession, and the commitments of the partner who comes."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.contract import Contract
from contracts.models.later_acts import LaterAct
from contracts.models.passages import COMMITMENT_LENGTH
from programmes.models import Partner, Voice


class Accession(LaterAct):
    """A partner who comes later accepts the contract as it is, and commits too.

    It speaks in its own voice; its commitments are its own (M, article 4). Nobody else
    signs again, and it reads nothing of what came before it but the contract.
    """

    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, related_name="accessions"
    )
    contract = models.ForeignKey(
        Contract, on_delete=models.PROTECT, related_name="accessions"
    )
    partner = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        related_name="accessions",
        verbose_name=_("who joins"),
    )
    voice = models.CharField(
        _("voice"), max_length=16, choices=Voice, default=Voice.NOUS
    )
    lead_in = models.TextField(
        _("lead-in in own words"),
        max_length=COMMITMENT_LENGTH,
        blank=True,
        help_text=_("Left empty, the application writes it from the voice."),
    )

    class Meta(LaterAct.Meta):
        verbose_name = _("accession")
        verbose_name_plural = _("accessions")
        constraints = [
            *LaterAct.Meta.constraints,
            models.UniqueConstraint(
                name="accession_once_per_partner",
                fields=["partner"],
                condition=Q(archived_at=None),
                violation_error_message=_("This partner already has its accession."),
            ),
            models.CheckConstraint(
                name="accession_speaks_for_today",
                condition=Q(voice__in=["je", "nous"]),
                violation_error_message=_("Who joins says « je » or « nous »."),
            ),
        ]

    def __str__(self):
        return _("Accession %(number)s") % {"number": self.number}

    def clean(self):
        super().clean()
        if self.partner_id and self.partner.programme_id != self.programme_id:
            raise ValidationError(
                {"partner": _("This partner belongs to another programme.")}
            )

    def may_be_written_by(self, access):
        """Coordinators and facilitators help; who joins writes its own commitments."""
        own = self.is_draft and self.partner_id in access.partner_pks
        return own or super().may_be_written_by(access)


class JoinedCommitmentQuerySet(models.QuerySet):
    def kept(self):
        return self.filter(archived_at=None)

    def in_force(self):
        """Those of the accessions that are signed."""
        return self.kept().filter(
            accession__archived_at=None, accession__signed_on__isnull=False
        )


class JoinedCommitment(models.Model):
    """One thing that a partner who joins promises, in its voice."""

    accession = models.ForeignKey(
        Accession, on_delete=models.CASCADE, related_name="commitments"
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    text = models.TextField(_("commitment"), max_length=COMMITMENT_LENGTH)
    clause = models.CharField(
        _("safety clause"),
        max_length=200,
        blank=True,
        help_text=_("Words of the text that may never be cut, copied exactly."),
    )
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = JoinedCommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment of an accession")
        verbose_name_plural = _("commitments of an accession")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="joined_commitment_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Write the commitment."),
            )
        ]

    def __str__(self):
        return self.text[:60]
