"""What comes after the writing in a place: the discussion, the freezing, the signature."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from contracts.ceremonies import ceremony_of, close
from contracts.composition import paper_of
from contracts.freezing import freeze, reopen
from contracts.models import Comment, Contract
from contracts.prints.sealing import press
from contracts.signing.recording import record_signature, strike_out
from contracts.signing.scans import attach
from programmes.models import Kind, Role
from programmes.uploads import harmless
from tests.site.place import white


def discuss(place):
    """Comment on a passage of each kind, read an article together, prepare the day."""
    by = {role: place.accounts[f"{role}, own"] for role in Role}
    contract, writer = place.contract, by[Role.FACILITATOR]
    group = place.groups[Kind.PARTICIPANT]
    place.rows["comment"] = contract.comments.create(
        article=place.rows["own_first"],
        role_group=group,
        text=place.canary("comment", "article"),
        written_by=by[Role.PARTICIPANT],
    )
    place.rows["proposal"] = contract.comments.create(
        commitment=place.rows["participant_first"],
        role_group=group,
        text=place.canary("comment", "commitment"),
        proposal=f"Écouter {place.canary('proposal', 'commitment')}.",
        about=place.rows["participant_first"].text,
        written_by=by[Role.PARTICIPANT],
    )
    contract.comments.create(
        commitment=place.rows["partner_first"],
        role_group=group,
        text=place.canary("comment", "declined"),
        written_by=by[Role.PARTICIPANT],
        decision=Comment.Decision.DECLINED,
        answer=place.canary("answer", "declined"),
        answered_by=by[Role.PARTNER],
        answered_at=timezone.now(),
    )
    place.rows["taken_back"] = contract.comments.create(
        article=place.rows["own_first"],
        role_group=group,
        text=place.canary("comment", "taken.back"),
        written_by=by[Role.PARTICIPANT],
        archived_at=timezone.now(),
    )
    changed = place.rows["own_first"]
    changed.text = place.canary("article", "own.changed")
    changed.save_as("changed", writer)
    place.rows["reading"] = place.rows["common_first"].readings.create(
        read_on=timezone.localdate(), noted_at=timezone.now(), noted_by=writer
    )
    ceremony = place.rows["ceremony"] = ceremony_of(contract)
    ceremony.order = place.canary("order", "ceremony")
    ceremony.save()
    session = ceremony.session
    session.place = place.canary("room", "ceremony")
    session.save()
    ceremony.turns.create(
        block=place.rows["participant_block"], reader=place.canary("reader", "ceremony")
    )
    for row, whose in (("thing", "ceremony"), ("thing_removed", "removed")):
        place.rows[row] = ceremony.things.create(text=place.canary("thing", whose))
    place.rows["thing_removed"].archived_at = timezone.now()
    place.rows["thing_removed"].save()


def freeze_place(place):
    """Freeze the text, reopen it, freeze and print it again, and note what came back.

    One participant has signed, with a scan; another one's record was struck out.
    """
    by = place.accounts["coordinator, own"]
    contract = place.contract = Contract.objects.get(pk=place.contract.pk)
    contract.programme = place.programme
    reason = place.canary("reason", "reopening")
    place.rows["old_version"] = freeze(contract, by, paper_of(contract).digest)
    reopen(contract, by, reason)
    version = freeze(contract, by, paper_of(contract).digest)
    place.rows["version"] = version
    press(version, by)
    for whose in ("silent", "shared", "participant.own"):
        token, day = place.partners[whose].token, timezone.localdate()
        signature = record_signature(contract, token, version.digest, day, by)
        place.rows[f"signature.{whose}"] = signature
    strike_out(
        place.rows["signature.shared"], by, place.canary("because", "struck.out")
    )
    other = place.canary("name", "renamed")
    place.programme.partners.filter(pk=place.partners["shared"].pk).update(name=other)
    for whose in ("silent", "participant.own"):
        copy = version.copies.get(partner=place.partners[whose])
        file = SimpleUploadedFile("page.png", white(), content_type="image/png")
        place.rows[f"scan.{whose}"] = attach(copy, harmless(file), by)
    return version


def sign_place(place):
    """Freeze the text and close its ceremony today."""
    by = place.accounts["coordinator, own"]
    freeze_place(place)
    close(ceremony_of(place.contract), timezone.localdate(), by)
