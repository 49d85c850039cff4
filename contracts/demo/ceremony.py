"""Rivemont signs: frozen a week before, seven copies signed, one scan still missing."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image, ImageDraw

from contracts import ceremonies
from contracts.composition import paper_of
from contracts.demo.rivemont import FROZEN_AT, HOURS, SIGNED_AT
from contracts.freezing import freeze
from contracts.models import Contract, SigningNote
from contracts.prints import sealing
from contracts.signing.recording import note, record_signature, seats
from contracts.signing.scans import attach
from programmes.uploads import harmless

#: Those whose copy is not signed, and what the facilitators noted for themselves.
NOT_SIGNED = {
    "Pio Sarrazel": SigningNote.Says.WAS_NOT_THERE,
    "Fatou Ndaryel": SigningNote.Says.DOES_NOT_SIGN,
}
NOT_SCANNED = {"Odile Farandeau"}
READERS = ("Solène et Marius", "Madame la maire", "Nadège et Tibor")


def sign_rivemont(programme, coordination, animation):
    """Freeze the contract, print it, hold the ceremony and note what came back."""
    contract = Contract.objects.get(programme=programme)
    contract.programme = programme
    with transaction.atomic():
        version = freeze(
            contract, coordination, paper_of(contract).digest, at=FROZEN_AT
        )
    sealing.press(version, coordination, at=FROZEN_AT)
    with transaction.atomic():
        hold(contract, animation)
        come_back(contract, version, animation)
        close(contract, coordination)


def hold(contract, by):
    """Say how the day goes, and who reads what aloud."""
    ceremony = ceremonies.ceremony_of(contract)
    session = ceremony.session
    session.starts_at, session.ends_at = HOURS
    session.place = "Salle des mariages, mairie de Rivemont"
    session.save()
    leaders = contract.programme.partners.filter(capacity__contains="CSM")
    session.leaders.set(leaders)
    blocks = contract.blocks.kept().filter(commitments__isnull=False).distinct()
    for block, reader in zip(blocks.order_by("position"), READERS, strict=True):
        ceremony.turns.create(block=block, reader=reader)
    ceremony.things.update(ready_at=SIGNED_AT)


def come_back(contract, version, by):
    """Record what each paper says, and keep the scans but one."""
    for seat in seats(version):
        says = NOT_SIGNED.get(seat.title)
        if says:
            note(contract, seat.token, version.digest, says)
            continue
        day = SIGNED_AT.date()
        record_signature(contract, seat.token, version.digest, day, by, at=SIGNED_AT)
        if seat.copy is None:
            continue
        version.copies.filter(pk=seat.copy.pk).update(
            printed_at=FROZEN_AT, printed_by=by, returned_on=day, returned_by=by
        )
        if seat.title not in NOT_SCANNED:
            attach(seat.copy, harmless(signed_page()), by, at=SIGNED_AT)


def close(contract, by):
    ceremony = ceremonies.ceremony_of(contract)
    ceremonies.close(ceremony, SIGNED_AT.date(), by, at=SIGNED_AT)


def signed_page():
    """Return the picture of a page with a signature of nobody's, as a PNG file."""
    image = Image.new("RGB", (620, 877), "white")
    draw = ImageDraw.Draw(image)
    for line in range(22):
        draw.line(
            (70, 90 + line * 26, 550 - line % 5 * 40, 90 + line * 26), "#b9b2a6", 3
        )
    draw.rectangle((70, 690, 300, 800), outline="#5a5047", width=2)
    draw.line(
        [(95, 760), (120, 715), (140, 775), (165, 725), (190, 770), (270, 740)],
        "#1d4d5c",
        4,
        joint="curve",
    )
    kept = io.BytesIO()
    image.save(kept, "PNG", optimize=True)
    return SimpleUploadedFile("page.png", kept.getvalue(), "image/png")
