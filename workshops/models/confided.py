"""What is confided, and the permission to speak of it.

« Tenir le secret de ce qui nous est confié sauf permission d'en parler » (M, article 4,
facilitators): the text lies sealed with a key kept outside the database, read by its
author and one co-facilitator whom the author names. Nothing of it is told to anybody but
by a permission, in the exact words that were agreed to.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models import Opening, Partner, Programme, Role, RoleGroup
from programmes.models.partners import coming_of
from programmes.sealing import unseal
from workshops.models.sessions import Session


class ConfidenceQuerySet(models.QuerySet):
    def kept(self):
        """Those whose text was not destroyed."""
        return self.filter(destroyed_on=None)

    def visible_to(self, access):
        """Those that this facilitator wrote or is named to read, and nobody else's.

        Neither coordinators nor the site's administration read them, nor count them
        (trust T2); a facilitator whose role has ended does not either.
        """
        if not access.has(Role.FACILITATOR):
            return self.none()
        mine = Q(author=access.user) | Q(companion=access.user)
        return self.kept().filter(mine, programme=access.programme)

    def destroyed_for(self, access):
        """Those destroyed that this facilitator wrote or read: their words are gone."""
        if not access.has(Role.FACILITATOR):
            return self.none()
        mine = Q(author=access.user) | Q(companion=access.user)
        return self.exclude(destroyed_on=None).filter(mine, programme=access.programme)

    def written_by(self, access):
        """Those of its author: who alone changes one, names who reads it, destroys it."""
        return self.visible_to(access).filter(author=access.user)

    def with_permissions_counted(self, day):
        """Say of each how many permissions to speak of it hold on ``day``."""
        holds = Q(permissions__revoked_at=None) & _not_ended(day, "permissions__")
        return self.annotate(current_count=models.Count("permissions", filter=holds))

    def latest_first(self):
        """Put those of the latest session first, and those of none at the end."""
        day = F("session__day").desc(nulls_last=True)
        return self.order_by(day, "-session", "-noted_on", "-pk")


class Confidence(models.Model):
    """What somebody, or the group, confided to a facilitator; sealed."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(
        Session,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("at which session"),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )
    companion = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("read by this facilitator too"),
    )
    sealed = models.TextField(editable=False)
    noted_on = models.DateField(_("noted on"), editable=False)
    #: Its text was destroyed by its author; the row stays for what was permitted.
    destroyed_on = models.DateField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ConfidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("confidence")
        verbose_name_plural = _("confidences")
        constraints = [
            models.CheckConstraint(
                name="confidence_companion_is_somebody_else",
                condition=Q(companion=None) | ~Q(companion=F("author")),
            ),
            models.CheckConstraint(
                name="confidence_says_something_until_it_is_destroyed",
                condition=Q(destroyed_on=None) & ~Q(sealed="")
                | Q(destroyed_on__isnull=False, sealed=""),
            ),
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def text(self):
        """What was confided; raises ``UnreadableError`` when no key opens it."""
        return unseal(self.sealed)


def _not_ended(day, of=""):
    """A permission holds through its last day, and ends at midnight in Paris."""
    return Q(**{f"{of}until": None}) | Q(**{f"{of}until__gte": day})


class SharingPermissionQuerySet(models.QuerySet):
    def current(self, day):
        """Those that hold on ``day``: neither revoked nor ended."""
        return self.filter(_not_ended(day), revoked_at=None, given_on__lte=day)

    def kept_by(self, access):
        """Those given on what was confided to this facilitator."""
        return self.filter(confidence__in=Confidence.objects.visible_to(access))

    def given_by_one_of(self, access):
        """Those that this person gave, alone or as one of a group.

        Whoever came into the group after the permission was given learns nothing of it.
        """
        here = self.filter(programme=access.programme)
        return here.filter(_given_by(access))

    def visible_to(self, access):
        """Those that concern this person from both ends: who keeps them, who gave them.

        Whom they name reads them in another way, which leaves a line (``told_to``).
        """
        kept = Q(confidence__in=Confidence.objects.visible_to(access))
        return self.filter(kept | _given_by(access), programme=access.programme)

    def with_readings_counted(self):
        """Say of each how many times it was read."""
        lines = Opening.objects.filter(
            programme=models.OuterRef("programme"),
            what=Opening.What.PERMISSION,
            key=models.OuterRef("pk"),
        )
        counted = lines.order_by().values("key").values(count=models.Count("pk"))
        return self.annotate(read_count=Coalesce(models.Subquery(counted), 0))

    def told_to(self, access, day):
        """Those that hold on ``day`` and name a partner for whom this person speaks."""
        named = SharingPermission.recipients.through.objects.filter(
            partner__in=access.partner_pks, partner__left_on=None
        )
        here = self.current(day).filter(programme=access.programme)
        return here.exclude(sealed="").filter(pk__in=named.values("sharingpermission"))


def _given_by(access):
    mine = Partner.objects.filter(pk__in=access.partner_pks)
    already_there = mine.annotate(came_on=coming_of()).filter(
        Q(came_on=None) | Q(came_on__lte=models.OuterRef("given_on")),
        role_group=models.OuterRef("given_by_group"),
        left_on=None,
    )
    return Q(given_by__in=access.partner_pks) | Q(models.Exists(already_there))


class SharingPermission(models.Model):
    """Leave to speak: given by whom, of what exactly, for what, to whom, until when.

    It is never changed: another one is given, or this one is revoked, at any time and
    without a reason. Each reading is a line that the person reads (``Opening``).
    """

    class State(models.TextChoices):
        CURRENT = "current", _("holds")
        ENDED = "ended", _("is over")
        REVOKED = "revoked", _("revoked")

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    confidence = models.ForeignKey(
        Confidence, on_delete=models.PROTECT, related_name="permissions"
    )
    given_by = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("given by"),
    )
    given_by_group = models.ForeignKey(
        RoleGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("or given by the group"),
    )
    #: The exact words that may be told, and what for, sealed as the confidence is.
    sealed = models.TextField(editable=False)
    sealed_purpose = models.TextField(editable=False, blank=True)
    recipients = models.ManyToManyField(
        Partner, related_name="+", verbose_name=_("may be told to")
    )
    given_on = models.DateField(_("given on"))
    until = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("Empty: until it is taken back."),
    )
    witness = models.CharField(_("witnessed by"), max_length=160, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )
    recorded_at = models.DateTimeField(editable=False)
    revoked_at = models.DateTimeField(_("revoked on"), null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = SharingPermissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("permission to speak")
        verbose_name_plural = _("permissions to speak")
        constraints = [
            models.CheckConstraint(
                name="sharing_permission_given_by_a_person_or_a_group",
                condition=Q(given_by__isnull=False, given_by_group=None)
                | Q(given_by=None, given_by_group__isnull=False),
                violation_error_message=_(
                    "Say which person gives it or, if not one, which group."
                ),
            ),
            models.CheckConstraint(
                name="sharing_permission_ends_after_it_is_given",
                condition=Q(until=None) | Q(until__gte=F("given_on")),
                violation_error_message=_("A permission ends after it is given."),
            ),
            models.CheckConstraint(
                name="sharing_permission_revoked_by_somebody",
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def words(self):
        """What may be told, exactly; raises ``UnreadableError`` as ``unseal`` does."""
        return unseal(self.sealed)

    @property
    def purpose(self):
        """What for; raises ``UnreadableError`` as ``unseal`` does."""
        return unseal(self.sealed_purpose)

    @property
    def was_destroyed(self):
        """Its words went with what was confided."""
        return not self.sealed

    @property
    def state(self):
        """Where it stands today: its dates say so, it is never stored."""
        if self.revoked_at is not None:
            return self.State.REVOKED
        ended = self.until is not None and self.until < timezone.localdate()
        return self.State.ENDED if ended else self.State.CURRENT
