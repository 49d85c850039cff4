"""Leaving a programme and coming back: the partner's own access goes along."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes import journal
from programmes.models import Partner
from programmes.models.membership import PARTNER_ROLES, Reach

#: What goes with a partner: the roles that speak for it, and carrying on for the group.
OF_A_PARTNER = Q(role__in=PARTNER_ROLES) | Q(reach=Reach.TAKEOVER)


@transaction.atomic
def leave(partner: Partner, day) -> None:
    """Note that ``partner`` left on ``day``; its accounts then open the programme no more.

    No reason is asked. Raises ``ValidationError`` for a day to come, or before
    the partner joined.
    """
    if day > timezone.localdate():
        raise ValidationError(_("Note a departure on its day, not before."))
    partner.leave(day)
    partner.memberships.current().filter(OF_A_PARTNER).update(
        ended_on=Greatest(F("started_on"), day)
    )
    keep_somebody_who_writes(partner.programme)


def keep_somebody_who_writes(programme):
    """When the last one who carried on has left, who coordinated before does again.

    Nobody is kept from leaving, and nobody is left with a programme that only reads.
    Returns whether somebody writes.
    """
    current = programme.memberships.current().filter(ended_on=None)
    if current.coordinating().exists():
        return True
    again = current.filter(reach=Reach.READING)
    pks = list(again.values_list("pk", flat=True))
    if again.update(reach=Reach.FULL):
        journal.record(programme, "coordinating_again", None, memberships=pks)
    return bool(pks)


def may_leave(partner: Partner, access) -> bool:
    """Whether this person may note that she leaves, by herself and without a reason.

    For a body, those who coordinate note it: one account is not the whole of it.
    """
    own = partner.pk in access.partner_pks
    return own and partner.organisation_id is None and partner.left_on is None


@transaction.atomic
def come_back(partner: Partner) -> None:
    """Undo a departure, and give back the access that ended with it."""
    ended = partner.memberships.filter(OF_A_PARTNER)
    for membership in ended.filter(ended_on__gte=partner.left_on):
        again = partner.programme.memberships.filter(
            user=membership.user_id, role=membership.role, ended_on=None
        )
        if not again.exists():
            membership.ended_on = None
            membership.save(update_fields=["ended_on"])
    partner.come_back()
