"""Minutes: what a session did and what the group keeps of it, shared by all.

Nothing confided is in them: that is a separate object (``workshops.models.confided``).
Closing the minutes closes the session; the group reads and approves them at the next.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from workshops.models.sessions import Session

LONGEST = 60_000  # characters (trust 3.10)


class Minutes(models.Model):
    """The shared log of one session; its decisions stand beside (``Decision``)."""

    session = models.OneToOneField(
        Session, on_delete=models.PROTECT, related_name="minutes"
    )
    done = models.TextField(_("what we did"), max_length=LONGEST, blank=True)
    kept = models.TextField(
        _("what we keep"),
        max_length=2000,
        blank=True,
        help_text=_("In the group's words, one line is enough."),
    )
    closed_on = models.DateField(_("closed on"), null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    approved_on = models.DateField(_("approved on"), null=True, editable=False)
    #: The session at which the group read and approved them, if it is known.
    approved_at = models.ForeignKey(
        Session,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        constraints = [
            models.CheckConstraint(
                name="minutes_closed_by_somebody",
                condition=Q(closed_on=None, closed_by=None)
                | Q(closed_on__isnull=False, closed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="minutes_closed_say_something",
                condition=Q(closed_on=None) | ~Q(done="") | ~Q(kept=""),
                violation_error_message=_("Minutes that are closed say something."),
            ),
            models.CheckConstraint(
                name="minutes_approved_after_they_are_closed",
                condition=Q(approved_on=None)
                | Q(closed_on__isnull=False, approved_on__gte=F("closed_on")),
                violation_error_message=_(
                    "Minutes are closed before they are approved."
                ),
            ),
        ]

    def __str__(self):
        return str(self.session)


class SessionDocument(models.Model):
    """A photo or a document of a session, with the agreement of those it shows.

    The file lies outside the served folders under a random name; this row comes after
    it. The agreement can be withdrawn: nobody opens the file any more.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo", _("photo")
        DOCUMENT = "document", _("document")

    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="documents"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    title = models.CharField(_("title"), max_length=120)
    agreement = models.CharField(
        _("who agreed, and to what"),
        max_length=300,
        help_text=_("Before a photo is kept, those it shows agree to it."),
    )
    agreed_on = models.DateField(_("agreed on"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, editable=False)
    file = models.CharField(max_length=64, unique=True, editable=False)
    mime = models.CharField(max_length=20, editable=False)
    size = models.PositiveIntegerField(editable=False)  # bytes
    digest = models.CharField(max_length=64, editable=False)
    added_at = models.DateTimeField(_("added on"), editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("document of a session")
        verbose_name_plural = _("documents of sessions")
        constraints = [
            models.CheckConstraint(
                name="session_document_is_agreed_to",
                condition=~Q(agreement=""),
                violation_error_message=_("Write who agreed, and to what."),
            )
        ]

    def __str__(self):
        return self.title
