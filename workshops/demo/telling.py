"""How a season that is told becomes sessions, with their minutes and decisions."""

import datetime as dt

from django.utils import timezone

from programmes.models import Kind
from wellbeing.models import Round
from workshops.models import Decision, Minutes, Move, Session, SocialSkill

#: How many days after a session its minutes are closed.
CLOSED_AFTER = dt.timedelta(days=2)


def meet(programme, season, by):
    """Make the sessions of ``season``; ``by`` wrote the minutes of those held by now.

    The group approves the minutes of a session at the next one that is its own.
    """
    leaders = programme.partners.filter(role_group__kind=Kind.FACILITATOR)
    skills = {one.label: one for one in SocialSkill.objects.all()}
    themes = {one.theme: one for one in programme.workshops.all()}
    sessions = []
    for told in season:
        session = _session(programme, told, themes.get(told.theme))
        session.leaders.set(leaders)
        session.skills.set([skills[label] for label in told.skills if label in skills])
        session.rounds.set(Round.objects.filter(programme=programme, held_on=told.day))
        if told.moved_from:
            _moved(session, told.moved_from, by)
        sessions.append(session)
    today = timezone.localdate()
    for number, (told, session) in enumerate(zip(season, sessions, strict=True)):
        if told.day < today and not told.is_cancelled:
            _log(told, session, by, _next(sessions[number + 1 :], today))
    return sessions


def _session(programme, told, workshop):
    starts_at, ends_at = told.hours
    return Session.objects.create(
        programme=programme,
        kind=told.kind,
        day=told.day,
        starts_at=starts_at,
        ends_at=ends_at,
        place=told.place,
        title=told.title,
        agenda=told.agenda,
        workshop=workshop,
        cancelled_at=_evening_before(told.day) if told.is_cancelled else None,
    )


def _evening_before(day, days=1):
    evening = dt.datetime.combine(day - dt.timedelta(days=days), dt.time(18))
    return timezone.make_aware(evening)


def _moved(session, day, by):
    Move.objects.create(
        session=session,
        day=day,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        place=session.place,
        moved_at=_evening_before(day, days=6),
        moved_by=by,
    )


def _next(sessions, today):
    """Return the next session of the group by ``today``, or None."""
    own = (one for one in sessions if one.kind != Session.Kind.STEERING)
    return next((s for s in own if not s.cancelled_at and s.day < today), None)


def _log(told, session, by, following):
    for words, who, due_on, done_on in told.decided:
        Decision(
            session=session, words=words, who=who, due_on=due_on, done_on=done_on
        ).note()
    if not (told.done or told.kept):
        return
    Minutes.objects.create(
        session=session,
        done=told.done,
        kept=told.kept,
        closed_on=min(told.day + CLOSED_AFTER, timezone.localdate()),
        closed_by=by,
        approved_on=following and following.day,
        approved_at=following,
    )
