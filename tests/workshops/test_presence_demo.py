"""The demo's presence: each session that was held has its sheet, no other has."""

import pytest

from tests.factories import make_programme
from tests.workshops.making import in_days
from tests.workshops.making_presence import make_group, make_group_session
from workshops.attended import Says
from workshops.demo.presence import note_season
from workshops.models import Attendance, Session

pytestmark = pytest.mark.django_db


def test_the_sessions_that_were_held_are_noted_once():
    programme = make_programme()
    make_group(programme, 12)
    held = [make_group_session(programme, day=in_days(-7 * n)) for n in (1, 2, 3)]
    coming = make_group_session(programme, day=in_days(7))
    cancelled = make_group_session(programme)
    cancelled.cancel()
    for _again in range(2):
        note_season(programme)
    noted = Session.objects.exclude(attendance_noted_on=None)
    assert set(noted) == set(held)
    rows = Attendance.objects.all()
    assert not rows.filter(session__in=[coming, cancelled]).exists()
    assert 24 < rows.count() <= 36
    assert {row.says for row in rows} == {Says.PRESENT, Says.EXCUSED}
