"""What is confided, and the permission to speak of it.

« Tenir le secret de ce qui nous est confié sauf permission d'en parler » (M, article 4,
facilitators): the text lies sealed with a key kept outside the database, read by its
author and one co-facilitator whom the author names. Nothing of it is told to anybody but
by a permission, in the exact words that were agreed to.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.models import Partner, Programme, RoleGroup
from workshops.models.sessions import Session


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

    class Meta:
        verbose_name = _("confidence")
        verbose_name_plural = _("confidences")
        constraints = [
            models.CheckConstraint(
                name="confidence_companion_is_somebody_else",
                condition=Q(companion=None) | ~Q(companion=F("author")),
            ),
            models.CheckConstraint(
                name="confidence_destroyed_says_nothing",
                condition=Q(destroyed_on=None) | Q(sealed=""),
            ),
        ]

    def __str__(self):
        return str(self.pk)


class SharingPermission(models.Model):
    """Leave to speak: given by whom, of what exactly, for what, to whom, until when.

    It is never changed: another one is given, or this one is revoked, at any time and
    without a reason. Each reading is a line that the person reads (``Opening``).
    """

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
        _("until"), null=True, blank=True, help_text=_("The last day included.")
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
