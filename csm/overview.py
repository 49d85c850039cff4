"""What the overview of a programme says: its dates, and who sits at the table."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phases.clocks import after_the_signature, counted_because
from phases.models import MilestoneKind
from programmes import counting
from programmes.models import Kind, Role
from programmes.typography import in_words, long_date


@dataclass(frozen=True)
class Fact:
    """A date or a length, and why it is this one."""

    term: str
    answer: str
    reason: str = ""


def facts(programme, plan=None):
    """Return the signature and what follows from it, each with its reason.

    ``plan`` is the path, where the group may have chosen another day for its mid-term.
    """
    dates = programme.dates
    return [_signature(programme), _end(dates), _mid_term(dates, plan)]


def _signature(programme):
    day = programme.dates.signed_on
    if programme.is_signed:
        return Fact(_("Signed on"), long_date(day))
    if day is None:
        return Fact(
            _("Ceremony"),
            _("to be chosen"),
            _("Every other date follows from this one."),
        )
    return Fact(_("Ceremony planned on"), long_date(day))


def _end(dates):
    if dates.duration_months is None:
        return Fact(_("End"), _("to be chosen"), _("Say how many months it lasts."))
    after = after_the_signature(dates.duration_months)
    if dates.ends_on is None:
        return Fact(_("End"), after)
    reason = _("%(after)s, last day included") % {"after": after}
    return Fact(_("End"), long_date(dates.ends_on), reason)


def _mid_term(dates, plan):
    term, kind = _("Mid-term"), MilestoneKind.MID_TERM
    found = [one for one in plan.milestones if one.kind == kind] if plan else []
    if found and (held_on := found[0].held_on):
        return Fact(term, _("took place on %(day)s") % {"day": long_date(held_on)})
    if found and found[0].is_by_hand:
        return Fact(term, long_date(found[0].day), found[0].because)
    why = counted_because(kind, dates)
    if dates.mid_term_on is None:
        return Fact(term, why)
    return Fact(term, long_date(dates.mid_term_on), why)


@dataclass(frozen=True)
class Seat:
    """A role group at the table, and how many sit there, in words."""

    label: str
    words: str


def around_the_table(access):
    """Return each role group with its number of partners, never their names."""
    names_are_seen = access.has(
        Role.COORDINATOR, Role.FACILITATOR, Role.PARTNER, Role.PARTICIPANT
    )

    def people(group):
        if group.kind == Kind.PARTICIPANT and not names_are_seen:
            return counting.people(group.people)
        return counting.people_exactly(group.people)

    return _seats(access.programme, people)


def around_the_table_in_counts(programme):
    """Return the same for whoever reads it, small numbers of people left unsaid."""
    return _seats(programme, lambda group: counting.people(group.people))


def _seats(programme, people):
    """Return the role groups in order; ``people`` says how many persons one has."""
    present = Q(partners__left_on=None)
    groups = programme.role_groups.annotate(
        bodies=Count("partners", present & Q(partners__organisation__isnull=False)),
        people=Count("partners", present & Q(partners__organisation=None)),
    )
    vocabulary = programme.vocabulary
    return [
        Seat(group.title_in(vocabulary), _how_many(group, people))
        for group in groups.order_by("position", "pk")
    ]


def _how_many(group, people):
    if group.people + group.bodies == 0:
        if group.kind == Kind.FUTURE:
            return _("to be invited together")
        return _("nobody yet")
    bodies = ngettext("one organisation", "%(number)s organisations", group.bodies)
    words = [bodies % {"number": in_words(group.bodies)}] if group.bodies else []
    return ", ".join([*words, people(group)] if group.people else words)
