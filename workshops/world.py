"""The sessions of the world: two meetings of each steering committee, one to come."""

import datetime as dt

from django.utils import timezone

from workshops.models import Decision, Session

#: The meetings to come are spread over so many days.
DAYS_AHEAD = 60


def give_meetings(programmes):
    """Give each programme a meeting that took two decisions, and one to come."""
    today = timezone.localdate()
    held = Session.objects.bulk_create(
        _meeting(programme, dt.date(programme.first_year, 11, 20))
        for programme in programmes
    )
    Session.objects.bulk_create(
        _meeting(programme, today + dt.timedelta(days=1 + number % DAYS_AHEAD))
        for number, programme in enumerate(programmes)
    )
    Decision.objects.bulk_create(
        decision for session in held for decision in _decisions(session)
    )


def _meeting(programme, day):
    return Session(
        programme=programme,
        kind=Session.Kind.STEERING,
        day=day,
        starts_at=dt.time(14),
        ends_at=dt.time(16),
        place="Mairie, salle du conseil",
        agenda="Où en est le programme\nLa suite",
    )


def _decisions(session):
    """Yield one that was done within the month, and one that is past its date."""
    month_later = session.day + dt.timedelta(days=30)
    yield Decision(
        session=session,
        words="Trouver une salle pour les séances de groupe.",
        who="Collectivité",
        due_on=month_later,
        done_on=month_later,
        position=1,
    )
    yield Decision(
        session=session,
        words="Écrire aux associations du territoire.",
        who="Animateurs du CSM",
        due_on=month_later,
        position=2,
    )
