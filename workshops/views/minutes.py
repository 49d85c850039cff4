"""The minutes of a session: written, closed, approved by the group, printed."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only, refuse
from programmes.conflicts import conflict
from programmes.handing_out import answer, asker, say_why_not
from programmes.models.programme import GROUP, TEAM
from programmes.printing import NotPrinted, PdfRefused
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from workshops.attended import counts_of
from workshops.logged import log, pdf_of, read_and_printed
from workshops.minute_forms import (
    AdditionForm,
    ApprovalForm,
    MinutesForm,
    decision_lines,
    one_line_more,
)
from workshops.models import Minutes, MinutesAddition, Session
from workshops.views.sessions import session_of


def session_to_log(request, pk):
    """Return a session whose minutes this person may write, or answer 404 or 403."""
    session = session_of(request, pk)
    if not Minutes.may_be_written_by(request.access, session):
        refuse(request)
    return session


def minutes_of(request, pk):
    """Return the minutes of a session that this person may change, or answer 404, 403."""
    session = session_to_log(request, pk)
    return get_object_or_404(Minutes.objects.select_related("session"), session=session)


def minutes_on_page(request, pk):
    """Return where the page of a session shows its minutes."""
    args = [request.access.programme.slug, pk]
    return reverse("workshops:session_detail", args=args, fragment="compte-rendu")


@members_only(*TEAM)
@once
def minutes_edit(request, programme, pk):
    """Write the minutes and note the decisions in one page; its last buttons also close.

    « act » is what was asked: « line » only gives one line more to write in.
    """
    session, act = session_to_log(request, pk), request.POST.get("act")
    found = Minutes.objects.filter(session=session).first()
    minutes = found or Minutes(session=session, version=0)
    if act == "line":
        form = MinutesForm(initial=request.POST.dict(), instance=minutes)
        form.fields["done"].widget.attrs.pop("autofocus")
        return _writing(request, session, form, one_line_more(request.POST))
    if minutes.closed_on and request.method != "POST":
        messages.info(request, _("These minutes are closed. Reopen them to write."))
        return redirect(minutes_on_page(request, pk))
    minutes.session = session
    form = MinutesForm(request.POST or None, instance=copy(minutes))
    lines = decision_lines(request.POST or None)
    if not (form.is_valid() and lines.is_valid()):
        return _writing(request, session, form, lines)
    try:
        saved = log(form, lines, request.user, closing=act == "close")
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return _writing(request, session, form, lines)
    if not saved:
        template, back = "workshops/minutes_conflict.html", minutes_on_page(request, pk)
        context = {"programme": programme, "back": back, "lines": lines}
        return conflict(request, form, template=template, **context)
    messages.success(request, _said_of(act))
    warn_of_numbers(request, form, *lines)
    return redirect(minutes_on_page(request, pk))


def _said_of(act):
    if act == "close":
        return _(
            "The minutes are closed: all who take part in the programme read them."
        )
    return _(
        "The minutes are saved. Until they are closed, your team alone reads them."
    )


def _writing(request, session, form, lines):
    """Answer the page where the minutes are written, with what is to be mended."""
    context = {
        "programme": request.access.programme,
        "session": session,
        "form": form,
        "lines": lines,
        "noted": session.decisions.kept().order_by("position", "pk"),
        "presence": counts_of(session, session.programme),
        "back": minutes_on_page(request, session.pk),
    }
    return TemplateResponse(request, "workshops/minutes_edit.html", context)


@require_POST
@members_only(*TEAM)
def minutes_close(request, programme, pk):
    minutes = minutes_of(request, pk)
    try:
        minutes.close(timezone.localdate(), request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _said_of("close"))
    return redirect(minutes_on_page(request, pk))


@require_POST
@members_only(*TEAM)
def minutes_reopen(request, programme, pk):
    """Let the team write again; whoever takes part reads them no more meanwhile."""
    minutes = minutes_of(request, pk)
    try:
        minutes.reopen(request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
        return redirect(minutes_on_page(request, pk))
    messages.success(request, _("The minutes can be written again."))
    return redirect("workshops:minutes_edit", programme.slug, pk)


def _sessions_after(session):
    """Return the sessions at which the group may have approved the minutes of one."""
    today = timezone.localdate()
    held = session.programme.sessions.held_or_planned()
    after = held.filter(day__gte=session.day, day__lte=today).exclude(pk=session.pk)
    return after.exclude(kind=Session.Kind.CEREMONY).order_by("day", "starts_at", "pk")


@members_only(*TEAM)
@once
def minutes_approve(request, programme, pk):
    """Note that the group read the minutes and approved them, and when."""
    minutes, back = minutes_of(request, pk), minutes_on_page(request, pk)
    if minutes.state != Minutes.State.CLOSED:
        messages.info(request, capfirst(minutes.state.label))
        return redirect(back)
    sessions = _sessions_after(minutes.session)
    form = ApprovalForm(request.POST or None, sessions=sessions)
    if form.is_valid():
        day, at = form.cleaned_data["approved_on"], form.cleaned_data.get("at")
        try:
            minutes.approve(day, request.user, at)
        except ValidationError as refusal:
            form.add_error("approved_on", refusal)
        else:
            messages.success(request, _("It is noted: the group approved the minutes."))
            return redirect(back)
    context = {"programme": programme, "session": minutes.session, "form": form}
    context["back"] = back
    return TemplateResponse(request, "workshops/minutes_approve.html", context)


@members_only(*TEAM)
@once
def addition_add(request, programme, pk):
    """Add a dated text below minutes that the group has approved."""
    minutes, back = minutes_of(request, pk), minutes_on_page(request, pk)
    form = AdditionForm(request.POST or None, instance=MinutesAddition(minutes=minutes))
    if form.is_valid():
        text = form.cleaned_data["text"]
        try:
            minutes.add(text, timezone.localdate(), request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The text is added, with today’s date."))
            warn_of_numbers(request, form)
            return redirect(back)
    context = {"programme": programme, "session": minutes.session, "form": form}
    context["back"] = back
    return TemplateResponse(request, "workshops/addition_add.html", context)


def _read(request, pk):
    """Return what the print says to those who read these minutes, or answer 404."""
    session = session_of(request, pk)
    mine = Minutes.objects.visible_to(request.access).select_related("approved_at")
    return read_and_printed(session, get_object_or_404(mine, session=session))


@require_safe
@members_only(*GROUP)
def minutes_detail(request, programme, pk):
    """Show the words of the print as a page."""
    return TemplateResponse(
        request, "workshops/minutes_detail.html", _read(request, pk)
    )


@require_safe
@members_only(*GROUP)
def minutes_pdf(request, programme, pk):
    told = _read(request, pk)
    try:
        body = pdf_of(told, ask=asker(request.user))
    except (NotPrinted, PdfRefused) as error:
        say_why_not(
            request, error, _("The minutes could not be printed. Try again later.")
        )
    else:
        return answer(body, f"{programme.slug}-compte-rendu-{pk}.pdf")
    return redirect(minutes_on_page(request, pk))
