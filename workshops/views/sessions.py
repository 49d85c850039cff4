"""The sessions of a programme: the list, one of them, planning it, cancelling it."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE, Count
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only, refuse
from programmes.conflicts import conflict
from programmes.forms import Form
from programmes.models import Role
from programmes.models.programme import TEAM
from programmes.submissions import once
from workshops import confided_part
from workshops.decided import lines_of
from workshops.meetings import leaders_named
from workshops.models import Session
from workshops.neutral import warn_of_names
from workshops.session_forms import FORMS

PAGE = 50
#: What tells a part of the page of a session, in order.
PARTS = (confided_part.told,)
#: Those to whom the ceremony has a page of its own, among those of the contract.
SEE_THE_CEREMONY = (*TEAM, Role.PARTNER, Role.PARTICIPANT)


@require_safe
@members_only()
def session_list(request, programme):
    """List what comes first, then what is over; « ?sorte= » keeps one kind."""
    today = timezone.localdate()
    visible = Session.objects.known_to(request.access)
    counts = dict(visible.order_by().values_list("kind").annotate(Count("pk")))
    kind = request.GET.get("sorte", "")
    found = visible.filter(kind=kind) if kind in counts else visible
    rows = found.around(today).with_programmes().fetch_mode(FETCH_RAISE)
    context = {
        "programme": programme,
        "kinds": [(one, counts[one]) for one in Session.Kind if one in counts],
        "kind": kind if kind in counts else "",
        "total": sum(counts.values()),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "may_write": request.access.has(*TEAM),
        "sees_the_ceremony": request.access.has(*SEE_THE_CEREMONY),
    }
    return TemplateResponse(request, "workshops/session_list.html", context)


def session_of(request, pk, **among):
    """Return a session that this person may know, or answer 404."""
    sessions = Session.objects.known_to(request.access).with_programmes()
    return get_object_or_404(sessions.filter(**among), pk=pk)


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
    if session.kind == Session.Kind.CEREMONY and access.has(*SEE_THE_CEREMONY):
        return redirect("contracts:ceremony", programme.slug)
    today, may_write = timezone.localdate(), session.may_be_changed_by(access)
    decisions = list(session.decisions.order_by("position", "pk"))
    out = [one for one in decisions if one.archived_at and may_write]
    gone = request.GET.get("retiree", "")
    is_exchange = session.kind == Session.Kind.EXCHANGE
    context = {
        "programme": programme,
        "session": session,
        "other": session.seen_from(programme),
        "leaders": leaders_named(session, access) if is_exchange else [],
        "lines": lines_of((one for one in decisions if not one.archived_at), access),
        "out": out,
        "gone": next((one for one in out if str(one.pk) == gone), None),
        "has_begun": session.day is not None and session.day <= today,
        "may_write": may_write,
        "may_answer": session.invites(access),
        "parts": [part for tell in PARTS if (part := tell(session, access))],
    }
    return TemplateResponse(request, "workshops/session_detail.html", context)


def _form_page(request, form, session):
    programme = request.access.programme
    back = reverse("workshops:session_list", args=[programme.slug])
    if session.pk:
        back = reverse("workshops:session_detail", args=[programme.slug, session.pk])
    context = {
        "programme": programme,
        "form": form,
        "session": session,
        "kinds": [Session.Kind(kind) for kind in FORMS],
        "back": back,
    }
    return TemplateResponse(request, "workshops/session_form.html", context)


@members_only(*TEAM)
@once
def session_add(request, programme):
    """Plan a session, or note one that was held; « ?sorte= » says of which kind."""
    asked = request.GET.get("sorte", "")
    kind = Session.Kind(asked) if asked in FORMS else Session.Kind.STEERING
    session = Session(programme=programme, kind=kind)
    form = FORMS[kind](request.POST or None, instance=session, access=request.access)
    if not form.is_valid():
        return _form_page(request, form, session)
    session = form.save()
    messages.success(request, _("The session is noted."))
    warn_of_names(request, session)
    return redirect("workshops:session_detail", programme.slug, session.pk)


@members_only(*TEAM)
@once
def session_edit(request, programme, pk):
    session = session_to_change(request, pk)
    form = FORMS[session.kind](
        request.POST or None, instance=copy(session), access=request.access
    )
    if not form.is_valid():
        return _form_page(request, form, session)
    back = reverse("workshops:session_detail", args=[programme.slug, pk])
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The session is saved."))
    warn_of_names(request, form.instance)
    return redirect(back)


@members_only(*TEAM)
@once
def session_cancel(request, programme, pk):
    """Ask, then note that a session does not take place."""
    session = session_to_change(request, pk)
    if request.method == "POST":
        try:
            session.cancel()
        except ValidationError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("The session is cancelled, and says so."))
        return redirect("workshops:session_detail", programme.slug, pk)
    context = {"programme": programme, "session": session, "form": Form()}
    context["has_decided"] = session.decisions.kept().exists()
    return TemplateResponse(request, "workshops/session_cancel.html", context)


@require_POST
@members_only(*TEAM)
def session_restore(request, programme, pk):
    session = session_to_change(request, pk)
    session.restore()
    messages.success(request, _("The session takes place after all."))
    return redirect("workshops:session_detail", programme.slug, pk)
