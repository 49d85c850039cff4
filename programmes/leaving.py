"""Leaving a programme and coming back: the partner's own access goes along."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.models import Partner
from programmes.models.membership import PARTNER_ROLES


@transaction.atomic
def leave(partner: Partner, day) -> None:
    """Note that ``partner`` left on ``day``; its accounts then open the programme no more.

    No reason is asked. Raises ``ValidationError`` for a day to come, or before
    the partner joined.
    """
    if day > timezone.localdate():
        raise ValidationError(_("Note a departure on its day, not before."))
    partner.leave(day)
    partner.memberships.current().filter(role__in=PARTNER_ROLES).update(
        ended_on=Greatest(F("started_on"), day)
    )


def may_leave(partner: Partner, access) -> bool:
    """Whether this person may note that she leaves, by herself and without a reason.

    For a body, those who coordinate note it: one account is not the whole of it.
    """
    own = partner.pk in access.partner_pks
    return own and partner.organisation_id is None and partner.left_on is None


@transaction.atomic
def come_back(partner: Partner) -> None:
    """Undo a departure, and give back the access that ended with it."""
    ended = partner.memberships.filter(role__in=PARTNER_ROLES)
    for membership in ended.filter(ended_on__gte=partner.left_on):
        again = partner.programme.memberships.filter(
            user=membership.user_id, role=membership.role, ended_on=None
        )
        if not again.exists():
            membership.ended_on = None
            membership.save(update_fields=["ended_on"])
    partner.come_back()
