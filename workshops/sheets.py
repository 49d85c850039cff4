"""The sheet that those who come sign, for one session or for some on one sheet.

It bears names: it is made anew each time, and kept nowhere. Its page for the screen says
the same words.
"""

from collections import Counter
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from programmes import printing
from programmes.alphabet import folded
from workshops.attended import NOT_OF_THE_GROUP, roll_of
from workshops.models import Session

#: Up to so many names stand beside the guests; more take the width of the page.
BESIDE = 18


@dataclass(frozen=True)
class Column:
    """One part of the sheet: whom it lists, under which words."""

    name: str
    title: str
    people: list


@dataclass(frozen=True)
class Sheet:
    """What is on paper: the sessions, one column for each, and the names by part."""

    programme: object
    sessions: list
    parts: list
    guests: range

    @property
    def session(self):
        return self.sessions[0]

    @property
    def theme(self):
        """What all the sessions are called, or ""."""
        return self._common(one.subject for one in self.sessions)

    @property
    def place(self):
        """Where all the sessions are held, or ""."""
        return self._common(session.place for session in self.sessions)

    @property
    def has_one_hour(self):
        """Whether all the sessions begin and end alike: it is said once."""
        return len({(one.starts_at, one.ends_at) for one in self.sessions}) == 1

    def _common(self, words):
        first, *others = set(words)
        return "" if others else first

    @property
    def is_long(self):
        longest = max((len(part.people) for part in self.before), default=0)
        return longest > BESIDE or len(self.sessions) > 1

    @property
    def before(self):
        """The parts of those who come; those who lead stand at the foot."""
        return [part for part in self.parts if part.name != "leaders"]

    @property
    def leaders(self):
        return [part for part in self.parts if part.name == "leaders"]


def sheet_of(session, access, *, seances=1, lignes=4, prenoms=False):
    """Return the sheet of ``session`` and of the next ones, ``seances`` in all.

    ``lignes`` are the blank ones for guests; ``prenoms`` leaves the names out. Whoever
    takes part in the first session is listed: a sheet is printed once for a while.
    """
    programme = access.programme
    sessions = [session, *next_sessions(session, access)[: seances - 1]]
    roll, titles = roll_of(session, programme), titles_of(programme)
    parts = [
        Column(
            name,
            titles[name],
            names([line.partner for line in lines], short=prenoms),
        )
        for name, lines in roll.parts()
    ]
    return Sheet(programme, sessions, parts, range(lignes))


def titles_of(programme):
    """Return the words above each part of a sheet."""
    return {
        "participants": programme.vocabulary.title,
        "partners": _("Partners"),
        "leaders": _("Facilitators"),
        "others": _("Others who came"),
    }


def next_sessions(session, access):
    """Return the sessions of the same people that come after ``session``, at most nine."""
    if session.day is None:
        return []
    after = Session.objects.visible_to(access).held_or_planned().with_programmes()
    after = after.filter(day__gte=session.day).exclude(pk=session.pk)
    if session.kind in NOT_OF_THE_GROUP:
        after = after.filter(kind=session.kind)
    else:
        after = after.exclude(kind__in=NOT_OF_THE_GROUP)
    return list(after.order_by("day", "starts_at", "pk")[:9])


def names(partners, *, short):
    """Return the names of partners; short ones are first names, told apart by a letter."""
    if not short:
        return [partner.name for partner in partners]
    firsts = [_first_name(partner) for partner in partners]
    met = Counter(map(folded, firsts))
    return [
        _told_apart(first, partner) if met[folded(first)] > 1 else first
        for first, partner in zip(firsts, partners, strict=True)
    ]


def _first_name(partner):
    """Return a person's first name; an organisation has its name alone."""
    if partner.organisation_id:
        return partner.name
    return partner.first_name or partner.name.split(maxsplit=1)[0]


def _told_apart(first, partner):
    *before, last = partner.name.split()
    return f"{first} {last[0].upper()}." if before else first


def sheet_pdf(sheet, *, ask=None):
    """Return the sheet as a tagged PDF; ``ask`` may raise to refuse the rendering."""
    with printing.one_at_a_time(f"presence {sheet.programme.slug}"):
        if ask:
            ask()
        return printing.render(html_of(sheet))


def html_of(sheet):
    return render_to_string("workshops/print/sheet.html", {"sheet": sheet})
