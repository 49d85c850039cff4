"""The demo's sessions and what comes of them; ``csm.demo`` calls these in order.

Times are those of the story, but for what is to come and the session of these days,
which follow the day on which the demo is loaded.
"""

import datetime as dt

from django.utils import timezone

from workshops.demo.actions import AT_VAL_FLEURI, act_in_rivemont, propose
from workshops.demo.at_work import work_before, work_in_rivemont
from workshops.demo.confided import confide_in_rivemont
from workshops.demo.elsewhere import BEFORE, VAL_FLEURI
from workshops.demo.keeping import keep_in_rivemont
from workshops.demo.presence import note_season
from workshops.demo.season import SEASON
from workshops.demo.telling import meet
from workshops.demo.told import AFTERNOON, BUDGET, FOYER, STAGE, TOWN_HALL
from workshops.models import Minutes, Series, Session

THURSDAY = 3


def thursday_after(day):
    """Return ``day``, or the Thursday that follows: a committee meets on a working day."""
    return day + dt.timedelta(days=(THURSDAY - day.weekday()) % 7)


def meet_in_rivemont(programme, by):
    """Tell the season of Rivemont, and propose what its contract will hold."""
    work_in_rivemont(programme)
    meet(programme, SEASON, by)
    mornings = programme.sessions.filter(workshop__theme=STAGE)
    mornings.update(
        series=Series.objects.create(programme=programme, every=Series.Every.TWO_WEEKS)
    )
    propose(programme)


def meet_val_fleuri(rivemont, val_fleuri, by):
    """Tell Val-Fleuri's first sessions; Rivemont received its group before signing."""
    meet(val_fleuri, VAL_FLEURI, by)
    propose(val_fleuri, AT_VAL_FLEURI)
    evening = Session.objects.create(
        programme=rivemont,
        other_programme=val_fleuri,
        kind=Session.Kind.EXCHANGE,
        day=dt.date(2026, 1, 15),
        starts_at=dt.time(17, 30),
        ends_at=dt.time(19, 30),
        place=FOYER,
        title="Soirée avec le groupe de Val-Fleuri",
        agenda="Comment nous avons écrit nos engagements\nCe que nous referions",
    )
    evening.accept()
    evening.leaders.set(
        rivemont.partners.filter(name__in=("Nadège Ormevaux", "Solène Darbeyre"))
    )
    Minutes.objects.create(
        session=evening,
        done="Nos deux groupes ont mangé ensemble, puis chacun a lu un engagement.",
        kept="Nos mots se ressemblent, nos chemins non.",
        closed_on=dt.date(2026, 1, 16),
        closed_by=by,
        approved_on=dt.date(2026, 2, 5),
        approved_at=rivemont.sessions.filter(title="Classer nos actions").first(),
    )


def meet_before(programme, by):
    """Tell the workshops of the edition before, and its last session."""
    work_before(programme)
    meet(programme, BEFORE, by)
    note_season(programme)


def go_on(rivemont, val_fleuri, users):
    """Tell what came once Rivemont had signed, until today, and what is to come."""
    by = users["animation"]
    for programme in (rivemont, val_fleuri):
        note_season(programme)
    act_in_rivemont(rivemont, by)
    keep_in_rivemont(rivemont, by)
    confide_in_rivemont(rivemont, users)
    meet_today(rivemont)
    _plan(val_fleuri, 1, Session.Kind.GROUP, title="Écrire nos engagements")


def meet_today(programme):
    """Leave one session of these days to be logged, and two that are to come."""
    held = _plan(programme, -2, Session.Kind.GROUP, title="Prendre des nouvelles")
    Minutes.objects.create(session=held, done="Nous avons fait le tour des nouvelles.")
    budget = programme.workshops.get(theme=BUDGET)
    _plan(programme, 2, Session.Kind.WORKSHOP, workshop=budget)
    _plan(
        programme,
        3,
        Session.Kind.STEERING,
        place=TOWN_HALL,
        agenda="Où en sont les décisions\nCe que dit l’évaluation",
    )


def _plan(programme, weeks, kind, **values):
    starts_at, ends_at = AFTERNOON
    day = thursday_after(timezone.localdate() + dt.timedelta(weeks=weeks))
    return Session.objects.create(
        programme=programme,
        kind=kind,
        day=day,
        starts_at=starts_at,
        ends_at=ends_at,
        **{"place": FOYER} | values,
    )
