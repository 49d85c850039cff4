"""Who may come in: the one gate between an address and a programme.

Strangers get a 404, so that a programme's existence is not revealed; members
whose role is too small get a 403 in plain words. Rights are read at each
request from the memberships, never from ``is_superuser`` or the session.
"""

import datetime as dt
import logging
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404

from programmes.models import Membership, Programme, Role, User
from programmes.models.membership import Reach
from programmes.models.partners import coming_of
from programmes.models.programme import CARRIES_ON, GROUP, TEAM

SAFE = ("GET", "HEAD", "OPTIONS")

refusals = logging.getLogger("csm.access")


@dataclass(frozen=True)
class Access:
    """What one person may do in one programme today; several roles add up.

    ``reading`` are the roles that only read: coordinators whose group took over keep
    theirs so. Whoever carries on for a group holds ``CARRIES_ON``, never the role of
    coordinator: what is not said to be open to it stays closed (domain 8.2).
    """

    programme: Programme
    user: User
    roles: frozenset
    partner_pks: frozenset = frozenset()
    role_group_pks: frozenset = frozenset()
    reading: frozenset = frozenset()
    #: Since when somebody takes part who came after the signature, None for the others.
    joined_after_on: dt.date | None = None

    def has(self, *roles):
        """Whether one of ``roles`` is held; without any, whether there is a role."""
        return bool(self.roles & set(roles)) if roles else bool(self.roles)

    @property
    def only_reads(self):
        """Whether everything this person still holds here reads, and writes no more."""
        return bool(self.roles) and self.roles <= self.reading

    def to_write(self):
        """Return the same access without the roles that only read."""
        return replace(self, roles=self.roles - self.reading, reading=frozenset())

    @property
    def carries_on(self):
        """Whether the group named this person to carry on for it."""
        return self.has(CARRIES_ON)

    @property
    def is_of_the_group(self):
        """Whether this person takes part, on equal footing, and does not only observe."""
        return self.has(*GROUP)


def access_to(slug, user):
    """Return the access of ``user`` to the programme of this address, or None."""
    memberships = list(_opening_to(user).filter(programme__slug=slug))
    return _added_up(memberships, user) if memberships else None


def accesses_of(user):
    """Return the access of ``user`` to each programme that opens, in one query.

    The latest edition comes first.
    """
    held = defaultdict(list)
    latest = ("-programme__first_year", "-programme__last_year", "programme", "pk")
    for membership in _opening_to(user).order_by(*latest):
        held[membership.programme_id].append(membership)
    return [_added_up(memberships, user) for memberships in held.values()]


def _opening_to(user):
    opening = Membership.objects.opening().filter(user=user)
    opening = opening.annotate(partner_came_on=coming_of("partner__"))
    return opening.select_related("programme__territory", "partner").order_by("pk")


def _joined_after_on(programme, roles, memberships):
    """Return the day on which a partner joined a contract that was signed before it.

    None for whoever leads, or took part when it was signed: nothing is kept from them.
    """
    signed_on = programme.effective_on
    days = [one.partner_came_on for one in memberships if one.partner]
    if not signed_on or not days or None in days or roles & set(TEAM):
        return None
    first = min(days)
    return first if first > signed_on else None


def _added_up(memberships, user):
    partners = [m.partner for m in memberships if m.partner]
    writing = {m.opens for m in memberships if m.reach != Reach.READING}
    roles = frozenset(m.opens for m in memberships)
    return Access(
        memberships[0].programme,
        user,
        roles,
        frozenset(p.pk for p in partners),
        frozenset(p.role_group_id for p in partners if p.left_on is None),
        roles - writing,
        _joined_after_on(memberships[0].programme, roles, memberships),
    )


def members_only(*roles, readers_too=False):
    """Swap the programme's slug for the programme, if the user takes part in it.

    Outsiders get a 404; members without one of ``roles`` get a 403. The view
    finds ``request.access``, which ``visible_to`` and ``may_…`` take. What is written,
    and the page of a form that is sent ``once``, counts the roles that write alone,
    unless ``readers_too``: a coordinator whose group took over gets a 403 elsewhere.
    """

    def decorator(view):
        @wraps(view)
        def wrapper(request, slug, **kwargs):
            request.access = access_to(slug, request.user)
            if request.access is None:
                refusals.info("not a member: user %s", request.user.pk)
                raise Http404
            if not readers_too and _writes(view, request):
                request.access = request.access.to_write()
            if not request.access.has(*roles):
                refuse(request)
            return view(request, request.access.programme, **kwargs)

        return wrapper

    return decorator


def _writes(view, request):
    """Whether a request changes something, or opens the page of a form that does."""
    return request.method not in SAFE or getattr(view, "is_sent_once", False)


def who_coordinates(programme):
    """Return the accounts to ask in a programme: its coordinators of today.

    Not a participant who carries on for the group: that one's name is not for all.
    """
    memberships = programme.memberships.current().filter(role=Role.COORDINATOR)
    memberships = memberships.exclude(reach=Reach.TAKEOVER)
    users = User.objects.filter(memberships__in=memberships, is_active=True)
    return users.order_by("name")


def openers_only(view):
    """Let in the accounts ticked « may open a programme », and nobody else."""

    @wraps(view)
    def wrapper(request, **kwargs):
        if not request.user.may_open_programmes:
            refusals.info("may not open: user %s", request.user.pk)
            raise PermissionDenied
        return view(request, **kwargs)

    return wrapper


def refuse(request):
    """Answer 403 to a member whose role is too small; only keys are logged."""
    access = request.access
    refusals.info(
        "role too small: user %s, programme %s", access.user.pk, access.programme.pk
    )
    raise PermissionDenied
