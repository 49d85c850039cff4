"""The steering committee: who is in it, when it meets, what it decided."""

from django.db.models import FETCH_RAISE, Prefetch
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from programmes.access import members_only
from programmes.models import Role
from programmes.models.programme import TEAM
from workshops.decided import lines_of
from workshops.models import Decision, Session

#: How many past meetings, and decisions still open, the page tells: the lists have all.
LATEST, MOST = 6, 50


@require_safe
@members_only()
def steering(request, programme):
    access, today = request.access, timezone.localdate()
    meetings = Session.objects.of_the_committee(programme).held_or_planned()
    kept = Decision.objects.kept().select_related("session").order_by("position", "pk")
    past = meetings.past(today).around(today)
    past = past.prefetch_related(Prefetch("decisions", queryset=kept))
    still_open = (
        Decision.objects.visible_to(access)
        .open()
        .of_the_committee(programme)
        .select_related("session")
        .latest_first()
    )
    context = {
        "programme": programme,
        "members": members_of(programme),
        "reads_names": access.has(*TEAM, Role.OBSERVER),
        "next": meetings.coming(today).around(today).fetch_mode(FETCH_RAISE).first(),
        "past": [
            (one, lines_of(one.decisions.all(), access))
            for one in past.fetch_mode(FETCH_RAISE)[:LATEST]
        ],
        "still_open": lines_of(still_open.fetch_mode(FETCH_RAISE)[:MOST], access),
        "may_write": access.has(*TEAM),
        "may_invite": access.has(Role.COORDINATOR),
    }
    return TemplateResponse(request, "workshops/steering.html", context)


def members_of(programme):
    """Return those who observe the programme today: its steering committee."""
    members = programme.memberships.current().filter(role=Role.OBSERVER)
    open_accounts = members.filter(user__is_active=True).select_related("user")
    return open_accounts.order_by("user__name", "pk").fetch_mode(FETCH_RAISE)
