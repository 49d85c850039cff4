"""The dates of programmes, gathered from each floor as plain entries.

What is said in somebody's agenda may be read over a shoulder: there, an entry says its
kind or its neutral title, and the territory; never a name, an agenda, or the words of
the path (domain 8.1).
"""

import datetime as dt
from dataclasses import dataclass, replace
from functools import partial

from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contracts.models.contract import READERS
from phases.models import Milestone, Phase, Step
from phases.models.kinds import MilestoneKind
from programmes.models import DateKind, Programme
from programmes.typography import hour, long_date
from programmes.word_marks import filled, words_of
from workshops.models import Session
from workshops.models.session_kinds import said_outside

#: The dates that are shown unless others are asked for.
USUAL = (DateKind.SESSIONS, DateKind.MILESTONES, DateKind.CONTRACT)
#: What the key of an entry begins with: « seance-12 ».
KEYS = {
    "seance": DateKind.SESSIONS,
    "jalon": DateKind.MILESTONES,
    "debut": DateKind.CONTRACT,
    "fin": DateKind.CONTRACT,
    "phase": DateKind.STRETCHES,
    "sous-etape": DateKind.STRETCHES,
}
#: Where the dates of the contract are explained.
OVERVIEW = "programme"


@dataclass(frozen=True)
class Entry:
    """One date, or some days in a row: ``until`` is the last one, included.

    ``key`` is its name in the addresses of its programme, ``uid`` on the whole site, both
    the same for as long as the row lives. ``sequence`` never goes back. ``title`` and
    ``about`` are for the page, ``neutral`` for an agenda; ``view`` is the name of the page
    of the programme where it leads, "" where the calendar says all there is, and ``row``
    the key of the row that this page is about.
    """

    key: str
    uid: str
    programme: Programme
    title: str
    day: dt.date
    until: dt.date
    sequence: int
    view: str = ""
    row: int | None = None
    neutral: str = ""
    about: str = ""
    place: str = ""
    starts_at: dt.time | None = None
    ends_at: dt.time | None = None
    is_cancelled: bool = False
    is_the_signature: bool = False

    @property
    def when(self):
        """« jeudi 19 mars 2026, de 14 h à 16 h », « du … au … » for some days in a row."""
        day = long_date(self.day)
        if self.until != self.day:
            words = {"first": day, "last": long_date(self.until)}
            return _("from %(first)s to %(last)s") % words
        if self.starts_at is None:
            return day
        if self.ends_at is None:
            return _("%(day)s at %(hour)s") % {"day": day, "hour": hour(self.starts_at)}
        return _("%(day)s, from %(first)s to %(last)s") % {
            "day": day,
            "first": hour(self.starts_at),
            "last": hour(self.ends_at),
        }

    @property
    def page(self):
        """The address where the date leads, or ""."""
        row = [] if self.row is None else [self.row]
        return reverse(self.view, args=[self.programme.slug, *row]) if self.view else ""

    @property
    def address(self):
        """Where an agenda leads: the page of the date, else its line in the calendar."""
        calendar = reverse("programme_calendar", args=[self.programme.slug])
        return self.page or f"{calendar}#{self.uid}"

    @property
    def in_an_agenda(self):
        """What an agenda says: « Comité de pilotage · Rivemont »."""
        said = (
            f"{capfirst(self.neutral or self.title)} · {self.programme.territory.name}"
        )
        return _("Cancelled: %(what)s") % {"what": said} if self.is_cancelled else said


def dates_of(accesses, kinds=USUAL, *, since=None):
    """Return the entries of ``kinds`` that ``accesses`` open, the earliest first.

    ``accesses`` are those of one person; ``since`` leaves out what was over before that
    day. At most a query for the sessions, one for the milestones, two for the phases and
    steps, whatever the number of programmes.
    """
    readings = {
        DateKind.SESSIONS: partial(_sessions, since=since),
        DateKind.MILESTONES: _milestones,
        DateKind.CONTRACT: _contract,
        DateKind.STRETCHES: _stretches,
    }
    known = {access.programme.pk: access for access in accesses}
    entries = [
        one for kind in DateKind if kind in kinds for one in readings[kind](known)
    ]
    shown = [one for one in entries if since is None or one.until >= since]
    return sorted(_signature_once(shown), key=_by_moment)


def date_of(access, key):
    """Return the entry of this key in a programme, or None."""
    kind = KEYS.get(key.rpartition("-")[0] or key)
    entries = dates_of([access], [kind]) if kind else []
    return next((one for one in entries if one.key == key), None)


def _by_moment(entry):
    return entry.day, entry.starts_at or dt.time.min, entry.programme.slug, entry.key


def _signature_once(entries):
    """Leave out what says the day of a signature again: its ceremony says it best."""
    said = set()
    for entry in entries:
        if entry.is_the_signature:
            if entry.programme.pk in said:
                continue
            said.add(entry.programme.pk)
        yield entry


def _sessions(known, since):
    rows = Session.objects.visible_to_each(known.values()).exclude(day=None)
    if since is not None:
        rows = rows.filter(day__gte=since)
    words = _words(Session.Kind)
    # What is long is not for a calendar.
    rows = rows.select_related("workshop").defer(
        "agenda", "created_at", "workshop__need", "workshop__contents"
    )
    for row in rows.fetch_mode(models.FETCH_RAISE):
        access = known.get(row.programme_id) or known[row.other_programme_id]
        yield _session(row, access, words)


def _session(row, access, words):
    programme, is_ceremony = access.programme, row.kind == Session.Kind.CEREMONY
    # The theme of a workshop is for the page: an agenda says its kind.
    theme = row.workshop.theme if row.workshop else ""
    return Entry(
        key=f"seance-{row.pk}",
        uid=f"session-{row.pk}",
        programme=programme,
        title=row.title or theme or words[row.kind],
        neutral=row.title or words[said_outside(row.kind)],
        about=words[row.kind] if row.title or theme else "",
        day=row.day,
        until=row.day,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        **_page_of(row, access),
        sequence=row.version,
        is_cancelled=row.cancelled_at is not None,
        is_the_signature=is_ceremony and row.day == programme.dates.signed_on,
    )


def _page_of(session, access):
    """Return where a session leads: the ceremony to its own page, for who reads it."""
    if session.kind != Session.Kind.CEREMONY:
        return {"view": "workshops:session_detail", "row": session.pk}
    return {"view": "contracts:ceremony"} if access.has(*READERS) else {}


def _milestones(known):
    words = _words(MilestoneKind)
    rows = Milestone.objects.on_the_plan().filter(path__programme__in=known)
    for row in rows.select_related("path").fetch_mode(models.FETCH_RAISE):
        programme = known[row.path.programme_id].programme
        day = row.held_in(programme) or row.day_in(programme.dates)
        if day is not None:
            yield Entry(
                key=f"jalon-{row.pk}",
                uid=f"milestone-{row.pk}",
                programme=programme,
                title=words[row.kind],
                about=_in_its_words(row.label, programme),
                day=day,
                until=day,
                view="phases:path",
                # Its day follows from the programme's as well.
                sequence=row.version + programme.version,
                is_the_signature=row.kind == MilestoneKind.SIGNATURE,
            )


def _contract(known):
    for access in known.values():
        programme, dates = access.programme, access.programme.dates
        planned = (
            "" if programme.is_signed else _("If it is signed on the planned day.")
        )
        first = Entry(
            key="debut",
            uid=f"contract-start-{programme.pk}",
            programme=programme,
            title=_("First day of the contract"),
            about=planned,
            day=dates.signed_on,
            until=dates.signed_on,
            view=OVERVIEW,
            sequence=programme.version,
            is_the_signature=True,
        )
        last = replace(
            first,
            key="fin",
            uid=f"contract-end-{programme.pk}",
            title=_("Last day of the contract"),
            day=dates.ends_on,
            until=dates.ends_on,
            is_the_signature=False,
        )
        yield from (one for one in (first, last) if one.day is not None)


def _stretches(known):
    phases = Phase.objects.kept().filter(path__programme__in=known)
    steps = Step.objects.kept().filter(
        phase__archived_at=None, phase__path__programme__in=known
    )
    rows = [
        *phases.select_related("path").fetch_mode(models.FETCH_RAISE),
        *steps.select_related("phase__path").fetch_mode(models.FETCH_RAISE),
    ]
    for row in rows:
        programme = known[row.path.programme_id].programme
        if window := row.planned_in(programme.season):
            yield _stretch(row, programme, *window)


def _stretch(row, programme, first, last):
    is_phase = isinstance(row, Phase)
    unnumbered = _("Phase of the path") if is_phase else _("Step of the path")
    return Entry(
        key=f"{'phase' if is_phase else 'sous-etape'}-{row.pk}",
        uid=f"{'phase' if is_phase else 'step'}-{row.pk}",
        programme=programme,
        title=_("Path: %(part)s") % {"part": row.title} if row.title else unnumbered,
        about=_in_its_words(row.label, programme),
        day=first,
        until=last,
        view="phases:phase" if is_phase else "phases:step",
        row=row.pk,
        sequence=row.version + programme.version,
    )


def _words(kinds):
    """Return the label of each kind, translated once: there may be many rows."""
    return {kind.value: capfirst(str(kind.label)) for kind in kinds}


def _in_its_words(label, programme):
    return filled(label, words_of(programme)) if "{" in label else label
