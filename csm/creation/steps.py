"""The steps of a creation: what is done, what is left, and where each is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from csm.creation.starting import last_start
from programmes.models import Role
from programmes.typography import in_words, long_date
from programmes.vocabulary import capitalised


@dataclass(frozen=True)
class CreationStep:
    """One step: what stands there by now, and its page ("" for who may not do it)."""

    title: str
    says: str
    url: str
    is_done: bool
    icon: str


@dataclass(frozen=True)
class Creation:
    """How far a programme in preparation has come."""

    steps: list
    start: object  # what it starts from, or None

    @property
    def next_step(self):
        """The first step that is not done, or None."""
        return next((step for step in self.steps if not step.is_done), None)

    @property
    def progress(self):
        """« Two of four steps are done », in words."""
        done, total = sum(step.is_done for step in self.steps), len(self.steps)
        words = {"done": in_words(done), "total": in_words(total)}
        if done == total:
            return _("All four steps are done.")
        says = ngettext(
            "one step of %(total)s is done.",
            "%(done)s steps of %(total)s are done.",
            done,
        )
        return capitalised(says % words)


def creation_of(access):
    """Return how far the creation has come, for somebody of the team.

    Facilitators choose the dates; the rest is the coordinators'.
    """
    programme, leads = access.programme, access.has(Role.COORDINATOR)
    start = last_start(programme)
    steps = [
        _programme(programme),
        _method(programme, start, access.user, leads),
        _dates(programme),
        _team(programme, leads),
    ]
    return Creation(steps, start)


def _place(view, programme, allowed=True):
    return reverse(view, args=[programme.slug]) if allowed else ""


def _programme(programme):
    said = [programme.territory.name, programme.edition, programme.audience]
    return CreationStep(
        _("The programme"),
        ", ".join(filter(None, said)),
        _place("programmes:settings", programme),
        True,
        "people",
    )


def _method(programme, start, user, leads):
    return CreationStep(
        _("What it starts from"),
        started_from(start, user)
        if start
        else _("A method, or an older programme: it brings groups, words and texts."),
        _place("programme_pack", programme, leads),
        start is not None,
        "files",
    )


def started_from(start, user):
    """Return what the programme starts from, in words that this person may read."""
    if (pack := start.pack) is not None:
        return _("In the manner of %(pack)s.") % {"pack": pack.name}
    if (older := start.older_for(user)) is not None:
        return _("Taken up from %(programme)s.") % {"programme": older}
    return _("Something was chosen, and copied.")


def _dates(programme):
    dates = programme.dates
    says = [
        ngettext("one month", "%(number)s months", dates.duration_months)
        % {"number": in_words(dates.duration_months)}
        if dates.duration_months
        else _("length to be chosen"),
        _("ceremony on %(day)s") % {"day": long_date(dates.signed_on)}
        if dates.signed_on
        else _("day of the ceremony to be chosen"),
    ]
    return CreationStep(
        _("The dates"),
        capitalised(", ".join(says)),
        _place("programme_dates", programme),
        dates.duration_months is not None and dates.signed_on is not None,
        "calendar-event",
    )


def _team(programme, leads_it):
    roles = list(programme.memberships.current().values_list("role", flat=True))
    asked = list(programme.invitations.open().values_list("role", flat=True))
    leads = sum(role == Role.COORDINATOR for role in roles)
    animates = sum(role == Role.FACILITATOR for role in roles)
    says = [
        ngettext("one person coordinates", "%(number)s people coordinate", leads)
        % {"number": in_words(leads)},
        ngettext("one person facilitates", "%(number)s people facilitate", animates)
        % {"number": in_words(animates)}
        if animates
        else _("nobody facilitates yet"),
    ]
    if asked:
        says.append(
            ngettext("one invitation waits", "%(number)s invitations wait", len(asked))
            % {"number": in_words(len(asked))}
        )
    return CreationStep(
        _("The team"),
        capitalised(", ".join(says)),
        _place("programme_team", programme, leads_it),
        bool(animates) or Role.FACILITATOR in asked,
        "person",
    )
