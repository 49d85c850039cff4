"""Who was there: present or excused, and nothing else (domain 6.4).

No record is not an absence. There is no reason, no rate and no alert, and the fields for
them do not exist.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programmes.models import Partner, Role
from workshops.models.sessions import Session


class AttendanceQuerySet(models.QuerySet):
    def present(self):
        return self.filter(says=Attendance.Says.PRESENT)

    def visible_to(self, access):
        """All for those who lead the group; for the others, their own (trust 2.2)."""
        rows = self.filter(session__in=Session.objects.visible_to(access))
        if access.has(Role.FACILITATOR, Role.COORDINATOR):
            return rows
        return rows.filter(partner__in=access.partner_pks)


class Attendance(models.Model):
    """One person was at one session, or let the group know that she would not be."""

    class Says(models.TextChoices):
        PRESENT = "present", pgettext_lazy("attendance", "present")
        EXCUSED = "excused", pgettext_lazy("attendance", "excused")

    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="attendances"
    )
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="attendances"
    )
    says = models.CharField(max_length=8, choices=Says)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(
                name="attendance_once_in_a_session", fields=["session", "partner"]
            )
        ]

    def __str__(self):
        return self.get_says_display()
