from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.by_hand import SignedByHand, struck_by_somebody
from contracts.models.frozen import ContractCopy, FrozenVersion, OfAVersionQuerySet
from programmes.models import Partner


class SignatureQuerySet(OfAVersionQuerySet):
    def valid(self):
        """Neither struck out as a mistake, nor void since the text was reopened."""
        return self.filter(struck_at=None, version__reopened_at=None)


class Signature(SignedByHand):
    """The record of a signature given by hand on paper; it is not the signature.

    It names the text that it bears on by its digest. A late one keeps its own day, and
    moves nothing.
    """

    version = models.ForeignKey(
        FrozenVersion, on_delete=models.PROTECT, related_name="signatures"
    )
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="signatures"
    )

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint(
                name="signature_once_per_version",
                fields=["version", "token"],
                condition=Q(struck_at=None),
                violation_error_message=_("This signature is recorded already."),
            ),
            struck_by_somebody("signature"),
        ]

    def __str__(self):
        return self.token


class SigningNote(models.Model):
    """A working note on somebody who has not signed: changeable, and no proof.

    No reason is asked, and none can be written. It is neither in the journal nor in
    the evidence, and goes when the signature comes.
    """

    class Says(models.TextChoices):
        DOES_NOT_SIGN = "does_not_sign", _("does not sign")
        WAS_NOT_THERE = "was_not_there", _("was not there")

    version = models.ForeignKey(
        FrozenVersion, on_delete=models.CASCADE, related_name="notes"
    )
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    token = models.CharField(max_length=12)
    says = models.CharField(max_length=16, choices=Says)

    class Meta:
        verbose_name = _("note on a signature")
        verbose_name_plural = _("notes on signatures")
        constraints = [
            models.UniqueConstraint(
                name="signing_note_once_per_version", fields=["version", "token"]
            )
        ]

    def __str__(self):
        return self.token


class Scan(models.Model):
    """The picture of a signed copy, kept as evidence; it is no electronic signature.

    The file lies outside the served folders under a random name; this row comes after
    it. Put away, it can be brought back.
    """

    copy = models.ForeignKey(
        ContractCopy, on_delete=models.PROTECT, related_name="scans"
    )
    file = models.CharField(max_length=64, unique=True, editable=False)
    mime = models.CharField(max_length=20, editable=False)
    size = models.PositiveIntegerField(editable=False)  # bytes
    digest = models.CharField(max_length=64, editable=False)
    added_at = models.DateTimeField(_("added on"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")

    def __str__(self):
        return str(self.pk)
