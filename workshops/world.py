"""The sessions of the world: committees, a season, what came of it; one season is long.

What the group works on, its actions and their ranking come along, so that each list is
measured on something.
"""

import datetime as dt
from itertools import cycle, islice

from django.utils import timezone

from programmes.models import Kind, Organisation, Partner, RoleGroup
from workshops.models import (
    Action,
    Attendance,
    Decision,
    Envelope,
    Hosting,
    Minutes,
    RankedAction,
    Ranking,
    Session,
    Workshop,
)

#: The meetings to come are spread over so many days.
DAYS_AHEAD = 60
#: How many sessions a season has, and a long one; over how many days, from October on.
SESSIONS, MANY, SEASON_DAYS = 12, 200, 270
ACTIONS, MANY_ACTIONS = 8, 60
#: Those whose presence is noted at each session, of all who take part.
NOTED = 6
THEMES = ("Gérer notre budget", "Trouver un logement", "Partager le théâtre")
STAGE = "Parler devant les autres"
HOSTS = ("Maison du logement du monde", "Théâtre du monde")
#: The kinds of a season, in turn: all but those that come with something else.
KINDS = tuple(
    kind
    for kind in Session.PLANNED_HERE
    if kind not in (Session.Kind.STEERING, Session.Kind.EXCHANGE)
)


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


def give_seasons(programmes, by, heavy=()):
    """Give each programme a season, with its workshops, its minutes and its presence.

    ``by`` wrote the minutes; ``heavy`` are the slugs of those whose season is long.
    """
    workshops = _give_workshops(programmes)
    sessions = Session.objects.bulk_create(
        session
        for programme in programmes
        for session in _season(
            programme,
            workshops[programme.pk],
            MANY if programme.slug in heavy else SESSIONS,
        )
    )
    today = timezone.localdate()
    held = [one for one in sessions if one.day < today]
    Minutes.objects.bulk_create(
        Minutes(
            session=one,
            done="Nous avons repris là où nous en étions.",
            kept="On avance mieux à plusieurs.",
            closed_on=one.day,
            closed_by=by,
        )
        for one in held
    )
    _note_presence(held, programmes)


def _give_workshops(programmes):
    """Return the workshops of each programme by its key, the social skills at the end."""
    hosts = [Organisation.objects.get_or_create(name=name)[0] for name in HOSTS]
    made = Workshop.objects.bulk_create(
        Workshop(programme=programme, number=number, theme=theme, track=track)
        for programme in programmes
        for number, (theme, track) in enumerate(_themes(), start=1)
    )
    Hosting.objects.bulk_create(
        Hosting(workshop=one, organisation=host, offers="Une visite")
        for one in made
        if one.track == Workshop.Track.PROGRESS
        for host in hosts
    )
    found = {}
    for one in made:
        found.setdefault(one.programme_id, []).append(one)
    return found


def _themes():
    yield from ((theme, Workshop.Track.PROGRESS) for theme in THEMES)
    yield STAGE, Workshop.Track.SOCIAL_SKILLS


def _season(programme, workshops, count):
    first = dt.date(programme.first_year, 10, 1)
    *progress, stage = workshops
    themes = cycle(progress)
    for number, kind in enumerate(islice(cycle(KINDS), count)):
        tied = {
            Session.Kind.WORKSHOP: lambda: next(themes),
            Session.Kind.SOCIAL_SKILLS: lambda: stage,
        }.get(kind)
        yield Session(
            programme=programme,
            kind=kind,
            workshop=tied() if tied else None,
            day=first + dt.timedelta(days=number * SEASON_DAYS // count),
            starts_at=dt.time(14),
            ends_at=dt.time(16),
            place="Maison de quartier",
            agenda="Un tour de table\nLa suite",
        )


def _note_presence(sessions, programmes):
    of_each = {}
    group = Partner.objects.filter(
        programme__in=programmes, role_group__kind=Kind.PARTICIPANT
    )
    for pk, programme in group.order_by("pk").values_list("pk", "programme"):
        of_each.setdefault(programme, []).append(pk)
    Attendance.objects.bulk_create(
        (
            Attendance(session=one, partner_id=pk, says=Attendance.Says.PRESENT)
            for one in sessions
            for pk in of_each[one.programme_id][:NOTED]
        ),
        batch_size=5000,
    )
    for one in sessions:
        one.attendance_noted_on = one.day
    Session.objects.bulk_update(sessions, ["attendance_noted_on"], batch_size=200)


def give_actions(programmes, heavy=()):
    """Give each programme its actions, an envelope, and a ranking that was agreed on."""
    groups = RoleGroup.objects.filter(programme__in=programmes)
    groups = {one.programme_id: one for one in groups.filter(kind=Kind.PARTICIPANT)}
    actions = Action.objects.bulk_create(
        Action(
            programme=programme,
            number=number,
            words=f"Une sortie choisie par le groupe, numéro {number}",
            proposed_by=groups[programme.pk],
            budget=100,
        )
        for programme in programmes
        for number in range(1, _how_many(programme, heavy) + 1)
    )
    Envelope.objects.bulk_create(
        Envelope(programme=one, amount=2000) for one in programmes
    )
    rankings = Ranking.objects.bulk_create(_ranking(one) for one in programmes)
    of_each = {one.programme_id: one for one in rankings}
    RankedAction.objects.bulk_create(
        RankedAction(ranking=of_each[one.programme_id], action=one, place=one.number)
        for one in actions
    )


def _how_many(programme, heavy):
    return MANY_ACTIONS if programme.slug in heavy else ACTIONS


def _ranking(programme):
    day = dt.date(programme.first_year + 1, 2, 5)
    return Ranking(
        programme=programme,
        number=1,
        held_on=day,
        settled_on=day,
        way=Ranking.Way.ORDER,
        means=Ranking.Means.HANDS,
    )
