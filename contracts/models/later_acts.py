"""What comes after the signature: an act that is numbered, sealed and signed by hand.

Who joins later, and what is changed by common accord, touch no byte of the contract: its
earlier copies and their digests stay what they were (M, article 4; domain 5.7).
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from contracts.models.contract import READERS, WRITERS
from programmes.models import Role
from programmes.models.numbered import Numbered


class LaterActQuerySet(models.QuerySet):
    def kept(self):
        """Those that were not taken out."""
        return self.filter(archived_at=None)

    def sealed(self):
        """Those whose words are frozen, to be signed."""
        return self.kept().exclude(sealed_at=None)

    def in_force(self):
        """Those that are signed: from that day on they stand beside the contract."""
        return self.kept().exclude(signed_on=None)

    def visible_to(self, access):
        """Who reads the contract reads its acts; who observes, those that are signed."""
        acts = self.filter(programme=access.programme)
        if access.has(*WRITERS):
            return acts
        if access.has(*READERS):
            return acts.kept()
        return acts.in_force() if access.has(Role.OBSERVER) else acts.none()

    def in_order(self):
        return self.order_by("number")


class LaterAct(Numbered):
    """A numbered act: written, sealed so that it can be signed, then signed.

    ``canonical`` is its text as canonical JSON, in which names are tokens, and
    ``digest`` its SHA-256, as of a frozen version of the contract. Sealing is undone
    with nothing lost as long as nobody has signed.
    """

    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    place = models.CharField(_("place of the signature"), max_length=120, blank=True)
    canonical = models.TextField(blank=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    sealed_at = models.DateTimeField(_("frozen on"), null=True, editable=False)
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    #: The day on which the act takes effect, set by a person once it is signed.
    signed_on = models.DateField(_("signed on"), null=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = LaterActQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                name="%(class)s_number_once_per_programme",
                fields=["programme", "number"],
            ),
            models.CheckConstraint(
                name="%(class)s_sealed_with_its_digest",
                condition=Q(sealed_at=None, canonical="", digest="")
                | Q(sealed_at__isnull=False) & ~Q(canonical="") & ~Q(digest=""),
            ),
            models.CheckConstraint(
                name="%(class)s_signed_as_it_was_sealed",
                condition=Q(signed_on=None, recorded_by=None)
                | Q(
                    signed_on__isnull=False,
                    recorded_by__isnull=False,
                    sealed_at__isnull=False,
                    archived_at=None,
                ),
                violation_error_message=_("Only a sealed act can be signed."),
            ),
        ]

    @property
    def is_draft(self):
        return self.sealed_at is None

    @property
    def is_signed(self):
        return self.signed_on is not None

    def may_be_written_by(self, access):
        return self.is_draft and access.has(*WRITERS)
