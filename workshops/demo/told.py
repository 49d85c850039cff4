"""How one session of Rivemont is told, and the words that several of them share.

Nobody is named in it; the ceremony is not here, it comes with the contract.
"""

import datetime as dt
from dataclasses import dataclass

from workshops.models import Session

Kind = Session.Kind
FOYER, TOWN_HALL = "Foyer de Rivemont", "Mairie de Rivemont, salle du conseil"
TOWN, LEADERS = "Ville de Rivemont", "Animateurs du CSM"
AFTERNOON = dt.time(14), dt.time(16)
MORNING = dt.time(9, 30), dt.time(11, 30)
BUDGET, HOME = "Gérer notre budget", "Trouver un logement, lire un bail"
STAGE = "Parler devant les autres"
BREATHE = "Souffler, se détendre"
TOGETHER = "Connaître les associations, le bénévolat"
THEATRE = "Partager le théâtre"
WORK = "Retrouver un travail, se sentir utile, mieux s’assumer financièrement"
HEARD = "Écoute neutre, entraide mutuelle, pair-aidance"


@dataclass(frozen=True)
class Told:
    """One session; ``decided`` are words, who sees to it, until when, done when."""

    day: dt.date
    kind: str
    title: str = ""
    agenda: str = ""
    done: str = ""
    kept: str = ""
    decided: tuple = ()
    theme: str = ""
    skills: tuple = ()
    hours: tuple = AFTERNOON
    place: str = FOYER
    is_cancelled: bool = False
    moved_from: dt.date | None = None


def day(text):
    return dt.date.fromisoformat(text)


def stage(on, *skills, **values):
    """Return one of the mornings with the stage director, planned together."""
    told = {"theme": STAGE, "skills": skills, "hours": MORNING}
    return Told(day(on), Kind.SOCIAL_SKILLS, **told | values)
