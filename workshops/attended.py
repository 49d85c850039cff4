"""Who is on the sheet of a session, who was there, and what each person is told of it.

The team reads the names; whoever takes part reads her own line and counts; who observes
reads counts alone (trust 2.2, T16).
"""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import FETCH_RAISE, Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.counting import Amount, people, people_exactly, share
from programmes.models import Kind, Partner, Role
from programmes.models.programme import TEAM
from workshops.models import Attendance, Session
from workshops.noting import has_come
from workshops.session_parts import Act, Part

Says = Attendance.Says
#: Who is awaited at the meetings that are not those of the group.
NOT_OF_THE_GROUP = (Session.Kind.STEERING, Session.Kind.CEREMONY)


@dataclass(frozen=True)
class Line:
    """One partner on the sheet; ``says`` is "" as long as nothing is noted."""

    partner: Partner
    part: str  # "participants", "partners", "leaders" or, not awaited, "others"
    says: str = ""

    @property
    def is_listed(self):
        """Whether it is on the sheet: the others may only be added to it."""
        return self.part != "others" or self.says != ""


#: The parts of the sheet, in order: those who lead stand at its foot.
PARTS = ("participants", "partners", "leaders", "others")


@dataclass(frozen=True)
class Roll:
    """The sheet of one session for one programme, in its order."""

    session: Session
    programme: object
    lines: tuple

    @property
    def listed(self):
        return [line for line in self.lines if line.is_listed]

    @property
    def others(self):
        return [line for line in self.lines if not line.is_listed]

    @property
    def guests(self):
        return self.session.guests_count if self.counts_guests else None

    @property
    def counts_guests(self):
        """Guests are counted once, by the programme that holds the session."""
        return self.session.programme_id == self.programme.pk

    @property
    def is_noted(self):
        noted = self.counts_guests and self.session.attendance_noted_on is not None
        return noted or any(line.says for line in self.lines)

    def parts(self):
        """Yield the name of each part of the sheet that has somebody, and its lines."""
        for part, lines in groupby(self.listed, key=lambda line: line.part):
            yield part, list(lines)


def roll_of(session, programme):
    """Return the sheet of ``session`` for ``programme``; three queries.

    On it stand those who took part on that day, those who lead, and whoever is noted.
    """
    said = dict(
        Attendance.objects.of(programme)
        .filter(session=session)
        .values_list("partner", "says")
    )
    leaders = set(session.leaders.values_list("pk", flat=True))
    partners = Partner.objects.filter(programme=programme)
    there = partners.taking_part_on(session.day or timezone.localdate())
    found = there | partners.filter(pk__in=said.keys() | leaders)
    rows = list(found.select_related("role_group").in_order().fetch_mode(FETCH_RAISE))
    if not leaders & {row.pk for row in rows}:
        # Nobody is named: all those who facilitate stand at the foot of the sheet.
        leaders = {r.pk for r in rows if r.role_group.kind == Kind.FACILITATOR}
    lines = [
        Line(row, _part_of(row, session, leaders), said.get(row.pk, "")) for row in rows
    ]
    lines.sort(key=lambda line: PARTS.index(line.part))
    return Roll(session, programme, tuple(lines))


def _part_of(partner, session, leaders):
    if partner.pk in leaders:
        return "leaders"
    if partner.is_participant:
        is_awaited = session.kind != Session.Kind.STEERING
        return "participants" if is_awaited else "others"
    return "partners" if session.kind in NOT_OF_THE_GROUP else "others"


def may_note(session, access):
    """Whether this person writes the presence: those who facilitate alone do."""
    return access.has(Role.FACILITATOR) and session.cancelled_at is None


@dataclass(frozen=True)
class Told:
    """One line of the counts: « Partenaires-auteurs », « douze personnes »."""

    label: str
    said: str


def counts_of(session, programme):
    """Return the counts of a session's presence, as all who take part may read them.

    Minutes tell them too: they are read, and printed, for all. Nothing as long as nobody
    has noted it; small numbers are not told (trust T16), nor how many were excused. The
    presence of partners, of participants and of guests is told apart; two queries.
    """
    rows = Attendance.objects.of(programme).filter(session=session)
    is_participant = Q(partner__role_group__kind=Kind.PARTICIPANT)
    numbers = rows.aggregate(
        participants=Count("pk", filter=Q(says=Says.PRESENT) & is_participant),
        partners=Count("pk", filter=Q(says=Says.PRESENT) & ~is_participant),
        excused=Count("pk", filter=Q(says=Says.EXCUSED)),
    )
    holds = session.programme_id == programme.pk
    noted = holds and session.attendance_noted_on
    if not noted and not any(numbers.values()):
        return []
    numbers |= {"guests": (holds and session.guests_count) or 0, "excused": 0}
    day = session.day or timezone.localdate()
    group = programme.partners.taking_part_on(day).participants().count()
    return list(_told(programme, numbers, people, group))


def _counts_in(roll):
    """Return the counts of a sheet that was read, for those who read the names."""
    numbers = dict.fromkeys(("participants", "partners", "excused"), 0)
    for line in roll.lines:
        if line.says == Says.PRESENT:
            own = line.partner.is_participant
            numbers["participants" if own else "partners"] += 1
        numbers["excused"] += line.says == Says.EXCUSED
    numbers["guests"] = roll.guests or 0
    return list(_told(roll.programme, numbers, _exactly))


def _told(programme, numbers, say, group=None):
    """Yield the counts; ``group`` is how many participants there were on that day."""
    number = numbers["participants"]
    said = say(number) if group is None else _among(number, group)
    yield Told(programme.vocabulary.title, said)
    for name, label in (
        ("partners", _("Other partners")),
        ("guests", _("Guests")),
        ("excused", _("Have let us know")),
    ):
        if numbers[name]:
            yield Told(label, say(numbers[name]))


def _exactly(number):
    return people_exactly(number) if number else _("nobody")


def _among(number, group):
    """Say how many of the group were there: nobody is found by taking one from another.

    Whoever was there and has left since may be in it: the group is never fewer.
    """
    found = share(number, max(number, group))
    return {
        Amount.NOBODY: _("nobody"),
        Amount.FEW: _("fewer than five people"),
        Amount.ALL_BUT_FEW: _("the whole group but fewer than five people"),
        Amount.EVERYBODY: _("the whole group"),
    }.get(found.amount) or people_exactly(found.number)


def told(session, access):
    """Return what the page of a session says of the presence, or None.

    The team also finds there the sheet to be printed. Of an exchange that it has not
    accepted there is nothing to note yet.
    """
    if session.programme_id != access.programme.pk and session.accepted_at is None:
        return None
    if access.has(*TEAM):
        return _told_to_the_team(session, access)
    counts, mine = counts_of(session, access.programme), []
    if access.partner_pks:
        mine = Attendance.objects.visible_to(access).filter(session=session)
        mine = [row.says for row in mine]
    if not counts and not mine:
        return None
    return Part("workshops/session_presence.html", {"counts": counts, "mine": mine})


def _told_to_the_team(session, access):
    roll = roll_of(session, access.programme)
    if session.cancelled_at and not roll.is_noted:
        return None
    said = {Says.PRESENT: [], Says.EXCUSED: []}
    for line in roll.lines:
        if line.says:
            said[line.says].append(line.partner.name)
    return Part(
        "workshops/session_presence.html",
        {
            "is_team": True,
            "is_noted": roll.is_noted,
            "counts": _counts_in(roll) if roll.is_noted else [],
            "present": said[Says.PRESENT],
            "excused": said[Says.EXCUSED],
            "noted_on": session.attendance_noted_on if roll.counts_guests else None,
            "may_note": may_note(session, access),
            "may_print": session.cancelled_at is None,
        },
        _noting(roll, access),
    )


def _noting(roll, access):
    """Return what is to be done first of a session held: note who was there; or None."""
    session, today = roll.session, timezone.localdate()
    if (
        roll.is_noted
        or not has_come(session, today)
        or session.kind not in Session.WITH_PRESENCE
    ):
        return None
    if not may_note(session, access):
        return None
    args = [access.programme.slug, session.pk]
    words = _("Note the presence")
    return Act(words, reverse("workshops:attendance_edit", args=args))
