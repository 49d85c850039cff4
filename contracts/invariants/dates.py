"""What must always be true of the dates, from which every state is derived."""

import json

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from contracts.models import Ceremony, FrozenVersion
from programmes.models import Event, Programme
from programmes.soundness import Invariant, among, each, where
from workshops.models import Session


def programmes():
    return Programme.objects.all()


def programme_named(programme):
    return where(programme, programme.slug)


def frozen_when_a_version_stands():
    standing = FrozenVersion.objects.current().filter(
        contract__programme=OuterRef("pk")
    )
    rows = programmes().annotate(stood=Subquery(standing.values("frozen_at")[:1]))
    wrong = Q(frozen_at=None, stood__isnull=False)
    wrong |= Q(frozen_at__isnull=False, stood=None)
    wrong |= ~Q(frozen_at=F("stood")) & Q(frozen_at__isnull=False)
    return among(rows, wrong, programme_named)


def effective_as_printed():
    """An effective day has a text that stands, and is the day printed if one is."""
    versions = FrozenVersion.objects.current().filter(
        contract__programme=OuterRef("pk")
    )
    serving = versions.filter(
        Q(printed_day=None) | Q(printed_day=OuterRef("effective_on"))
    )
    return among(
        programmes().exclude(effective_on=None), ~Exists(serving), programme_named
    )


def effective_as_noted():
    """It is the day that somebody confirmed last, in the journal."""
    closings = Event.objects.filter(programme=OuterRef("pk"), kind="ceremony_closed")
    last = closings.order_by("-sequence").values("content")[:1]

    def is_as_noted(programme):
        noted = json.loads(programme.noted)["facts"] if programme.noted else {}
        day = programme.effective_on
        return noted.get("effective_on") == (day.isoformat() if day else None)

    return each(
        programmes().annotate(noted=Subquery(last)), is_as_noted, programme_named
    )


def effective_when_closed():
    closed = Ceremony.objects.filter(contract__programme=OuterRef("pk")).exclude(
        closed_at=None
    )
    wrong = Q(effective_on=None) & Exists(closed)
    wrong |= Q(effective_on__isnull=False) & ~Exists(closed)
    return among(programmes(), wrong, programme_named)


def ceremonies():
    return Ceremony.objects.select_related("contract")


def ceremonies_have_their_session():
    wrong = ~Q(session__programme=F("contract__programme"))
    wrong |= ~Q(session__kind=Session.Kind.CEREMONY)
    return among(ceremonies(), wrong, _ceremony_named)


def ceremonies_are_on_the_day_planned():
    planned = F("contract__programme__signature_planned_on")
    no_day = Q(session__day=None)
    wrong = ~no_day & ~Q(session__day=planned)
    wrong |= no_day & Q(contract__programme__signature_planned_on__isnull=False)
    wrong |= ~no_day & Q(contract__programme__signature_planned_on=None)
    return among(ceremonies(), wrong, _ceremony_named)


def _ceremony_named(ceremony):
    return where(ceremony, ceremony.contract.reference)


INVARIANTS = (
    Invariant(
        _(
            "A programme is frozen while a version of its contract stands, and only then"
        ),
        frozen_when_a_version_stands,
    ),
    Invariant(
        _("Each effective day has its frozen text, and is the day printed in it"),
        effective_as_printed,
    ),
    Invariant(
        _("Each effective day is the one that the journal noted"), effective_as_noted
    ),
    Invariant(
        _("A contract is effective once its ceremony is closed, and only then"),
        effective_when_closed,
    ),
    Invariant(
        _("Each ceremony has its session, in its own programme"),
        ceremonies_have_their_session,
    ),
    Invariant(
        _("Each ceremony is on the day that its programme plans"),
        ceremonies_are_on_the_day_planned,
    ),
)
