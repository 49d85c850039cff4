"""The ceremony: planned, moved, and closed by somebody who confirms the day.

The day on which the contract begins is set by a person, never by the last signature
(domain 5.6): every other date follows from it.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.models import Ceremony
from programmes import journal
from workshops.models import Session


@transaction.atomic
def ceremony_of(contract):
    """Return the contract's ceremony, begun if it had none, on the day planned."""
    known = Ceremony.objects.select_related("session").filter(contract=contract).first()
    if known is not None:
        return known
    contract.hold()
    session = Session.objects.create(
        programme=contract.programme,
        kind=Session.Kind.CEREMONY,
        day=contract.programme.signature_planned_on,
        place=contract.place,
    )
    ceremony, _made = Ceremony.objects.get_or_create(
        contract=contract, defaults={"session": session}
    )
    return ceremony


def may_move(contract):
    """Whether the day may still be changed: not once it is printed, or confirmed."""
    if contract.programme.is_signed:
        return False
    version = contract.frozen
    return version is None or version.printed_day is None


@transaction.atomic
def move(ceremony, day):
    """Plan the ceremony on ``day`` (None: not known yet), for programme and session.

    Raises ``ValidationError`` once the day is printed in a frozen text, or confirmed.
    """
    contract = ceremony.contract
    contract.hold()
    if day == contract.programme.signature_planned_on == ceremony.session.day:
        return
    if not may_move(contract):
        raise ValidationError(
            _("This day is printed in the frozen text: another one is a reopening."),
            "printed",
        )
    contract.programme.signature_planned_on = day
    contract.programme.save(update_fields=["signature_planned_on"])
    ceremony.session.day = day
    ceremony.session.save(update_fields=["day"])


@transaction.atomic
def close(ceremony, day, by, *, at=None):
    """Close the ceremony: ``day``, confirmed by ``by``, is when the contract begins.

    ``at`` is the instant, now unless the demo tells its story. Raises ``ValidationError`` for a text that is not frozen, no signature at all, a
    ceremony closed already, a day still to come or before the freezing, or another
    day than the one printed: that is a reopening and a new print.
    """
    contract = ceremony.contract
    contract.hold()
    programme, version = contract.programme, contract.frozen
    if programme.is_signed:
        raise ValidationError(_("The ceremony is closed already."), "closed")
    if version is None:
        raise ValidationError(_("Only a frozen text can be signed."), "draft")
    if not version.signatures.valid().exists():
        raise ValidationError(_("No signature is recorded yet."), "unsigned")
    if version.printed_day and day != version.printed_day:
        raise ValidationError(
            _(
                "The contract prints another day. To change it, reopen the text, then"
                " print and sign it again."
            ),
            "printed",
        )
    at = at or timezone.now()
    if day > timezone.localdate(at):
        raise ValidationError(_("This day is still to come."), "future")
    if day < timezone.localdate(version.frozen_at):
        raise ValidationError(_("The text was not frozen yet on that day."), "early")
    programme.effective_on = programme.signature_planned_on = day
    programme.save(update_fields=["effective_on", "signature_planned_on"])
    ceremony.session.day = day
    ceremony.session.save(update_fields=["day"])
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
