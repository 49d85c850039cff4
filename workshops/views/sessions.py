"""The sessions of a programme: the list, and one of them."""

from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from programmes.access import members_only, refuse
from programmes.models.programme import GROUP, KEEPERS
from workshops import attended, confided_part, documents, keeping, logged
from workshops.decided import lines_of
from workshops.models import Session
from workshops.session_facts import facts_of
from workshops.session_filters import Filters
from workshops.session_parts import act_of

PAGE = 50
#: What tells a part of the page of a session, in order.
PARTS = (
    attended.told,
    logged.told,
    documents.told,
    keeping.told,
    confided_part.told,
)


@require_safe
@members_only()
def session_list(request, programme):
    """List what comes first, then what is over, as far as the filters keep it."""
    access, today = request.access, timezone.localdate()
    filters = Filters(request.GET, access, today)
    rows = filters.rows.around(today).with_what_lacks(today).with_programmes()
    page = Paginator(rows.fetch_mode(FETCH_RAISE), PAGE)
    context = {
        "programme": programme,
        "filters": filters,
        "page": page.get_page(request.GET.get("page")),
        "may_write": access.has(*KEEPERS),
        "sees_the_ceremony": access.has(*GROUP),
    }
    return TemplateResponse(request, "workshops/session_list.html", context)


def session_of(request, pk, **among):
    """Return a session that this person may know, or answer 404."""
    sessions = Session.objects.known_to(request.access).with_programmes()
    return get_object_or_404(sessions.select_related("series").filter(**among), pk=pk)


def session_to_change(request, pk):
    """Return a session that this person may change, or answer 404 or 403."""
    session = session_of(request, pk, kind__in=Session.PLANNED_HERE)
    if not session.may_be_changed_by(request.access):
        refuse(request)
    return session


@require_safe
@members_only()
def session_detail(request, programme, pk):
    session, access = session_of(request, pk), request.access
    if session.kind == Session.Kind.CEREMONY and access.has(*GROUP):
        return redirect("contracts:ceremony", programme.slug)
    today, may_write = timezone.localdate(), session.may_be_changed_by(access)
    decisions = list(session.decisions.order_by("position", "pk"))
    out = [one for one in decisions if one.archived_at and may_write]
    gone = request.GET.get("retiree", "")
    facts = facts_of(session, access)
    parts = [part for tell in PARTS if (part := tell(session, access))]
    context = {
        "programme": programme,
        "session": session,
        "facts": facts,
        "cancelled_with": facts.cancelled_with(session),
        "lines": lines_of((one for one in decisions if not one.archived_at), access),
        "out": out,
        "gone": next((one for one in out if str(one.pk) == gone), None),
        "has_begun": session.day is not None and session.day <= today,
        "may_write": may_write,
        "may_answer": session.invites(access),
        "parts": parts,
        "act": act_of(parts),
    }
    return TemplateResponse(request, "workshops/session_detail.html", context)
