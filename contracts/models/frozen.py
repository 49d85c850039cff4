from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.contract import WRITERS, Contract
from programmes.models import Partner


class FrozenVersionQuerySet(models.QuerySet):
    def current(self):
        """The ones that stand: frozen, and not reopened since."""
        return self.filter(reopened_at=None)

    def reopened(self):
        """The ones that stand no more, without their long text."""
        return self.exclude(reopened_at=None).defer("canonical")


class FrozenVersion(models.Model):
    """The text as it was frozen, to be signed: nobody can change it any more.

    ``canonical`` is the whole text as canonical JSON (``contracts.canonical``), in
    which names are tokens; ``digest`` is its SHA-256, of which every print bears the
    beginning. Reopening is the one change that is allowed, once, before the signature.
    """

    contract = models.ForeignKey(
        Contract, on_delete=models.PROTECT, related_name="frozen_versions"
    )
    number = models.PositiveIntegerField(_("version"))  # the text_version of that day
    canonical = models.TextField()
    digest = models.CharField(max_length=64)
    #: The day of the ceremony printed in it, None when it says « le … » for the hand.
    printed_day = models.DateField(null=True)
    frozen_at = models.DateTimeField(_("frozen on"))
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reopened_at = models.DateTimeField(_("reopened on"), null=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reason = models.TextField(_("reason"), max_length=1000, blank=True)

    objects = FrozenVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("frozen version")
        verbose_name_plural = _("frozen versions")
        constraints = [
            models.UniqueConstraint(
                name="frozen_version_number_once_per_contract",
                fields=["contract", "number"],
            ),
            models.UniqueConstraint(
                name="frozen_version_one_stands",
                fields=["contract"],
                condition=Q(reopened_at=None),
                violation_error_message=_("The text is frozen already."),
            ),
            models.CheckConstraint(
                name="frozen_version_reopened_with_a_reason",
                condition=Q(reopened_at=None, reason="")
                | (Q(reopened_at__isnull=False) & ~Q(reason="")),
                violation_error_message=_("Say why the text is reopened."),
            ),
            models.CheckConstraint(
                name="frozen_version_has_its_digest",
                condition=~Q(canonical="") & ~Q(digest=""),
            ),
        ]

    def __str__(self):
        return f"{self.contract.reference}, {self.number}"

    @property
    def stands(self):
        return self.reopened_at is None


class FrozenName(models.Model):
    """What stands for a token in a frozen text: the salted value behind its leaf.

    Never a participant's. Erasing a person deletes value and salt; the digest of the
    text stays valid (trust 6.2). Nobody changes it.
    """

    version = models.ForeignKey(
        FrozenVersion, on_delete=models.PROTECT, related_name="names"
    )
    #: Whom a frozen text names is not removed from the programme as a mistake.
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=8)  # « P4 »
    salt = models.CharField(max_length=32)
    value = models.TextField()  # canonical JSON: the name, and what its cells say

    class Meta:
        verbose_name = _("name in a frozen text")
        verbose_name_plural = _("names in a frozen text")
        constraints = [
            models.UniqueConstraint(
                name="frozen_name_once_per_token", fields=["version", "token"]
            )
        ]

    def __str__(self):
        return self.token


class FrozenPiece(models.Model):
    """Bytes kept with a frozen version: the sealed print without a name, the logos."""

    PRINT = "sans-nom"

    version = models.ForeignKey(
        FrozenVersion, on_delete=models.PROTECT, related_name="pieces"
    )
    name = models.CharField(max_length=40)  # « sans-nom », « logo/1 »
    mime = models.CharField(max_length=40)
    alt = models.CharField(max_length=160, blank=True)
    body = models.BinaryField()
    digest = models.CharField(max_length=64)
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name = _("piece of a frozen version")
        verbose_name_plural = _("pieces of a frozen version")
        constraints = [
            models.UniqueConstraint(
                name="frozen_piece_name_once_per_version", fields=["version", "name"]
            )
        ]

    def __str__(self):
        return self.name


class OfAVersionQuerySet(models.QuerySet):
    """Which rows of a frozen version, each of them of one partner."""

    def visible_to(self, access):
        """All for those who record; for the others, what is of their own (trust 2.2)."""
        rows = self.filter(version__contract__programme=access.programme)
        if access.has(*WRITERS):
            return rows
        return rows.filter(partner__in=access.partner_pks)


class ContractCopyQuerySet(OfAVersionQuerySet):
    def standing(self):
        return self.filter(version__reopened_at=None)


class ContractCopy(models.Model):
    """The printed copy of one signatory participant, of one frozen version.

    Made at freezing, for those who sign that day; who joins later does so by an
    accession. Only what happens to the paper is written afterwards.
    """

    version = models.ForeignKey(
        FrozenVersion, on_delete=models.PROTECT, related_name="copies"
    )
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(_("reference"), max_length=32)  # RIV-2025-01-07
    printed_at = models.DateTimeField(_("printed"), null=True)
    printed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    returned_on = models.DateField(_("returned"), null=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = ContractCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("copy")
        verbose_name_plural = _("copies")
        constraints = [
            models.UniqueConstraint(
                name="contract_copy_once_per_partner", fields=["version", "partner"]
            )
        ]

    def __str__(self):
        return self.reference


class CopyPrint(models.Model):
    """The bytes of one copy, with its name. Erasing the person deletes them.

    Made anew when the name on the copy changes: the print before is then replaced,
    and whoever has signed it signs again.
    """

    copy = models.ForeignKey(
        ContractCopy, on_delete=models.PROTECT, related_name="prints"
    )
    body = models.BinaryField()
    digest = models.CharField(max_length=64)
    #: SHA-256(salt ‖ name): tells whether the name has changed since.
    name_leaf = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("print of a copy")
        verbose_name_plural = _("prints of a copy")
        constraints = [
            models.UniqueConstraint(
                name="copy_print_one_serves",
                fields=["copy"],
                condition=Q(replaced_at=None),
            )
        ]

    def __str__(self):
        return str(self.copy_id)
