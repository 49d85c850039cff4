"""The demo's sessions: Rivemont's steering committee, and an evening with Val-Fleuri."""

import datetime as dt

from django.utils import timezone

from workshops.models import Decision, Session

HELD_ON = dt.date(2026, 1, 29)
TOWN = "Ville de Rivemont"
#: Words, who sees to it, until when, done when.
DECISIONS = [
    (
        "Réserver la salle du foyer pour les ateliers de progrès, tous les jeudis.",
        TOWN,
        dt.date(2026, 2, 6),
        dt.date(2026, 2, 5),
    ),
    (
        "Proposer deux dates pour l’évaluation de mi-parcours.",
        "Animateurs du CSM",
        dt.date(2026, 3, 6),
        None,
    ),
    ("Raconter la démarche aux communes voisines.", TOWN, None, None),
]
WEEKS_AHEAD, THURSDAY = 3, 3


def meet_in_rivemont(programme):
    """Give Rivemont two meetings of its steering committee, one of them to come."""
    held = Session.objects.create(
        programme=programme,
        kind=Session.Kind.STEERING,
        day=HELD_ON,
        starts_at=dt.time(14),
        ends_at=dt.time(16),
        place="Mairie de Rivemont, salle du conseil",
        agenda="Retour sur la signature\nLes ateliers de progrès\nLa suite du parcours",
    )
    for words, who, due_on, done_on in DECISIONS:
        Decision(
            session=held, words=words, who=who, due_on=due_on, done_on=done_on
        ).note()
    Session.objects.create(
        programme=programme,
        kind=Session.Kind.STEERING,
        day=thursday_after(timezone.localdate() + dt.timedelta(weeks=WEEKS_AHEAD)),
        starts_at=dt.time(14),
        place="Mairie de Rivemont, salle du conseil",
        agenda="Où en sont les décisions\nCe que dit l’évaluation",
    )


def thursday_after(day):
    """Return ``day``, or the Thursday that follows: a committee meets on a working day."""
    return day + dt.timedelta(days=(THURSDAY - day.weekday()) % 7)


def meet_val_fleuri(rivemont, val_fleuri):
    """Let Rivemont’s group receive Val-Fleuri’s, before the signature."""
    evening = Session.objects.create(
        programme=rivemont,
        other_programme=val_fleuri,
        kind=Session.Kind.EXCHANGE,
        day=dt.date(2026, 1, 15),
        starts_at=dt.time(17, 30),
        ends_at=dt.time(19, 30),
        place="Foyer de Rivemont",
        title="Soirée avec le groupe de Val-Fleuri",
        agenda="Comment nous avons écrit nos engagements\nCe que nous referions",
    )
    evening.accept()
    evening.leaders.set(
        rivemont.partners.filter(name__in=("Nadège Ormevaux", "Solène Darbeyre"))
    )
