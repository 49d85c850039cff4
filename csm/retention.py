"""How long each kind of thing is kept, and how it goes (trust 6.3).

A clock begins with the end of a programme, which people say; the day on which a category
falls follows from it. Thirty days before, its coordinators are told; nothing goes without
a notice that old. What is technical goes by its age alone, and the pages say so where it
is kept. Durations: CNIL 2023-095 for people, our own choice for the rest.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.sessions.models import Session as Login
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.rights import forget_proof, has_proof
from csm.rights.erasure import forget_person, overwrite
from programmes import journal
from programmes.dates import add_months
from programmes.models import (
    Draft,
    Opening,
    Partner,
    Programme,
    RetentionNotice,
    Submission,
    Tally,
)
from workshops.rights import confidences_count, forget_confidences

NOTICE = dt.timedelta(days=30)


@dataclass(frozen=True)
class Category:
    """What is kept of a programme, how many months after its clock, and how it goes."""

    name: str
    title: Promise
    kept_for: Promise
    months: int
    begins: Callable
    count: Callable
    forget: Callable
    is_counted: bool = True

    def due_on(self, programme):
        """Return the day on which it may go, None while the clock has not begun."""
        since = self.begins(programme)
        return add_months(since, self.months) if since else None


@dataclass(frozen=True)
class Aged:
    """What is technical: rows of no programme, which go by their age."""

    name: str
    title: Promise
    kept_for: Promise
    rows: Callable


@dataclass(frozen=True)
class Due:
    """One category of one programme, and when it falls; ``notice`` once it was told."""

    programme: Programme
    category: Category
    falls_on: dt.date
    count: int
    notice: RetentionNotice | None

    def goes_on(self, today):
        """Whether it goes today: its day has come, and was told thirty days before."""
        told = self.notice is not None and self.notice.told_on + NOTICE <= today
        return told and self.falls_on <= today


def last_contact(programme):
    """Return the day of the last contact with the people of an ended programme."""
    if programme.ended_on is None:
        return None
    last = programme.sessions.filter(cancelled_at=None).aggregate(day=Max("day"))["day"]
    return max(programme.ended_on, last) if last else programme.ended_on


def _ended(programme):
    return programme.ended_on


def _end_of_the_contract(programme):
    if programme.ended_on is None:
        return None
    ends = programme.dates.ends_on if programme.is_signed else None
    return max(programme.ended_on, ends) if ends else programme.ended_on


def _people(programme):
    people = Partner.objects.filter(programme=programme, organisation=None)
    return people.select_related("programme", "role_group").order_by("number")


def _named(programme):
    return _people(programme).filter(erased_on=None)


def _forget_people(programme):
    for partner in _named(programme):
        try:
            forget_person(partner)
        except ValidationError:
            # The last who coordinates stays, until another takes over.
            continue


def _with_proof(programme):
    return [one for one in _people(programme) if has_proof(one)]


def _forget_proofs(programme):
    for partner in _with_proof(programme):
        forget_proof(partner)


def _openings(programme):
    return Opening.objects.filter(programme=programme)


CATEGORIES = (
    Category(
        "confidences",
        _("What was confided"),
        _("three months after the end of the programme"),
        3,
        _ended,
        confidences_count,
        forget_confidences,
        # Nobody but their author learns how many there are (trust T2).
        is_counted=False,
    ),
    Category(
        "openings",
        _("Who opened what about somebody"),
        _("twelve months after the end of the programme"),
        12,
        _ended,
        lambda programme: _openings(programme).count(),
        lambda programme: _openings(programme).delete(),
    ),
    Category(
        "people",
        _("Names, contacts, agreements and accounts of the people"),
        _("two years after the last contact"),
        24,
        last_contact,
        lambda programme: _named(programme).count(),
        _forget_people,
    ),
    Category(
        "proof",
        _("Proof of the signatures that bears a name: copies, scans"),
        _("five years after the end of the contract"),
        60,
        _end_of_the_contract,
        lambda programme: len(_with_proof(programme)),
        _forget_proofs,
    ),
)


def _older(model, field, months):
    def rows(today):
        before = add_months(today, -months)
        moment = dt.datetime.combine(before, dt.time(), timezone.get_current_timezone())
        return model.objects.filter(**{f"{field}__lt": moment})

    return rows


AGED = (
    Aged(
        "drafts",
        _("What was typed and not saved"),
        _("thirty days"),
        lambda today: Draft.objects.too_old(),
    ),
    Aged("logins", _("Logins that are over"), _("until the next cleaning"), _older(Login, "expire_date", 0)),
    Aged(
        "submissions",
        _("Marks of the forms that were sent"),
        _("six months"),
        _older(Submission, "created_at", 6),
    ),
    Aged("tallies", _("Tries counted"), _("six months"), _older(Tally, "last_at", 6)),
)  # fmt: skip


def dues(today, programmes=None):
    """Return what falls within thirty days, or has fallen, by programme and category."""
    found = []
    for programme in programmes or Programme.objects.order_by("pk"):
        for category in CATEGORIES:
            due_on = category.due_on(programme)
            if due_on is None or due_on > today + NOTICE:
                continue
            count = category.count(programme)
            if count:
                notice = _notice(programme, category)
                falls_on = notice.falls_on if notice else max(due_on, today + NOTICE)
                found.append(Due(programme, category, falls_on, count, notice))
    return found


def _notice(programme, category):
    """Return the notice that stands; a contact later than it makes it void."""
    told = programme.retention_notices.filter(category=category.name, done_on=None)
    due_on = category.due_on(programme)
    return told.filter(falls_on__gte=due_on).order_by("falls_on").first()


def aged(today):
    """Return each technical kind, and how many of its rows are too old."""
    return [(kind, kind.rows(today).count()) for kind in AGED]


def run(today):
    """Tell what will fall, and let go what was told thirty days ago; return what went.

    Twice is as once: what is gone is not there to be counted.
    """
    gone, found = [], dues(today)
    _forget_void_notices(found)
    for due in found:
        if due.notice is None:
            due.programme.retention_notices.create(
                category=due.category.name, told_on=today, falls_on=due.falls_on
            )
        elif due.goes_on(today):
            _let_go(due, today)
            gone.append(due)
    for kind in AGED:
        kind.rows(today).delete()
    return gone


def _forget_void_notices(found):
    """Delete what was told and is no longer so: nothing waits for its day any more.

    A programme goes on again, its last contact is later, or nothing is left that may go.
    """
    standing = [due.notice.pk for due in found if due.notice]
    RetentionNotice.objects.filter(done_on=None).exclude(pk__in=standing).delete()


@transaction.atomic
def _let_go(due, today):
    due.category.forget(due.programme)
    due.notice.done_on = today
    due.notice.save(update_fields=["done_on"])
    journal.record(due.programme, "retention", None, category=due.category.name)
    transaction.on_commit(overwrite)
