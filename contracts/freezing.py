"""Freezing the text so that it can be signed, and reopening it with a reason.

What binds is written first, in one transaction: canonical text, digest, names, logos and
the list of copies. The prints come after it (``contracts.prints.sealing``), so that a print
that fails leaves a text that is frozen whole (trust 3.1, 3.8).
"""

import hashlib
import json

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts import canonical
from contracts.annexes import length_of
from contracts.composition import paper_of, values_of
from contracts.models import (
    ContractCopy,
    FrozenName,
    FrozenPiece,
    FrozenVersion,
    Revision,
)
from contracts.models.contract import LONGEST, Refusal
from contracts.open_points import passages_on
from contracts.thawing import LOGO
from programmes import journal
from programmes.models import Programme
from programmes.naming import full_names_written


class TextHasChanged(Refusal):
    """What is to be frozen is no longer what the person has read."""

    def __init__(self):
        message = _("The text has changed since you read it: read it again.")
        super().__init__(message, "changed")


@transaction.atomic
def freeze(contract, by, digest, *, at=None):
    """Freeze the text as it stands and return its ``FrozenVersion``.

    ``digest`` is the one of the text that the person read before confirming; ``at`` is
    the instant, now unless the demo tells its story. Raises
    ``TextHasChanged`` when it is another by now, ``TextIsFrozen`` when somebody has
    just frozen it, ``ValidationError`` when there is no text, nobody who signs it, a
    ceremony whose day is over, or a participant's name in it.
    """
    contract.hold_draft()
    programme = contract.programme
    # Nobody moves a date that is printed before this text is frozen with it.
    programme.refresh_from_db(
        from_queryset=Programme.objects.select_for_update(of=["self"])
    )
    values = values_of(programme)
    paper = paper_of(contract, values=values, with_logos=True)
    if paper.digest != digest:
        raise TextHasChanged
    now = at or timezone.now()
    refuse_unready(contract)
    refuse_a_day_over(programme.dates.signed_on, timezone.localdate(now))
    refuse_names(contract, paper)
    refuse_too_long(paper)
    partners = list(values.partners.values())
    content = canonical.content(paper, partners, programme)
    version = FrozenVersion.objects.create(
        contract=contract,
        number=contract.text_version,
        canonical=canonical.as_text(content),
        digest=paper.digest,
        printed_day=programme.dates.signed_on,
        frozen_at=now,
        frozen_by=by,
    )
    named = {partner.token: partner for partner in partners}
    FrozenName.objects.bulk_create(
        FrozenName(
            version=version,
            partner=named[token],
            token=token,
            salt=salt,
            value=value,
        )
        for token, (salt, value) in canonical.names(paper, partners).items()
    )
    logos = _keep_logos(version, paper, now)
    copies = ContractCopy.objects.bulk_create(
        ContractCopy(
            version=version,
            partner=partner,
            reference=contract.copy_reference(partner),
        )
        for partner in contract.copies()
    )
    programme.frozen_at = now
    programme.save(update_fields=["frozen_at"])
    journal.record(
        programme,
        "frozen",
        by,
        at=now,
        version=version.number,
        digest=version.digest,
        annexes=_annex_digests(content),
        logos=logos,
        copies=[copy.partner.token for copy in copies],
        printed_day=content["dates"]["signed_on"],
    )
    return version


def refuse_unready(contract):
    """Raise ``ValidationError`` when there is nothing to sign, or nobody who would."""
    if not contract.has_text():
        raise ValidationError(
            _("Nobody has written in the text yet: there is nothing to sign."), "empty"
        )
    if not contract.copies().exists():
        raise ValidationError(
            _("No %(participant)s signs yet: nobody would have a copy.")
            % {"participant": contract.programme.vocabulary.singular},
            "nobody",
        )


def refuse_a_day_over(day, today):
    """Raise ``ValidationError`` when the day to be printed is over.

    Nobody could sign this text on it, nor confirm it afterwards (domain 5.6).
    """
    if day and day < today:
        raise ValidationError(
            _("The day of the ceremony is over: choose another one, then freeze."),
            "over",
        )


def refuse_names(contract, paper):
    """Raise ``ValidationError`` when the common text holds a participant's full name.

    A name that is one common word cannot be told from it: that is only a warning, on
    the page that comes before freezing (trust 6.2).
    """
    text = "\n".join(words for _anchor, words in passages_on(paper))
    participants = contract.programme.partners.participants()
    if found := full_names_written(text, participants):
        raise ValidationError(
            ngettext(
                "The text holds a participant’s name, which everybody would read:"
                " %(names)s. Take it out, then freeze.",
                "The text holds participants’ names, which everybody would read:"
                " %(names)s. Take them out, then freeze.",
                len(found),
            )
            % {"names": ", ".join(found)},
            "name",
        )


def refuse_too_long(paper):
    """Raise ``ValidationError`` when ideas or actions make the text too long to print.

    A text of passages alone cannot be: each form sees to it.
    """
    ideas = any(one.definition and one.definition.shows_ideas for one in paper.annexes)
    actions = any(one.proposals for one in paper.annexes)
    if not (ideas or actions) or length_of(paper) <= LONGEST:
        return
    raise ValidationError(
        _(
            "With every idea the contract is too long to be printed: let annex 1"
            " show the texts alone."
        )
        if ideas
        else _(
            "With all its actions the contract is too long to be printed: take some"
            " out."
        ),
        "long",
    )


def _keep_logos(version, paper, now):
    """Keep the logos with the text, and return their digests in order."""
    pieces = [
        FrozenPiece(
            version=version,
            name=f"{LOGO}{number}",
            mime=logo.mime,
            alt=logo.alt,
            body=logo.body,
            digest=hashlib.sha256(logo.body).hexdigest(),
            kept_at=now,
        )
        for number, logo in enumerate(paper.logos, start=1)
    ]
    FrozenPiece.objects.bulk_create(pieces)
    return [piece.digest for piece in pieces]


def _annex_digests(content):
    """Return the digest of each annex, by its number (trust 6.10)."""
    return {str(one["number"]): canonical.digest(one) for one in content["annexes"]}


@transaction.atomic
def reopen(contract, by, reason):
    """Open the frozen text to writing again, for a ``reason`` that everybody may read.

    The version and its prints are kept; the signatures recorded on it are void, and
    returned as a list of those to see again. Raises ``ValidationError`` once the
    ceremony is closed (from then on, only an amendment), without a reason, or when
    the text is a draft already.
    """
    contract.hold()
    programme = contract.programme
    if programme.is_signed:
        raise ValidationError(
            _("The ceremony is closed: the signed text can no longer be reopened."),
            "signed",
        )
    version = contract.frozen
    if version is None:
        raise ValidationError(_("The text is open already."), "draft")
    if not reason.strip():
        raise ValidationError(_("Say why the text is reopened."), "reason")
    void = list(version.signatures.valid().select_related("partner").order_by("pk"))
    version.reopened_at, version.reopened_by = timezone.now(), by
    version.reason = reason.strip()
    version.save(update_fields=["reopened_at", "reopened_by", "reason"])
    programme.frozen_at = None
    programme.save(update_fields=["frozen_at"])
    contract.note_change(Revision.Act.REOPENED, by, text=version.reason)
    journal.record(
        programme,
        "reopened",
        by,
        version=version.number,
        digest=version.digest,
        reason=hashlib.sha256(version.reason.encode()).hexdigest(),
        void=[signature.token for signature in void],
    )
    return void


def content_of(version):
    """Return the canonical content of a frozen version as plain data."""
    return json.loads(version.canonical)
