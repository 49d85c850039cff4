from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Max, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workshops.models.sessions import Session


class DecisionQuerySet(models.QuerySet):
    def kept(self):
        """Those that were not taken out."""
        return self.filter(archived_at=None)

    def open(self):
        """Those that are still to be done."""
        return self.kept().filter(done_on=None)

    def done(self):
        return self.kept().exclude(done_on=None)

    def late(self, day):
        """Those still to be done on ``day`` although they were due before."""
        return self.open().filter(due_on__lt=day)

    def of(self, programme):
        """Those of a programme's sessions, the exchanges it is invited to included."""
        return self.filter(session__in=Session.objects.of(programme))

    def of_the_committee(self, programme):
        """Those of the meetings of a programme's steering committee."""
        steering = Session.Kind.STEERING
        return self.filter(session__programme=programme, session__kind=steering)

    def visible_to(self, access):
        """The decisions kept of the sessions that this person may know."""
        return self.kept().filter(session__in=Session.objects.visible_to(access))

    def latest_first(self):
        """Put those of the latest session first, each session's in their own order."""
        latest = F("session__day").desc(nulls_last=True)
        return self.order_by(latest, "-session", "position", "pk")


class Decision(models.Model):
    """What a session decided: in which words, who sees to it, until when, done or not."""

    class State(models.TextChoices):
        """Where a decision stands; its dates say so, it is never stored."""

        OPEN = "open", pgettext_lazy("decision", "to do")
        LATE = "late", pgettext_lazy("decision", "past its date")
        DONE = "done", pgettext_lazy("decision", "done")

    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, related_name="decisions"
    )
    words = models.TextField(_("decision"), max_length=1000)
    who = models.CharField(
        _("who sees to it"),
        max_length=120,
        blank=True,
        help_text=_("A role group or an organisation, rather than a person."),
    )
    due_on = models.DateField(_("until"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(
                name="decision_says_something",
                condition=~Q(words=""),
                violation_error_message=_("Write what was decided."),
            )
        ]

    def __str__(self):
        return self.words[:60]

    def state_on(self, day):
        """Return where it stands on ``day``: done, past its date, or to do."""
        if self.done_on is not None:
            return self.State.DONE
        is_late = self.due_on is not None and self.due_on < day
        return self.State.LATE if is_late else self.State.OPEN

    @transaction.atomic
    def note(self):
        """Save a new decision after the others of its session.

        Raises ``ValidationError`` when the session was cancelled meanwhile.
        """
        held = self._hold_session()
        last = held.decisions.aggregate(last=Max("position"))["last"]
        self.position = (last or 0) + 1
        self.save()

    def finish(self, day):
        """Note that it is done since ``day``."""
        self._change(done_on=day)

    def reopen(self):
        """Note that it is still to be done."""
        self._change(done_on=None)

    def take_out(self):
        """Take it out of the list; it can be brought back. Twice is as once."""
        self._change(Q(archived_at=None), archived_at=timezone.now())

    @transaction.atomic
    def bring_back(self):
        """Put it back in its place; twice is as once.

        Raises ``ValidationError`` as ``note`` does.
        """
        self._hold_session()
        self._change(Q(archived_at__isnull=False), archived_at=None)

    def _hold_session(self):
        """Keep whoever would cancel the session waiting until this is written.

        It decides something from now on: that it decided nothing is no longer true.
        """
        held = Session.objects.select_for_update().get(pk=self.session_id)
        if held.cancelled_at is not None:
            raise ValidationError(
                _("This session is cancelled: it decides nothing."), "cancelled"
            )
        if held.decided_nothing:
            held.say_nothing_was_decided(False)
        return held

    def _change(self, *still, **values):
        """Write ``values`` as a new version: a form that is open then notices it.

        Nothing is written when the row is not as ``still`` says any more.
        """
        rows = Decision.objects.filter(*still, pk=self.pk)
        rows.update(version=F("version") + 1, **values)
        self.refresh_from_db(fields=["version", *values])
