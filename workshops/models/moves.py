from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workshops.models.sessions import Session

#: What is said again when a session is moved.
MOVED = ("day", "starts_at", "ends_at", "place")


class Move(models.Model):
    """When and where a session was to be held before it was moved; it only grows."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="moves")
    day = models.DateField(_("day"), null=True)
    starts_at = models.TimeField(_("begins at"), null=True)
    ends_at = models.TimeField(_("ends at"), null=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    moved_at = models.DateTimeField(_("moved on"))
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("move of a session")
        verbose_name_plural = _("moves of sessions")

    def __str__(self):
        return str(self.day)

    @classmethod
    def note(cls, before, after, by):
        """Keep where and when ``before`` was to be held, if ``after`` is not held so.

        What was not said yet is filled in without a trace: nobody had counted on it.
        """
        known = [name for name in MOVED if getattr(before, name) not in (None, "")]
        changed = any(getattr(before, name) != getattr(after, name) for name in known)
        if before.day is None or not changed:
            return
        values = {name: getattr(before, name) for name in MOVED}
        cls.objects.create(
            session=after, moved_at=timezone.now(), moved_by=by, **values
        )
