"""How long a login lasts: less for those who see other people's data.

Whoever coordinates or facilitates, or enters the administration, is logged out
after 30 minutes without a page, others after 60; everybody after 12 hours.
Only times are kept in the session, never a right.
"""

import datetime as dt

from django.contrib.auth import logout
from django.utils import timezone

from programmes.models import Membership, Role
from programmes.models.membership import Reach

STAFF_IDLE = dt.timedelta(minutes=30)
IDLE = dt.timedelta(minutes=60)
LONGEST = dt.timedelta(hours=12)
# A page opened sooner than this after the last one writes nothing.
WRITES_APART = dt.timedelta(minutes=1)


def open_login(request):
    """Start the twelve hours; called when somebody has just logged in."""
    request.session["opened_at"] = timezone.now().isoformat()
    _stay_open(request, timezone.now())


def idle_time(user):
    """Return how long ``user`` may stay without opening a page."""
    staff = (
        Membership.objects.current()
        .filter(user=user, role__in=[Role.COORDINATOR, Role.FACILITATOR])
        .exclude(reach=Reach.TAKEOVER)
        .exists
    )
    return STAFF_IDLE if user.is_staff or staff() else IDLE


def _stay_open(request, now):
    opened = dt.datetime.fromisoformat(request.session["opened_at"])
    closes = min(now + idle_time(request.user), opened + LONGEST)
    request.session["seen_at"] = now.isoformat()
    request.session["closes_at"] = closes.isoformat()
    request.session.set_expiry(closes)
    request.closes_at = closes


def closing_logins(get_response):
    """Middleware: close what stayed idle or open too long.

    ``request.closes_at`` is the moment that the foot of the page says.
    """

    def middleware(request):
        if request.user.is_authenticated:
            _keep_or_close(request)
        return get_response(request)

    return middleware


def _keep_or_close(request):
    now = timezone.now()
    if "opened_at" not in request.session:
        open_login(request)
        return
    closes, seen = (
        dt.datetime.fromisoformat(request.session[name])
        for name in ("closes_at", "seen_at")
    )
    if now >= closes:
        logout(request)
    elif now - seen >= WRITES_APART:
        _stay_open(request, now)
    else:
        request.closes_at = closes
