"""Minutes: what a session did and what the group keeps of it, shared by all.

Nothing confided is in them: that is a separate object (``workshops.models.confided``).
Closing the minutes closes the session; the group reads and approves them at the next.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes import journal
from programmes.models.programme import GROUP, TEAM
from workshops.models.sessions import Session

LONGEST = 60_000  # characters (trust 3.10)


class MinutesQuerySet(models.QuerySet):
    def closed(self):
        return self.exclude(closed_on=None)

    def visible_to(self, access):
        """Those of the programme's own sessions, for whoever takes part (trust 2.2).

        The team reads the drafts too; those who observe read the decisions alone. The minutes of an exchange stay with the group
        that wrote them: the other one reads its decisions. Whoever joined after the
        signature reads none from before (domain 8.2).
        """
        if not access.has(*GROUP):
            return self.none()
        mine = self.filter(
            session__programme=access.programme,
            session__in=Session.objects.visible_to(access),
        )
        if access.joined_after_on:
            mine = mine.filter(session__day__gte=access.joined_after_on)
        return mine if access.has(*TEAM) else mine.closed()


class Minutes(models.Model):
    """The shared log of one session; its decisions stand beside (``Decision``)."""

    class State(models.TextChoices):
        """Where minutes stand; their dates say so, it is never stored."""

        DRAFT = "draft", _("being written")
        CLOSED = "closed", _("to be read and approved by the group")
        APPROVED = "approved", _("read and approved by the group")

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
    #: The day on which the group approved them, which may be typed later from paper.
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

    objects = MinutesQuerySet.as_manager()

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
                name="minutes_approved_once_they_are_closed",
                condition=Q(approved_on=None, approved_at=None)
                | Q(closed_on__isnull=False, approved_on__isnull=False),
                violation_error_message=_(
                    "Minutes are closed before they are approved."
                ),
            ),
        ]

    def __str__(self):
        return str(self.session)

    @property
    def state(self):
        if self.approved_on:
            return self.State.APPROVED
        return self.State.CLOSED if self.closed_on else self.State.DRAFT

    def get_state_display(self):
        return self.state.label

    @classmethod
    def may_be_written_by(cls, access, session):
        """The team of the programme whose session it is; a ceremony has its own page."""
        is_mine = session.programme_id == access.programme.pk
        return is_mine and session.kind != Session.Kind.CEREMONY and access.has(*TEAM)

    @transaction.atomic
    def close(self, day, by):
        """Close them on ``day``, and the session with them; twice is as once.

        Raises ``ValidationError`` when they say nothing, when the session was cancelled
        or when it is still to come.
        """
        session = Session.objects.select_for_update().get(pk=self.session_id)
        self._hold()
        if self.closed_on:
            return
        if session.cancelled_at:
            raise ValidationError(_("This session is cancelled."), "cancelled")
        if session.day is None or session.day > day:
            raise ValidationError(
                _("This session is still to come: its minutes are closed afterwards."),
                "coming",
            )
        if not (self.done or self.kept):
            raise ValidationError(
                _("Write what was done, or what you keep, before closing."), "empty"
            )
        self._change("minutes_closed", by, closed_on=day, closed_by=by)

    @transaction.atomic
    def reopen(self, by):
        """Let the team write again, with a trace; twice is as once.

        Raises ``ValidationError`` once the group approved them.
        """
        self._hold()
        if self.approved_on:
            raise ValidationError(
                _("The group has approved these minutes: they change no more."),
                "approved",
            )
        if self.closed_on:
            self._change("minutes_reopened", by, closed_on=None, closed_by=None)

    @transaction.atomic
    def approve(self, day, by, at=None):
        """Note that the group read and approved them on ``day``, at the session ``at``.

        Raises ``ValidationError`` when they are not closed, or for a day before the
        session. Once approved they stay as they are: a second call changes nothing.
        """
        self._hold()
        if self.approved_on:
            return
        if self.closed_on is None:
            raise ValidationError(
                _("Minutes are closed before they are approved."), "draft"
            )
        if self.session.day and day < self.session.day:
            raise ValidationError(
                _("The group approves them after the session, not before."), "before"
            )
        self._change("minutes_approved", by, approved_on=day, approved_at=at)

    @transaction.atomic
    def add(self, text, day, by):
        """Add a dated text below approved minutes, which themselves stay; return it.

        Raises ``ValidationError`` while they may still be written.
        """
        self._hold()
        if self.approved_on is None:
            raise ValidationError(
                _("The group has not approved these minutes: change them instead."),
                "draft",
            )
        return self.additions.create(text=text, added_on=day, added_by=by)

    def _hold(self):
        """Keep whoever else would change them waiting, and read where they stand."""
        names = ["done", "kept", "closed_on", "approved_on", "version"]
        held = Minutes.objects.select_for_update(of=["self"]).get(pk=self.pk)
        for name in names:
            setattr(self, name, getattr(held, name))

    def _change(self, kind, by, **values):
        """Write ``values`` as a new version, with a line in the journal."""
        Minutes.objects.filter(pk=self.pk).update(version=F("version") + 1, **values)
        self.refresh_from_db(fields=["version", *values])
        programme = self.session.programme
        journal.record(programme, kind, by, session=self.session_id)


class MinutesAddition(models.Model):
    """What was added below minutes after the group approved them; it stays as it is."""

    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, related_name="additions"
    )
    text = models.TextField(_("what is added"), max_length=4000)
    added_on = models.DateField(_("added on"), editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )

    class Meta:
        verbose_name = _("addition to minutes")
        verbose_name_plural = _("additions to minutes")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="minutes_addition_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Write what is to be added."),
            )
        ]

    def __str__(self):
        return self.text[:60]
