"""Who was there: present or excused, and nothing else (domain 6.4).

No record is not an absence. There is no reason, no rate and no alert, and the fields for
them do not exist.
"""

from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programmes.models import Partner
from programmes.models.programme import TEAM
from workshops.models.sessions import Session


class AttendanceQuerySet(models.QuerySet):
    def of(self, programme):
        """Those of a programme's own partners: at an exchange, each group has its own."""
        return self.filter(partner__programme=programme)

    def present(self):
        return self.filter(says=Attendance.Says.PRESENT)

    def between(self, first, last):
        """Those at the sessions of these days, both included; None leaves a side open."""
        rows = self.filter(session__day__gte=first) if first else self
        return rows.filter(session__day__lte=last) if last else rows

    def visible_to(self, access):
        """All of the programme for its team; for the others, their own (trust 2.2)."""
        sessions = Session.objects.visible_to(access)
        rows = self.of(access.programme).filter(session__in=sessions)
        return (
            rows if access.has(*TEAM) else rows.filter(partner__in=access.partner_pks)
        )


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
            ),
            models.CheckConstraint(
                name="attendance_is_present_or_excused",
                condition=models.Q(says__in=["present", "excused"]),
                violation_error_message=_("Somebody is present or excused."),
            ),
        ]

    def __str__(self):
        return self.get_says_display()


def with_presence(sessions, programme):
    """Add to ``sessions`` the ``present_count`` of a programme's own partners.

    It is exact: who may not read the names is told of it by ``programmes.counting``.
    """
    rows = Attendance.objects.of(programme).present().filter(session=OuterRef("pk"))
    counted = rows.order_by().values("session").annotate(number=Count("pk"))
    return sessions.annotate(
        present_count=Coalesce(Subquery(counted.values("number")), 0)
    )
