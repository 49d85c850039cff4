"""The photos and documents of a session, kept with the agreement of those they show."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes import journal
from programmes.kept_files import Shelf, digest_of
from programmes.models.programme import GROUP
from programmes.uploads import EXTENSIONS, PDF
from workshops.models.attendance import Attendance
from workshops.models.sessions import Session

#: Where their files are, under random names.
SHELF = Shelf("session-documents")


class SessionDocumentQuerySet(models.QuerySet):
    def agreed_to(self):
        """Those whose agreement holds: the others have lost their file."""
        return self.filter(withdrawn_on=None)

    def kept(self):
        """Those that were not taken out."""
        return self.agreed_to().filter(archived_at=None)

    def of(self, programme):
        """Those of a programme's own sessions: an exchange's stay with who made it."""
        return self.filter(session__programme=programme)

    def photos_with(self, partner, until):
        """The photos there were by ``until`` of the sessions where somebody was noted.

        Whom a photo shows is written nowhere: it may be her.
        """
        return self.agreed_to().filter(
            kind=SessionDocument.Kind.PHOTO,
            session__attendances__partner=partner,
            session__attendances__says=Attendance.Says.PRESENT,
            added_at__date__lte=until,
        )

    def visible_to(self, access):
        """The ones kept, of the sessions seen, for whoever takes part (trust 2.2).

        Whoever joined after the signature reads none from before (domain 8.2).
        """
        if not access.has(*GROUP):
            return self.none()
        sessions = Session.objects.visible_to(access)
        if access.joined_after_on:
            sessions = sessions.filter(day__gte=access.joined_after_on)
        return self.kept().of(access.programme).filter(session__in=sessions)


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
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, editable=False)
    title = models.CharField(
        _("title"), max_length=120, help_text=_("What it is, without naming anybody.")
    )
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

    objects = SessionDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document of a session")
        verbose_name_plural = _("documents of sessions")
        constraints = [
            models.CheckConstraint(
                name="session_document_is_agreed_to",
                condition=~Q(agreement=""),
                violation_error_message=_("Write who agreed, and to what."),
            ),
            models.CheckConstraint(
                name="session_document_withdrawn_after_it_is_agreed_to",
                condition=Q(withdrawn_on=None)
                | Q(withdrawn_on__gte=models.F("agreed_on")),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def name(self):
        """The neutral name under which it is sent: « seance-12-photo-3.jpg »."""
        word = "photo" if self.kind == self.Kind.PHOTO else "document"
        return f"seance-{self.session_id}-{word}-{self.pk}.{EXTENSIONS[self.mime]}"

    def attach(self, content, by, *, at=None):
        """Keep ``content`` (``uploads.harmless``), and save this new row with it.

        Raises ``ValidationError`` for a session cancelled meanwhile.
        """
        with SHELF.keeping(content.body) as name, transaction.atomic():
            session = Session.objects.select_for_update().get(pk=self.session_id)
            if session.cancelled_at:
                raise ValidationError(_("This session is cancelled."), "cancelled")
            is_text = content.mime == PDF
            self.kind = self.Kind.DOCUMENT if is_text else self.Kind.PHOTO
            self.file, self.mime = name, content.mime
            self.size, self.digest = len(content.body), digest_of(content.body)
            self.added_at, self.added_by = at or timezone.now(), by
            self.save()
            self._record("session_document_added", by)

    @transaction.atomic
    def withdraw(self, day, by):
        """Note that its agreement is withdrawn, and delete the file for good.

        From then on nobody opens it, the team neither. Twice is as once.
        """
        if self._change(Q(withdrawn_on=None), withdrawn_on=max(day, self.agreed_on)):
            self._record("session_document_withdrawn", by)
        transaction.on_commit(lambda: SHELF.remove(self.file))

    @transaction.atomic
    def take_out(self, by):
        """Take it out of the page; it can be brought back. Twice is as once."""
        if self._change(Q(archived_at=None), archived_at=timezone.now()):
            self._record("session_document_taken_out", by)

    @transaction.atomic
    def bring_back(self, by):
        if self._change(Q(archived_at__isnull=False), archived_at=None):
            self._record("session_document_brought_back", by)

    def _change(self, still, **values):
        """Write ``values`` if the row is as ``still`` says; return whether it was."""
        changed = SessionDocument.objects.filter(still, pk=self.pk).update(**values)
        self.refresh_from_db(fields=list(values))
        return bool(changed)

    def _record(self, kind, by):
        facts = {"document": self.pk, "digest": self.digest}
        journal.record(self.session.programme, kind, by, **facts)
