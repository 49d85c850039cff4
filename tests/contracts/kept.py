"""A signed contract and, beside it, what may still be changed: rows to attack."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from contracts.models import (
    Ceremony,
    Commitment,
    CopyPrint,
    FrozenName,
    FrozenPiece,
    Scan,
    Section,
)
from programmes.models import Event, Kind
from tests.factories import make_contract, make_partner, make_programme, make_signed
from workshops.models import Session

NOW = timezone.now()
LATER = NOW + dt.timedelta(days=1)


@dataclass
class World:
    """A contract that is signed, a draft beside it, and one that has no section yet."""

    signed: object
    draft: object
    bare: object


def make_world():
    signed, draft, bare = (make_contract() for _ in range(3))
    # A contract has each section once: those that are moved find their place empty.
    bare.sections.all().delete()
    draft.sections.filter(kind=Section.Kind.ANNEX_1).delete()
    signed.sections.filter(kind=Section.Kind.ANNEX_2).delete()
    town = make_partner(signed.programme, Kind.AUTHORITY, name="Ville de Rivemont")
    block = signed.blocks.get(role_group__kind=Kind.AUTHORITY)
    block.commitments.update(text=f"Ouvrir la salle de {{partenaire {town.number}}}.")
    version = make_signed(signed)
    FrozenPiece.objects.create(
        version=version, name="sans-nom", mime="x", body=b"%PDF", kept_at=NOW
    )
    copy = version.copies.first()
    CopyPrint.objects.create(copy=copy, body=b"%PDF", digest="x", made_at=NOW)
    by = version.frozen_by
    Scan.objects.create(
        copy=copy, file="a", mime="x", size=4, digest="x", added_at=NOW, added_by=by
    )
    return World(signed, draft, bare)


@dataclass(frozen=True)
class Row:
    """How to find a row of the signed contract, and what an attack writes in it.

    ``free`` finds one like it that may be changed; where there is none, whatever is
    signed being kept for ever, the same attack passes once the triggers are away.
    """

    find: object
    field: str
    value: object
    free: object = None


def version_of(world):
    return world.signed.frozen_versions.get()


def own(world, model):
    """Return the one row of the signed contract among those of ``model``."""
    return model.objects.order_by("pk").first()


def common(contract):
    return contract.articles.filter(part=1).order_by("pk").first()


def commitment(contract):
    return Commitment.objects.filter(block__contract=contract).order_by("pk").first()


def free_programme(world):
    return make_programme()


def free_session(world):
    return Session.objects.create(
        programme=world.draft.programme, kind=Session.Kind.CEREMONY
    )


#: Each table that is kept.
ROWS = {
    "contract": Row(lambda w: w.signed, "place", "Ailleurs", lambda w: w.bare),
    "section": Row(
        lambda w: w.signed.sections.first(),
        "text",
        "Autre chose.",
        lambda w: w.draft.sections.first(),
    ),
    "article": Row(
        lambda w: common(w.signed), "text", "Autre chose.", lambda w: common(w.draft)
    ),
    "block": Row(
        lambda w: w.signed.blocks.first(),
        "lead_in",
        "Nous jurons :",
        lambda w: w.draft.blocks.first(),
    ),
    "commitment": Row(
        lambda w: commitment(w.signed),
        "text",
        "Ne rien faire.",
        lambda w: commitment(w.draft),
    ),
    "version": Row(version_of, "canonical", "{}"),
    "name": Row(lambda w: own(w, FrozenName), "value", '"Une autre ville"'),
    "piece": Row(lambda w: own(w, FrozenPiece), "body", b"%PDF d'ailleurs"),
    "copy": Row(lambda w: version_of(w).copies.first(), "reference", "AUT-2025-01-01"),
    "print": Row(lambda w: own(w, CopyPrint), "body", b"%PDF d'ailleurs"),
    "scan": Row(lambda w: own(w, Scan), "digest", "y"),
    "signature": Row(
        lambda w: version_of(w).signatures.first(), "signed_on", dt.date(2025, 1, 1)
    ),
    "event": Row(lambda w: own(w, Event), "kind", "rien"),
    "programme": Row(
        lambda w: w.signed.programme, "duration_months", 9, free_programme
    ),
    "ceremony": Row(lambda w: own(w, Ceremony), "closed_at", LATER),
    "session": Row(
        lambda w: own(w, Ceremony).session, "day", dt.date(2025, 1, 1), free_session
    ),
}


class Undone(Exception):  # noqa: N818 -- what was tried is undone, whatever came of it
    pass


def tried(attack, *arguments):
    """Attack, and undo it; raises what the database answered, if it refused."""
    try:
        with transaction.atomic():
            attack(*arguments)
            raise Undone
    except Undone:
        pass
