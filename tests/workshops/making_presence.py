"""Rows of the presence: a group, its session, and who was there."""

import datetime as dt

from programmes.models import Kind as Group
from tests.factories import make_partner
from tests.workshops.making import Kind, in_days, make_meeting
from workshops.models import Attendance

Says = Attendance.Says


def make_group(programme, people=3):
    """Return so many participants, in order: « Amina Bellil 1 », « Amina Bellil 2 »."""
    return [
        make_partner(
            programme, name=f"Amina Bellil {number}", first_name=f"Amina {number}"
        )
        for number in range(1, people + 1)
    ]


def make_leader(programme, **values):
    return make_partner(
        programme, Group.FACILITATOR, **{"name": "Nadège Ormevaux"} | values
    )


def make_group_session(programme, **values):
    """A session of the group, held ten days ago from 14 h to 16 h."""
    hours = {"starts_at": dt.time(14), "ends_at": dt.time(16)}
    defaults = {"kind": Kind.GROUP, "day": in_days(-10), **hours}
    return make_meeting(programme, **defaults | values)


def note_presence(session, *partners, says=Says.PRESENT):
    for partner in partners:
        Attendance.objects.create(session=session, partner=partner, says=says)
