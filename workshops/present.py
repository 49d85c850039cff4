"""How many were there, in words: the presence enters the minutes by itself, in counts."""

from django.db.models import Count, Q
from django.utils.translation import gettext, ngettext

from workshops.models import Attendance


def presence_of(session):
    """Return « 12 people present, 2 excused, 1 guest », "" when nothing was noted."""
    says = Attendance.Says
    noted = session.attendances.aggregate(
        present=Count("pk", filter=Q(says=says.PRESENT)),
        excused=Count("pk", filter=Q(says=says.EXCUSED)),
    )
    present, excused = noted["present"], noted["excused"]
    guests = session.guests_count or 0
    if not (session.attendance_noted_on or present or excused or guests):
        return ""
    counted = [
        ngettext("%(number)s person present", "%(number)s people present", present)
        % {"number": present}
        if present
        else gettext("nobody present")
    ]
    if excused:
        said = ngettext("%(number)s excused", "%(number)s are excused", excused)
        counted.append(said % {"number": excused})
    if guests:
        said = ngettext("%(number)s guest", "%(number)s guests", guests)
        counted.append(said % {"number": guests})
    return ", ".join(counted)
