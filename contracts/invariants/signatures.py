"""What must always be true of the records of signatures."""

import json

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.invariants.naming import part_named
from contracts.invariants.texts import versions
from contracts.models import Signature, SigningNote
from programmes.soundness import STUMBLES, Invariant, among, each, one_by_one


def signatures():
    rows = Signature.objects.select_related("version__contract", "partner")
    return rows.defer("version__canonical")


def signatures_are_of_their_text():
    wrong = ~Q(digest=F("version__digest"))
    return among(signatures(), wrong, part_named)


def signatures_are_of_the_programme():
    wrong = ~Q(partner__programme=F("version__contract__programme"))
    return among(signatures(), wrong, part_named)


def signatures_have_their_place():
    """A participant signs a copy of her own, everybody else a cell of the grid."""
    for version in one_by_one(versions()):
        places = _places(version)
        for signature in version.signatures.select_related("partner").order_by("pk"):
            signature.version = version
            base = signature.token.partition(".")[0]
            sound = signature.token in places and base == signature.partner.token
            yield "" if sound else part_named(signature)


def _places(version):
    copies = version.copies.select_related("partner")
    places = {copy.partner.token for copy in copies}
    try:
        cells = json.loads(version.canonical)["cells"]
        return places | {cell["token"] for cell in cells} - {"P"}
    except STUMBLES:
        return places


def signatures_are_of_a_day_between():
    return each(signatures(), _is_of_a_day_between, part_named)


def _is_of_a_day_between(signature):
    frozen = timezone.localdate(signature.version.frozen_at)
    return frozen <= signature.signed_on <= timezone.localdate(signature.recorded_at)


def notes_are_on_those_who_have_not_signed():
    signed = Signature.objects.filter(
        version=OuterRef("version"), token=OuterRef("token"), struck_at=None
    )
    notes = SigningNote.objects.select_related("version__contract")
    notes = notes.defer("version__canonical")
    return among(notes, Exists(signed), part_named)


INVARIANTS = (
    Invariant(
        _("Each signature bears the digest of its version"),
        signatures_are_of_their_text,
    ),
    Invariant(
        _("Each signature is of a partner of its own programme"),
        signatures_are_of_the_programme,
    ),
    Invariant(
        _("Each signature has its place: a copy, or a cell of the grid"),
        signatures_have_their_place,
    ),
    Invariant(
        _("Nobody signs before the freezing, nor after it is recorded"),
        signatures_are_of_a_day_between,
    ),
    Invariant(
        _("No note is left on somebody who has signed"),
        notes_are_on_those_who_have_not_signed,
    ),
)
