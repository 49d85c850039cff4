"""What a programme starts from: chosen once, or again while nobody has changed it.

The journal keeps each start: from which pack or programme, how much was copied, and a
digest of each part as it was left. Nothing else needs to be stored.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from contracts.copying import take_text_out
from contracts.models import Contract
from csm.creation.parts import (
    AT_FIRST,
    LENGTHS,
    LENGTHS_AT_FIRST,
    PARTS,
    PURPOSE,
    TOGETHER,
    digests,
    fields_of,
)
from phases.models import Path
from programmes import journal
from programmes.models import Event, MethodPack, Programme
from programmes.vocabulary import Words

STARTED = "started"
PACK, OLDER = "pack", "older"


@dataclass(frozen=True)
class Start:
    """What a programme has started from: the last line of its journal that says so.

    ``source`` is PACK or OLDER, ``key`` the row's; ``left`` are the digests of what it
    filled, ``copied`` and ``not_copied`` are counts by name, ``left_out`` the places of
    passages that name somebody, ``reread`` anchors of passages to read again.
    """

    number: int
    source: str
    key: int
    left: dict
    copied: dict
    kept: list
    not_copied: dict
    left_out: list
    reread: list
    at: object
    by: object

    @property
    def pack(self):
        """The method pack, or None: another source, or removed since."""
        if self.source != PACK:
            return None
        return MethodPack.objects.filter(pk=self.key).first()

    def older_for(self, user):
        """The older programme, for whoever may know of it; else None."""
        if self.source != OLDER:
            return None
        known = Programme.objects.visible_to(user).select_related("territory")
        return known.filter(pk=self.key).first()

    def is_led_by(self, user):
        """Whether this person leads the older programme, and may know how many it has."""
        led = Programme.objects.led_by(user).filter(pk=self.key)
        return self.source == OLDER and led.exists()


def last_start(programme):
    """Return the ``Start`` that stands, or None as long as nothing was chosen."""
    lines = Event.objects.filter(programme=programme, kind=STARTED)
    event = lines.select_related("by").order_by("-sequence").first()
    if event is None:
        return None
    return Start(
        event.sequence, at=event.happened_at, by=event.by, **journal.facts_of(event)
    )


@dataclass(frozen=True)
class Room:
    """Which parts a start may fill; which are kept as they are; why none may be chosen."""

    fills: frozenset
    keeps: tuple
    refusals: tuple


def room_in(programme, start):
    """Return the ``Room`` for another start after ``start``, which may be None.

    Words, questions and a path that somebody wrote before anything was chosen are kept.
    """
    now, left = digests(programme), start.left if start else {}
    fills, keeps, refusals = set(), [], []
    for part in PARTS:
        if now[part.name] == left.get(part.name, AT_FIRST[part.name]):
            fills.add(part.name)
        elif part.stays or (part.name not in left and part.name not in TOGETHER):
            keeps.append(part)
        else:
            refusals.append(part.changed)
    return Room(frozenset(fills), tuple(keeps), tuple(refusals))


@transaction.atomic
def start_from(programme, source, by, *, seen):
    """Let ``programme`` start from ``source`` in the name of ``by``; return it.

    ``source`` is a ``FromPack`` or a ``FromOlder``; ``seen`` is the number of the start
    that the person had before their eyes, 0 for none. Raises ``ValidationError`` when
    the programme is no more in preparation, when somebody has just chosen, or with a
    sentence for each part that was changed since the last start.
    """
    held, contract = _hold(programme)
    last = last_start(held)
    if seen != (last.number if last else 0):
        raise ValidationError(
            _("Somebody has just chosen: look at what the programme starts from now.")
        )
    room = room_in(held, last)
    if room.refusals:
        raise ValidationError(list(map(str, room.refusals)))
    try:
        _clear(held, contract, room.fills)
    except ProtectedError as error:
        raise ValidationError(
            _("Something is tied already to what would be replaced.")
        ) from error
    told = source.fill(held, contract, room.fills, by)
    held.version += 1  # whoever has the settings open is told
    held.save()
    now = digests(held)
    journal.record(
        held,
        STARTED,
        by,
        source=source.source,
        key=source.key,
        left={name: now[name] for name in sorted(room.fills)},
        kept=[part.name for part in room.keeps],
        **{"not_copied": {}, "left_out": [], "reread": []} | told,
    )
    return held


def _hold(programme):
    """Keep the others waiting, and return programme and contract as they are by now.

    The contract is held first, as in every act on its text.
    """
    contract = Contract.objects.filter(programme=programme).first()
    if contract is not None:
        contract.hold()
    rows = Programme.objects.select_for_update(of=["self"])
    held = rows.select_related("territory").get(pk=programme.pk)
    if held.state != Programme.State.DRAFT:
        raise ValidationError(_("This programme is no longer in preparation."))
    if contract is None and Contract.objects.filter(programme=held).exists():
        raise ValidationError(
            _("Somebody has just begun the contract: look at it, then choose again.")
        )
    if contract is not None:
        contract.programme = held
    return held, contract


def _clear(programme, contract, parts):
    """Take out what the last start had filled, so that another can fill it."""
    if parts >= TOGETHER:
        programme.partners.all().delete()
        if contract is not None:
            take_text_out(contract)
        programme.role_groups.all().delete()
    if "path" in parts:
        Path.objects.filter(programme=programme).delete()
    if "questions" in parts:
        programme.questions.all().delete()
    if "logos" in parts:
        programme.logos.all().delete()
    at_first = dict(zip(LENGTHS, LENGTHS_AT_FIRST, strict=True)) | dict.fromkeys(
        PURPOSE, ""
    )
    for names, part in ((LENGTHS, "lengths"), (PURPOSE, "purpose")):
        for name in names if part in parts else ():
            setattr(programme, name, at_first[name])


def copy_columns(source, programme, parts):
    """Give ``programme`` the words and the lengths of ``source``, where they are filled."""
    for names, part in ((fields_of(Words), "words"), (LENGTHS, "lengths")):
        for name in names if part in parts else ():
            setattr(programme, name, getattr(source, name))
