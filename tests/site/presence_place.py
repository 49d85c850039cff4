"""Who was at the sessions of a place: somebody present, somebody excused, guests."""

from workshops.models import Attendance, Session

Says = Attendance.Says


def attend(place):
    """Note the presence of the group's session, as its sheet came back.

    The names on it are those of the partners: canaries already.
    """
    session = place.rows["group_session"]
    for whose, says in (
        ("silent", Says.PRESENT),
        ("participant.own", Says.PRESENT),
        ("shared", Says.EXCUSED),
        ("town", Says.PRESENT),
    ):
        Attendance.objects.create(
            session=session, partner=place.partners[whose], says=says
        )
    Session.objects.filter(pk=session.pk).update(
        guests_count=2, attendance_noted_on=session.day
    )
