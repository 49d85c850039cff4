"""Recording what is on paper: who has signed which version, and on what day.

The signature itself is in ink. Its record names the text by its digest and the person
who recorded it; struck out as a mistake it stays, and what was never signed is a
working note, in neither journal nor evidence (trust 3.15, 6.10).
"""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.freezing import content_of
from contracts.models import ContractCopy, Signature, SigningNote
from contracts.models.contract import Refusal
from contracts.thawing import paper_as_frozen
from programmes import journal
from programmes.models import Partner


class OtherText(Refusal):
    """The paper bears another text than the one that stands."""

    def __init__(self):
        message = _("This is not the version that stands: the text has changed.")
        super().__init__(message, "other_text")


@dataclass(frozen=True)
class Seat:
    """One place to sign: a participant's own copy, or a cell of the grid on all of them.

    ``signature`` and ``note`` are what is recorded, if anything is.
    """

    token: str
    partner: Partner
    title: str  # « Ville de Rivemont », or the participant's name
    name: str = ""  # the representative
    lines: tuple[str, ...] = ()
    copy: ContractCopy | None = None
    signature: Signature | None = None
    note: SigningNote | None = None

    @property
    def who(self):
        """« Ville de Rivemont, Hélène Vautrelle »: the seat in one line."""
        return f"{self.title}, {self.name}" if self.name else self.title

    @property
    def said(self):
        """« signed », « does_not_sign », « was_not_there », or "" while awaited."""
        if self.signature:
            return "signed"
        return self.note.says if self.note else ""


def seats(version):
    """Return who signs this version, in the order of the grid, participants first.

    Costs the same number of queries however many they are.
    """
    recorded = version.signatures.filter(struck_at=None).select_related("recorded_by")
    signatures = {one.token: one for one in recorded}
    notes = {note.token: note for note in version.notes.all()}
    copies = version.copies.select_related("partner").order_by("partner__number")
    found = [
        Seat(
            copy.partner.token,
            copy.partner,
            copy.partner.name,
            copy=copy,
            signature=signatures.get(copy.partner.token),
            note=notes.get(copy.partner.token),
        )
        for copy in copies
    ]
    programme = version.contract.programme
    partners = {one.token: one for one in programme.partners.all()}
    for cell in paper_as_frozen(version).cells:
        if not cell.is_participant:
            found.append(
                Seat(
                    cell.token,
                    partners[cell.token.partition(".")[0]],
                    cell.title,
                    cell.name,
                    cell.lines,
                    signature=signatures.get(cell.token),
                    note=notes.get(cell.token),
                )
            )
    return found


def _places(version):
    """Return who signs under each token: on a copy of one's own, or in a cell."""
    copies = version.copies.select_related("partner")
    places = {copy.partner.token: copy.partner for copy in copies}
    partners = {one.token: one for one in version.contract.programme.partners.all()}
    for cell in content_of(version)["cells"]:
        if "title" not in cell:  # it names whoever holds the copy
            places[cell["token"]] = partners[cell["token"].partition(".")[0]]
    return places


def _partner_at(places, token):
    """Return the partner who signs under ``token``; raises ``ValidationError``."""
    if token not in places:
        raise ValidationError(_("Nobody signs here under this name."), "nobody")
    return places[token]


def _standing(contract, digest):
    """Return the version that stands, held; raises ``OtherText`` for another digest."""
    contract.hold()
    version = contract.frozen
    if version is None or version.digest != digest:
        raise OtherText
    return version


def check_day(version, day, at=None):
    """Raise ``ValidationError`` for a day on which nobody can have signed ``version``.

    That is a day before the freezing, or after the instant ``at`` (now unless the demo
    tells its story).
    """
    if day > timezone.localdate(at):
        raise ValidationError(_("This day is still to come."), "future")
    if day < timezone.localdate(version.frozen_at):
        raise ValidationError(_("The text was not frozen yet on that day."), "early")


@transaction.atomic
def record_signature(contract, token, digest, signed_on, by, *, at=None):
    """Record that the signature of ``token`` is on a paper that bears ``digest``.

    ``signed_on`` is the day written on the paper; ``by`` is the person who records, at
    the instant ``at`` (now unless the demo tells its story).
    Recorded twice, it is the first that counts. Raises ``OtherText`` when the paper is
    not of the version that stands, ``ValidationError`` for a day before the freezing or
    after today, or for a token that does not sign.
    """
    version = _standing(contract, digest)
    partner = _partner_at(_places(version), token)
    known = version.signatures.filter(token=token, struck_at=None).first()
    return known or _sign(version, partner, token, signed_on, by, at)


def _sign(version, partner, token, signed_on, by, at=None):
    """Write a signature that is not recorded yet; the contract is held."""
    at = at or timezone.now()
    check_day(version, signed_on, at)
    signature = Signature.objects.create(
        version=version,
        partner=partner,
        token=token,
        digest=version.digest,
        signed_on=signed_on,
        recorded_at=at,
        recorded_by=by,
    )
    version.notes.filter(token=token).delete()
    journal.record(
        version.contract.programme,
        "signed",
        by,
        at=at,
        version=version.number,
        digest=version.digest,
        token=token,
        signed_on=signed_on.isoformat(),
    )
    return signature


@transaction.atomic
def record_return(contract, digest, said, by):
    """Record what the papers of a ceremony say, all of it or nothing.

    ``said`` gives, for the token of each row that was filled in, the day of the
    signature (a date), or a ``SigningNote.Says``, or "" to take such a note back. A
    row that somebody else has recorded in the meantime is left as it is. Returns the
    signatures that are new; raises as ``record_signature`` does.
    """
    version = _standing(contract, digest)
    places = _places(version)
    signed = set(
        version.signatures.filter(struck_at=None).values_list("token", flat=True)
    )
    new = []
    for token, says in said.items():
        partner = _partner_at(places, token)
        if token in signed:
            continue
        if isinstance(says, dt.date):
            new.append(_sign(version, partner, token, says, by))
        else:
            _write_note(version, partner, token, says)
    return new


@transaction.atomic
def strike_out(signature, by, because):
    """Strike out a record made by mistake; ``because`` says how it came about.

    Raises ``ValidationError`` without a word of explanation.
    """
    contract = signature.version.contract
    contract.hold()
    signature.refresh_from_db()
    if signature.struck_at is not None:
        return
    if not because.strip():
        raise ValidationError(_("Say in a word what was mistaken."), "because")
    signature.struck_at, signature.struck_by = timezone.now(), by
    signature.struck_because = because.strip()
    signature.save(update_fields=["struck_at", "struck_by", "struck_because"])
    journal.record(
        contract.programme,
        "struck_out",
        by,
        version=signature.version.number,
        token=signature.token,
        signature=signature.pk,
    )


@transaction.atomic
def note(contract, token, digest, says):
    """Note that ``token`` does not sign, or was not there; ``says`` "" takes it back.

    It is a working note: no reason, no journal. Nothing is noted of who has signed.
    """
    version = _standing(contract, digest)
    partner = _partner_at(_places(version), token)
    if not version.signatures.filter(token=token, struck_at=None).exists():
        _write_note(version, partner, token, says)


def _write_note(version, partner, token, says):
    if not says:
        version.notes.filter(token=token).delete()
        return
    SigningNote.objects.update_or_create(
        version=version, token=token, defaults={"partner": partner, "says": says}
    )
