"""Recording what came back signed by hand of an act, and when it is in force.

Nothing here writes in the contract: its bytes and digests stay what they were (domain 5.7).
"""

import json
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts import amending
from contracts.act_sealing import hold, pieces, record, valid_signatures
from contracts.act_text import thawed
from contracts.joining import refuse_gone
from contracts.models import Accession, ActSignature, Amendment
from contracts.models.contract import Refusal
from contracts.signing.recording import OtherText
from programmes.models import Partner, Programme


@dataclass(frozen=True)
class ActSeat:
    """One place to sign an act: a cell, or a participant's own paper."""

    token: str
    partner: Partner
    title: str
    name: str = ""
    signature: ActSignature | None = None

    @property
    def who(self):
        return f"{self.title}, {self.name}" if self.name else self.title


def seats(act):
    """Return who signs a sealed act, in the order of its grid."""
    said = json.loads(act.canonical)
    recorded = valid_signatures(act).select_related("recorded_by")
    signatures = {one.token: one for one in recorded}
    rows = act.programme.partners.select_related("role_group")
    partners = {one.token: one for one in rows}
    found = [
        ActSeat(token, partners[token], partners[token].name)
        for token in said["signers"]
    ]
    for cell in thawed(act).cells:
        if not cell.is_participant:
            partner = partners[cell.token.partition(".")[0]]
            found.append(ActSeat(cell.token, partner, cell.title, cell.name))
    return [
        ActSeat(one.token, one.partner, one.title, one.name, signatures.get(one.token))
        for one in found
    ]


@transaction.atomic
def record_signatures(act, digest, days, by, *, at=None):
    """Record who has signed which day: ``days`` gives a date for each token.

    Recorded twice, the first counts. Raises ``OtherText`` when the papers bear another
    digest, ``ValidationError`` for a day before the sealing or to come.
    """
    act, at = hold(act), at or timezone.now()
    if act.is_draft or act.digest != digest:
        raise OtherText
    new = []
    for seat in seats(act):
        day = days.get(seat.token)
        if day is None or seat.signature:
            continue
        check_day(act, day, at)
        signature = ActSignature.objects.create(
            **pieces(act),
            partner=seat.partner,
            token=seat.token,
            digest=act.digest,
            signed_on=day,
            recorded_at=at,
            recorded_by=by,
        )
        record(act, "act_signed", by, at, token=seat.token, signed_on=day.isoformat())
        new.append(signature)
    return new


def check_day(act, day, at=None):
    """Raise ``ValidationError`` for a day on which nobody can have signed ``act``."""
    if day > timezone.localdate(at):
        raise ValidationError(_("This day is still to come."), "future")
    if day < timezone.localdate(act.sealed_at):
        raise ValidationError(_("The act was not sealed yet on that day."), "early")


@transaction.atomic
def strike_out(signature, by, because):
    """Strike out a record made by mistake; ``because`` says how it came about."""
    act = hold(signature.act)
    signature.refresh_from_db()
    if signature.struck_at is not None:
        return
    signature.struck_at, signature.struck_by = timezone.now(), by
    signature.struck_because = because.strip()
    signature.save(update_fields=["struck_at", "struck_by", "struck_because"])
    record(
        act,
        "act_struck_out",
        by,
        None,
        token=signature.token,
        signature=signature.pk,
    )


def unsigned(act):
    """Return what an act still waits for before it is in force, as sentences.

    Who joins signs at each of its places; an amendment is signed in each of the role
    groups that it is put to, which is the common accord.
    """
    waiting = _awaited(act, lambda signature: True)
    said = _("No signature is recorded yet of: %(who)s.")
    return [said % {"who": ", ".join(waiting)}] if waiting else []


def _awaited(act, counts):
    """Return who has no signature that ``counts``: of an amendment, which groups."""
    found = seats(act)
    signed = [one for one in found if one.signature and counts(one.signature)]
    if isinstance(act, Accession):
        return [seat.who for seat in found if seat not in signed]
    groups = {seat.partner.role_group_id: seat.partner.role_group for seat in found}
    for seat in signed:
        groups.pop(seat.partner.role_group_id, None)
    return [group.title_in(act.programme.vocabulary) for group in groups.values()]


def refuse_earlier(act, day):
    """Raise ``ValidationError`` for a day before that of a signature that is awaited."""
    if late := _awaited(act, lambda signature: signature.signed_on <= day):
        said = _("On that day these had not signed yet: %(who)s.")
        raise ValidationError(said % {"who": ", ".join(late)}, "early")


@transaction.atomic
def take_effect(act, day, by, *, at=None):
    """Confirm that ``act`` is in force since ``day``, which a person says.

    A new length is written in the programme then, and only then. Raises
    ``ValidationError`` while signatures are awaited, for a day before the sealing, the
    contract or a signature that was awaited, when who joins takes part no more, and
    when another amendment came in between.
    """
    act, at = hold(act), at or timezone.now()
    if act.is_signed:
        raise Refusal(_("This act is signed already."), "signed")
    if act.is_draft:
        raise Refusal(_("Only a sealed act can be signed."), "draft")
    if waiting := unsigned(act):
        raise ValidationError(waiting)
    check_day(act, day, at)
    if day < act.programme.effective_on:
        raise ValidationError(_("The contract was not signed yet on that day."))
    refuse_earlier(act, day)
    if isinstance(act, Amendment):
        refuse_overtaken(act)
    else:
        refuse_gone(act)
    act.signed_on, act.recorded_by = day, by
    act.save(update_fields=["signed_on", "recorded_by"])
    if isinstance(act, Accession):
        _joined(act, day)
    elif act.months is not None:
        Programme.objects.filter(pk=act.programme_id).update(
            amended_months=act.months, version=F("version") + 1
        )
        act.programme.refresh_from_db(fields=["amended_months", "version"])
    record(
        act,
        "act_in_force",
        by,
        at,
        signed_on=day.isoformat(),
        months=getattr(act, "months", None),
    )
    return act


def _joined(act, day):
    """Note since when who joins takes part: not of one who was there before it."""
    late = Partner.objects.filter(pk=act.partner_id, joined_on=None)
    late = late.filter(created_at__date__gte=act.programme.effective_on)
    late.update(joined_on=day)


def refuse_overtaken(act):
    """Raise ``ValidationError`` when an amendment came into force since the sealing."""
    later = amending.in_force(act.contract).filter(number__gt=act.number)
    text = amending.standing_text(act) if act.article_id else ""
    months = act.months and amending.standing_months(act.programme)
    if later.exists() or (text, months) != (act.text_before, act.months_before):
        raise Refusal(
            _("Another amendment came into force since: this one says what was before.")
            + " "
            + _("Write it again as a new amendment."),
            "overtaken",
        )
