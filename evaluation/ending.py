"""The end, which is a choice: the group takes over, or the team goes on reading.

Carrying on, the participants whom the group names coordinate the last phase: texts,
calendar, the contacts agreed on, never what was confided. Those who coordinated read, and
write no more. Handing over is one act, and may be undone on its day (M, phase 4).
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.models import Ending
from programmes import journal
from programmes.models import Event, Membership, Programme, Role
from programmes.models.membership import Reach

HANDED_OVER, HANDED_BACK = "handed_over", "handed_back"


def ending_of(programme):
    """Return what the group decided, None while it has not."""
    found = Ending.objects.filter(programme=programme).first()
    if found is not None:
        found.programme = programme
    return found


def with_an_account(ending):
    """Return the memberships by which those whom the group names open the programme."""
    carriers = ending.carriers.current()
    rows = ending.programme.memberships.current().filter(
        role=Role.PARTICIPANT, partner__in=carriers, user__is_active=True
    )
    return rows.select_related("partner", "user").order_by("partner__number", "pk")


def still_to_come(ending):
    """Return those who have an account, and do not carry on yet."""
    held = ending.programme.memberships.filter(role=Role.COORDINATOR, ended_on=None)
    return with_an_account(ending).exclude(user__in=held.values("user"))


def without_an_account(ending):
    """Return those whom the group names, and who cannot open the programme yet.

    Each comes with the invitation that waits for an answer, None when there is none.
    """
    known = with_an_account(ending).values("partner")
    named = list(ending.carriers.current().exclude(pk__in=known).order_by("number"))
    rows = ending.programme.invitations.open().filter(role=Role.PARTICIPANT)
    sent = {
        one.partner_id: one for one in rows.filter(partner__in=named).order_by("pk")
    }
    return [(one, sent.get(one.pk)) for one in named]


@transaction.atomic
def hand_over(ending, by):
    """Let those whom the group names carry on, and let who coordinated read only.

    Asked again later, it lets those carry on who had no account then. Raises
    ``ValidationError`` when the group stops, or when nobody is there to carry on: the
    programme keeps somebody who writes.
    """
    held = _hold(ending)
    if not held.carries_on:
        raise ValidationError(_("The group stops here: nothing is handed over."))
    new = list(still_to_come(held))
    if not new and not _carrying(held).exists():
        raise ValidationError(
            _("First let one of those who carry on have an account or a card.")
        )
    if not new and held.handed_over_on:
        return
    carrying = [_let_carry_on(held, one) for one in new]
    before = held.programme.memberships.current().filter(
        role=Role.COORDINATOR, reach=Reach.FULL
    )
    reading = list(before.values_list("pk", flat=True))
    before.update(reach=Reach.READING, version=F("version") + 1)
    _keep(held, held.handed_over_on or timezone.localdate())
    facts = {"carrying": [one.pk for one in carrying], "reading": reading}
    journal.record(held.programme, HANDED_OVER, by, ending=held.pk, **facts)


@transaction.atomic
def hand_back(ending, by):
    """Undo what was handed over today; nothing that was written meanwhile is lost.

    Raises ``ValidationError`` on another day, and for whoever did not coordinate before.
    """
    held = _hold(ending)
    if held.handed_over_on != timezone.localdate():
        raise ValidationError(_("It can be undone on the day itself only."))
    carrying, reading = _moved_last(held)
    if not may_hand_back(held, by):
        raise ValidationError(_("Only who coordinated before may undo it."))
    rows = held.programme.memberships
    rows.filter(pk__in=reading).update(reach=Reach.FULL, version=F("version") + 1)
    ended = Greatest(F("started_on"), timezone.localdate())
    rows.filter(pk__in=carrying, ended_on=None).update(ended_on=ended)
    _keep(held, None)
    facts = {"carrying": carrying, "reading": reading}
    journal.record(held.programme, HANDED_BACK, by, ending=held.pk, **facts)


def may_hand_back(ending, user):
    """Whether this person coordinated until the hand-over, which is of today."""
    if ending is None or ending.handed_over_on != timezone.localdate():
        return False
    _carrying_pks, reading = _moved_last(ending)
    rows = ending.programme.memberships.current().filter(pk__in=reading)
    return rows.filter(user=user, reach=Reach.READING).exists()


def _carrying(ending):
    rows = ending.programme.memberships.current().filter(ended_on=None)
    return rows.filter(reach=Reach.TAKEOVER, user__is_active=True)


def _let_carry_on(ending, known):
    """Give who has an account the role of who carries on, from today."""
    return Membership.objects.create(
        programme=ending.programme,
        user=known.user,
        role=Role.COORDINATOR,
        partner=known.partner,
        reach=Reach.TAKEOVER,
    )


def _moved_last(ending):
    """Return the memberships that the hand-over made, and those that it lets read."""
    kinds = (HANDED_OVER, HANDED_BACK)
    rows = Event.objects.filter(programme=ending.programme, kind__in=kinds)
    carrying, reading = [], []
    for event in rows.order_by("-sequence"):
        if event.kind == HANDED_BACK:
            break
        facts = journal.facts_of(event)
        carrying += facts["carrying"]
        reading += facts["reading"]
    return carrying, reading


def _hold(ending):
    """Keep the others waiting at the programme, and return the ending as it is now."""
    programme = Programme.objects.select_for_update().get(pk=ending.programme_id)
    held = Ending.objects.select_for_update().get(pk=ending.pk)
    held.programme = programme
    return held


def _keep(ending, day):
    """Write the day; whoever is changing the words meanwhile notices."""
    ending.handed_over_on = day
    ending.version += 1
    ending.save(update_fields=["handed_over_on", "version"])
