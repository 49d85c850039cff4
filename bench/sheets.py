"""The sheet to be signed by thirty people at ten sessions, against bare WeasyPrint."""

import datetime as dt

from bench.prints import naive, standalone
from bench.row import Ratio
from programmes import printing
from programmes.models import Programme
from workshops.models import Session
from workshops.sheets import Column, Sheet, html_of

PEOPLE, SESSIONS, GUESTS = 30, 10, 4
FIRST = dt.date(2026, 1, 8)


def rows(worlds):
    html = html_of(_sheet(worlds.large.programme()))
    page = standalone(html, {})
    yield Ratio(
        "sheet of 30 people × 10 sessions / naive WeasyPrint",
        lambda: printing.render(html),
        lambda: naive(page),
        0.85,
        11,
    )


def _sheet(programme: Programme) -> Sheet:
    """Return the sheet as it is printed, of rows that are never saved."""
    sessions = [
        Session(
            programme=programme,
            kind=Session.Kind.GROUP,
            day=FIRST + dt.timedelta(weeks=number),
            starts_at=dt.time(14),
            ends_at=dt.time(16),
            place="Salle des Tilleuls",
        )
        for number in range(SESSIONS)
    ]
    people = [f"Personne Numéro-{number}" for number in range(1, PEOPLE + 1)]
    parts = [
        Column("participants", programme.vocabulary.title, people),
        Column("leaders", "Animateurs", ["Nadège Ormevaux", "Tibor Lescanne"]),
    ]
    return Sheet(programme, sessions, parts, range(GUESTS))
