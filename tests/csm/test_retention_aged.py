"""What is technical is of no programme: it goes by its age alone."""

import datetime as dt
import uuid

import pytest
from django.contrib.sessions.models import Session as Login
from django.utils import timezone

from csm import retention
from programmes.dates import add_months
from programmes.models import Draft, Submission, Tally
from programmes.sealing import seal
from tests.factories import make_user

pytestmark = pytest.mark.django_db
ONE = dt.timedelta(days=1)


def draft(moment):
    return Draft.objects.create(
        user=make_user(), place="/x/", sealed=seal("[]"), kept_at=moment
    )


def submission(moment):
    made = Submission.objects.create(key=uuid.uuid4(), user=make_user(), answer="/")
    Submission.objects.filter(pk=made.pk).update(created_at=moment)
    return made


def tally(moment):
    key = str(Tally.objects.count())
    return Tally.objects.create(kind="login", key=key, last_at=moment)


def login(moment):
    key = str(Login.objects.count())
    return Login.objects.create(session_key=key, session_data="", expire_date=moment)


@pytest.mark.parametrize(
    ("make", "age"),
    [
        (draft, dt.timedelta(days=30)),
        (login, dt.timedelta(0)),
        (submission, None),
        (tally, None),
    ],
)
def test_what_is_technical_goes_by_its_age(make, age):
    today = timezone.localdate()
    if age is None:
        age = today - add_months(today, -6)
    midnight = dt.datetime.combine(today, dt.time(12), timezone.get_current_timezone())
    midnight = timezone.now() if make is draft else midnight
    kept, gone = make(midnight - age + ONE), make(midnight - age - ONE)
    retention.run(today)
    left = type(kept).objects.filter(pk__in=[kept.pk, gone.pk])
    assert [str(one.pk) for one in left] == [str(kept.pk)]
