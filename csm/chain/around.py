"""What is before and after one programme in the chain, as one of its members reads it.

What the members of another group offer is told as far as they agreed, and only to the
team of a group that receives.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db import models

from csm.chain.seen import in_order, place_of
from programmes.access import Access
from programmes.models import (
    HelpOffer,
    Membership,
    Partner,
    Programme,
    Role,
    Transmission,
    User,
)
from programmes.models.membership import Reach
from programmes.models.programme import TEAM
from workshops.models import Session


@dataclass(frozen=True)
class Neighbour:
    """A group linked with this one, and what may be done with the link."""

    link: Transmission
    programme: Programme
    url: str
    may_take_back: bool
    may_agree: bool
    waits: bool  # for the group that passes on to agree
    offers: tuple[HelpOffer, ...] = ()
    ask: tuple[str, ...] = ()  # who coordinates there


class ProgrammeChain:
    """What is before and after one programme, as one member may read it."""

    def __init__(self, access: Access):
        self.access = access
        self.programme = access.programme

    @cached_property
    def links(self):
        ends = ("giver__territory", "receiver__territory")
        seen = Transmission.objects.of(self.programme).visible_to(self.access.user)
        return list(seen.select_related(*ends).fetch_mode(models.FETCH_RAISE))

    @cached_property
    def opened(self):
        """Keys of the linked programmes that this person opens."""
        others = [one.other_end(self.programme).pk for one in self.links]
        seen = Programme.objects.visible_to(self.access.user).filter(pk__in=others)
        return set(seen.values_list("pk", flat=True))

    @cached_property
    def told(self):
        """What the groups before this one offer, by the key of their programme."""
        offers = HelpOffer.objects.told_to(self.access).select_related("partner")
        found = defaultdict(list)
        for offer in offers.order_by("pk").fetch_mode(models.FETCH_RAISE):
            found[offer.partner.programme_id].append(offer)
        return found

    @cached_property
    def to_ask(self):
        """Names of those who coordinate where somebody offers to help."""
        who = Membership.objects.current().filter(
            programme__in=list(self.told), role=Role.COORDINATOR, user__is_active=True
        )
        who = who.exclude(reach=Reach.TAKEOVER)
        found = defaultdict(list)
        for programme, name in who.order_by("user__name").values_list(
            "programme", "user__name"
        ):
            found[programme].append(name)
        return found

    @property
    def received(self):
        return self._neighbours("receiver_id")

    @property
    def given(self):
        return self._neighbours("giver_id")

    def _neighbours(self, mine):
        links = [one for one in self.links if getattr(one, mine) == self.programme.pk]
        links.sort(key=lambda one: in_order(one.other_end(self.programme)))
        return [self._neighbour(one) for one in links]

    def _neighbour(self, link):
        other, waits = link.other_end(self.programme), link.agreed_at is None
        return Neighbour(
            link,
            other,
            place_of(other, self.opened),
            link.may_be_taken_back_by(self.access),
            waits and link.may_be_agreed_to_by(self.access),
            waits and self.access.has(*TEAM),
            tuple(self.told.get(other.pk, ())),
            tuple(self.to_ask.get(other.pk, ())),
        )

    @cached_property
    def exchanges(self):
        """Meetings with another group that were held or are planned."""
        sessions = Session.objects.visible_to(self.access).held_or_planned()
        ends = ("programme__territory", "other_programme__territory")
        found = sessions.filter(kind=Session.Kind.EXCHANGE).select_related(*ends)
        return [
            (one, one.seen_from(self.programme))
            for one in found.order_by("day", "starts_at", "pk").fetch_mode(
                models.FETCH_RAISE
            )
        ]

    @cached_property
    def offers(self):
        """What is offered in this group, for its team."""
        if not self.access.has(*TEAM):
            return []
        offers = HelpOffer.objects.visible_to(self.access).standing()
        seen = offers.select_related("partner__role_group", "recorded_by")
        return [
            (one, one.may_be_changed_by(self.access))
            for one in seen.order_by("partner__number", "pk").fetch_mode(
                models.FETCH_RAISE
            )
        ]


def own_partner(access: Access) -> Partner | None:
    """Return the participant for whom this person's account speaks, or None."""
    mine = access.programme.partners.participants().filter(pk__in=access.partner_pks)
    return mine.select_related("role_group").first()


def may_be_linked(user: User) -> models.QuerySet:
    """Return the programmes that this person may name: their own and the published."""
    mine = Programme.objects.visible_to(user).values("pk")
    published = Programme.objects.published().values("pk")
    named = Programme.objects.filter(models.Q(pk__in=mine) | models.Q(pk__in=published))
    return named.select_related("territory")
