"""Sealing an act, reopening it, and recording what came back signed by hand.

What binds is written first, then the print is made (``contracts.prints.acts``). Nothing
here writes in the contract: its bytes and digests stay what they were (domain 5.7).
"""

import json
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts import amending, canonical
from contracts.act_text import composed, content, thawed
from contracts.freezing import TextHasChanged
from contracts.joining import ActIsSealed, refuse_unsigned
from contracts.models import Accession, ActName, ActSignature, Amendment
from contracts.models.contract import Refusal
from contracts.signing.recording import OtherText
from programmes import journal
from programmes.models import Partner, Programme
from programmes.naming import full_names_written


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


def kind_of(act):
    return act._meta.model_name


def pieces(act):
    """Return the condition that finds what belongs to ``act``."""
    return {kind_of(act): act}


def _hold(act):
    """Hold the contract, and return the act as it is by now."""
    act.contract.hold()
    rows = type(act).objects.select_for_update(of=["self"])
    fresh = rows.get(pk=act.pk)
    fresh.contract, fresh.programme = act.contract, act.contract.programme
    return fresh


def _record(act, kind, by, at, **facts):
    act_facts = {"act": kind_of(act), "number": act.number, "digest": act.digest}
    journal.record(act.programme, kind, by, at=at, **act_facts | facts)


# Sealing.


def what_lacks(act, paper):
    """Return what is to be mended before ``act`` can be sealed, as sentences."""
    found = []
    if isinstance(act, Accession):
        if not paper.block.items:
            found.append(_("It has no commitment yet: who joins writes its own."))
    else:
        found += _lacking_in_a_change(act)
    text = "\n".join(
        "".join(span.text for span in one if not span.token)
        for one in paper.paragraphs()
    )
    participants = act.programme.partners.participants()
    if names := full_names_written(text, participants):
        said = _("Take these participants’ names out of the words: %(names)s.")
        found.append(said % {"names": ", ".join(names)})
    return found


def _lacking_in_a_change(act):
    if act.article_id and act.text_after.strip() == amending.standing_text(act).strip():
        yield _("The article says the same before and after: change its words.")
    if act.months == amending.standing_months(act.programme):
        yield _("The contract lasts as long as that already.")
    elif act.months and amending.dates_after(act).ends_on < timezone.localdate():
        yield _("With this length the contract would be over already.")
    if not act.accords.exists():
        yield _("Note which groups agreed, and on which day.")
    if not amending.signers(act):
        yield _("Nobody has signed the contract: there is nobody to sign this.")


@transaction.atomic
def seal(act, by, digest, *, at=None):
    """Freeze the words of ``act`` so that it can be signed; returns it.

    ``digest`` is the one of the text that the person read; ``at`` the instant, now
    unless the demo tells its story. Raises ``ActIsSealed``, ``TextHasChanged``, and
    ``ValidationError`` for what lacks.
    """
    act = _hold(act)
    if not act.is_draft or act.archived_at is not None:
        raise ActIsSealed
    refuse_unsigned(act.contract)
    paper, partners = composed(act)
    if paper.digest != digest:
        raise TextHasChanged
    if lacking := what_lacks(act, paper):
        raise ValidationError(lacking)
    if isinstance(act, Amendment):
        act.text_before = amending.standing_text(act) if act.article_id else ""
        act.months_before = act.months and amending.standing_months(act.programme)
    act.canonical = canonical.as_text(content(act, paper, partners))
    act.digest, act.sealed_at, act.sealed_by = digest, at or timezone.now(), by
    act.version += 1
    act.save()
    named = {partner.token: partner for partner in partners}
    ActName.objects.bulk_create(
        ActName(
            **pieces(act), partner=named[token], token=token, salt=salt, value=value
        )
        for token, (salt, value) in canonical.names(paper, partners).items()
    )
    _record(act, "act_sealed", by, at)
    return act


@transaction.atomic
def reopen(act, by):
    """Let a sealed act be written again; nothing of it is lost.

    Raises ``ValidationError`` once somebody has signed it, or it is in force.
    """
    act = _hold(act)
    if act.is_draft:
        return act
    if act.is_signed or valid_signatures(act).exists():
        raise Refusal(
            _("Somebody has signed this act: it is no longer written in."), "signed"
        )
    _record(act, "act_reopened", by, None)
    act.canonical = act.digest = ""
    act.sealed_at = act.sealed_by = None
    act.version += 1
    act.save()
    act.actnames.all().delete()
    act.actprints.all().delete()
    return act


# Signatures.


def valid_signatures(act):
    """Return the signatures of an act that count: on its present words, not struck."""
    return act.actsignatures.filter(struck_at=None, digest=act.digest)


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
    act, at = _hold(act), at or timezone.now()
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
        _record(act, "act_signed", by, at, token=seat.token, signed_on=day.isoformat())
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
    act = _hold(signature.act)
    signature.refresh_from_db()
    if signature.struck_at is not None:
        return
    signature.struck_at, signature.struck_by = timezone.now(), by
    signature.struck_because = because.strip()
    signature.save(update_fields=["struck_at", "struck_by", "struck_because"])
    _record(
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
    found = seats(act)
    if isinstance(act, Accession):
        waiting = [seat.who for seat in found if not seat.signature]
    else:
        groups = {seat.partner.role_group_id: seat for seat in found}
        signed = {seat.partner.role_group_id for seat in found if seat.signature}
        waiting = [
            seat.partner.role_group.title_in(act.programme.vocabulary)
            for key, seat in groups.items()
            if key not in signed
        ]
    said = _("No signature is recorded yet of: %(who)s.")
    return [said % {"who": ", ".join(waiting)}] if waiting else []


@transaction.atomic
def take_effect(act, day, by, *, at=None):
    """Confirm that ``act`` is in force since ``day``, which a person says.

    A new length is written in the programme then, and only then. Raises
    ``ValidationError`` while signatures are awaited, for a day before the sealing, the
    contract or the last signature, and when another amendment came in between.
    """
    act, at = _hold(act), at or timezone.now()
    if act.is_signed:
        raise Refusal(_("This act is signed already."), "signed")
    if act.is_draft:
        raise Refusal(_("Only a sealed act can be signed."), "draft")
    if waiting := unsigned(act):
        raise ValidationError(waiting)
    check_day(act, day, at)
    if day < act.programme.effective_on:
        raise ValidationError(_("The contract was not signed yet on that day."))
    if isinstance(act, Amendment):
        refuse_overtaken(act)
    act.signed_on, act.recorded_by = day, by
    act.save(update_fields=["signed_on", "recorded_by"])
    if isinstance(act, Accession):
        Partner.objects.filter(pk=act.partner_id, joined_on=None).update(joined_on=day)
    elif act.months is not None:
        Programme.objects.filter(pk=act.programme_id).update(
            amended_months=act.months, version=F("version") + 1
        )
        act.programme.refresh_from_db(fields=["amended_months", "version"])
    _record(
        act,
        "act_in_force",
        by,
        at,
        signed_on=day.isoformat(),
        months=getattr(act, "months", None),
    )
    return act


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
