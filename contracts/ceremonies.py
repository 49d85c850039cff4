"""The ceremony: planned, moved, and closed by somebody who confirms the day.

The day on which the contract begins is set by a person, never by the last signature
(domain 5.6): every other date follows from it.
"""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, F, Max, Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.freezing import TextHasChanged
from contracts.models import Ceremony, Thing
from programmes import journal
from workshops.models import Session
from workshops.neutral import without_names

#: What a ceremony begins with; people then make it their own.
ORDER = (
    gettext_lazy("Welcome: everybody signs the attendance sheet and finds a seat"),
    gettext_lazy("A few words of welcome"),
    gettext_lazy("The way so far, told by the group"),
    gettext_lazy("The common articles, read aloud"),
    gettext_lazy("The commitments, read aloud by each group in turn"),
    gettext_lazy("The copies, signed by hand"),
    gettext_lazy("A photograph, for those who wish"),
    gettext_lazy("A drink together"),
)
THINGS = (
    gettext_lazy("Pens that write well"),
    gettext_lazy("The printed copies, one for each person"),
    gettext_lazy("A folder for each copy"),
    gettext_lazy("The contract in large print"),
    gettext_lazy("The attendance sheet"),
    gettext_lazy("The running order for those who speak"),
    gettext_lazy("Written consent for the press and the photographs"),
    gettext_lazy("A room that everybody can enter, and a seat for each"),
    gettext_lazy("Something to drink and to share"),
)


def planned(contract):
    """Return the contract's ceremony or, unsaved, the one that a first act begins."""
    programme = contract.programme
    ceremonies = Ceremony.objects.select_related("session", "closed_by")
    known = ceremonies.filter(contract=contract).first()
    if known is None:
        session = Session(
            programme=programme,
            kind=Session.Kind.CEREMONY,
            day=programme.signature_planned_on,
            place=contract.place,
        )
        return Ceremony(contract=contract, session=session, order=first_order(contract))
    known.contract, known.session.programme = contract, programme
    return known


@transaction.atomic
def ceremony_of(contract):
    """Return the contract's ceremony, begun if it had none, on the day planned."""
    ceremony = planned(contract)
    if ceremony.pk is None:
        contract.hold()  # two people may begin it at once
        ceremony = planned(contract)
    if ceremony.pk is None:
        # The place comes from the contract, which no agenda shows.
        place = without_names(ceremony.session.place, contract.programme)
        ceremony.session.place = place
        ceremony.session.save()
        ceremony.session_id = ceremony.session.pk
        ceremony.save()
        prepare_defaults(ceremony)
    return ceremony


def prepare_defaults(ceremony):
    """Give the ceremony an order and things to have ready, where it has none.

    They are data, in the language of the contract: whoever prepares it edits them.
    """
    if not ceremony.order:
        ceremony.order = first_order(ceremony.contract)
        ceremony.save(update_fields=["order"])
    if not ceremony.things.exists():
        Thing.objects.bulk_create(first_things(ceremony))


def first_order(contract):
    """Return the order that a ceremony begins with, one moment on each line."""
    with translation.override(contract.language):
        return "\n".join(map(str, ORDER))


def first_things(ceremony):
    """Return the things to have ready that a ceremony begins with, not saved."""
    with translation.override(ceremony.contract.language):
        return [
            Thing(ceremony=ceremony, text=str(text), position=position)
            for position, text in enumerate(THINGS, start=1)
        ]


def add_thing(ceremony, thing):
    """Save a new thing at the end of the list."""
    thing.ceremony = ceremony
    last = ceremony.things.aggregate(last=Max("position"))["last"]
    thing.position = (last or 0) + 1
    thing.save()


def blocks_to_read(contract):
    """Return the blocks in the order of the contract, each with ``promises_count``.

    Those of a frozen text are numbered in this order when it is thawed.
    """
    blocks = contract.blocks.kept().filter(article__archived_at=None)
    kept = Count("commitments", filter=Q(commitments__archived_at=None))
    blocks = blocks.select_related("role_group").annotate(promises_count=kept)
    return list(
        blocks.order_by(
            "article__part", "article__position", "article", "position", "pk"
        )
    )


def why_fixed(contract):
    """Return why the day can no longer be changed, as a sentence; "" while it can."""
    if contract.programme.is_signed:
        return _("This day is confirmed: the contract runs from it.")
    version = contract.frozen
    if version is not None and version.printed_day is not None:
        return _("This day is printed in the frozen text: another one is a reopening.")
    return ""


def dates_from(programme, day):
    """Return the dates that follow if the contract runs from ``day``, or None."""
    return replace(programme.dates, signed_on=day)


@transaction.atomic
def move(ceremony, day):
    """Plan the ceremony on ``day`` (None: not known yet), for programme and session.

    Raises ``ValidationError`` once the day is printed in a frozen text, or confirmed.
    """
    contract = ceremony.contract
    contract.hold()
    if day == contract.programme.signature_planned_on == ceremony.session.day:
        return
    if reason := why_fixed(contract):
        raise ValidationError(reason, "printed")
    if contract.programme.signature_planned_on != day:
        _write(contract.programme, signature_planned_on=day)
    if ceremony.session.day != day:
        _write(ceremony.session, day=day)


def _write(row, **values):
    """Write ``values``, as a new version: agendas then know that a date has moved.

    A form that has written the same day with its own new version needs no other.
    """
    for name, value in values.items():
        setattr(row, name, value)
    row.version = F("version") + 1
    row.save(update_fields=[*values, "version"])


def version_to_close(contract):
    """Return the version whose ceremony can be closed.

    Raises ``ValidationError`` for a ceremony closed already, a text that is not frozen,
    or no signature at all.
    """
    version = contract.frozen
    if contract.programme.is_signed:
        raise ValidationError(_("The ceremony is closed already."), "closed")
    if version is None:
        raise ValidationError(_("Only a frozen text can be signed."), "draft")
    if not version.signatures.valid().exists():
        raise ValidationError(_("No signature is recorded yet."), "unsigned")
    return version


def check_day(version, day, at):
    """Raise ``ValidationError`` unless the contract may run from ``day``.

    Neither to come at the instant ``at``, nor before the freezing, nor another day
    than the one printed: that is a reopening and a new print.
    """
    if version.printed_day and day != version.printed_day:
        raise ValidationError(
            _(
                "The contract prints another day. To change it, reopen the text, then"
                " print and sign it again."
            ),
            "printed",
        )
    if day > timezone.localdate(at):
        raise ValidationError(_("This day is still to come."), "future")
    if day < timezone.localdate(version.frozen_at):
        raise ValidationError(_("The text was not frozen yet on that day."), "early")


@transaction.atomic
def close(ceremony, day, by, *, digest=None, at=None):
    """Close the ceremony: ``day``, confirmed by ``by``, is when the contract begins.

    ``digest`` is the one of the text that the person has reviewed, None for whoever
    has just read it; ``at`` is the instant, now unless the demo tells its story.
    Raises ``ValidationError`` as ``version_to_close`` and ``check_day`` do, and
    ``TextHasChanged`` when another text was frozen since the review.
    """
    contract = ceremony.contract
    contract.hold()
    programme, version = contract.programme, version_to_close(contract)
    if digest not in (None, version.digest):
        raise TextHasChanged
    at = at or timezone.now()
    check_day(version, day, at)
    _write(programme, effective_on=day, signature_planned_on=day)
    if ceremony.session.day != day:
        _write(ceremony.session, day=day)
    ceremony.closed_at, ceremony.closed_by = at, by
    ceremony.save(update_fields=["closed_at", "closed_by"])
    journal.record(
        programme,
        "ceremony_closed",
        by,
        at=at,
        version=version.number,
        digest=version.digest,
        effective_on=day.isoformat(),
    )
    return ceremony
