"""Noting who was at a session, from the sheet of paper that came back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.access import members_only
from programmes.models import Role
from programmes.submissions import once
from workshops.attendance_forms import PresenceForm, name_of
from workshops.attended import roll_of
from workshops.logged import writing
from workshops.models import Minutes, Session
from workshops.noting import GUESTS, TwoNoted, has_come, note
from workshops.sheets import titles_of


def session_attended(request, pk):
    """Return a session that this person's programme attends, or answer 404."""
    sessions = Session.objects.visible_to(request.access).with_programmes()
    return get_object_or_404(sessions, pk=pk)


@members_only(Role.FACILITATOR)
@once
def attendance_edit(request, programme, pk):
    """Note who was there; « all » ticks everybody on the sheet, to be changed then.

    « then » leads on to the minutes, as long as they are to be written.
    """
    session, today = session_attended(request, pk), timezone.localdate()
    roll = roll_of(session, programme)
    came = has_come(session, today)
    form = PresenceForm(request.POST or None, roll=roll, has_come=came)
    if came and "all" in request.POST:
        return _page(request, session, form.with_all_present())
    if not form.is_valid():
        return _page(request, session, form)
    read = form.cleaned_data["read"]
    try:
        note(session, programme, form.typed(), read=read, today=today)
    except TwoNoted as found:
        return _page(request, session, form.over(found.present, found.merged), found)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return _page(request, session, form)
    messages.success(request, _("The presence is noted."))
    if "then" in request.POST and (act := _to_write(request, session)):
        return redirect(act.url)
    back = reverse("workshops:session_detail", args=[programme.slug, pk])
    return redirect(f"{back}#presence")


def _to_write(request, session):
    """Return what leads to the minutes of this session that are to be written, or None."""
    minutes = Minutes.objects.filter(session=session).first()
    return writing(session, request.access, minutes)


def _page(request, session, form, found=None):
    programme, titles = request.access.programme, titles_of(request.access.programme)
    parts = [(titles[name], form.rows(lines)) for name, lines in form.roll.parts()]
    context = {
        "programme": programme,
        "session": session,
        "form": form,
        "parts": parts,
        "others": list(form.rows(form.roll.others)),
        "guests": form[GUESTS] if GUESTS in form.fields else None,
        "has_come": form.has_come,
        "to_write": _to_write(request, session),
        "clashes": [_told(form, clash) for clash in found.clashes] if found else [],
    }
    status = 409 if found else 200
    return TemplateResponse(
        request, "workshops/attendance_edit.html", context, status=status
    )


def _told(form, clash):
    """Return of what two people noted it otherwise, and the words of both."""
    field = form.fields[GUESTS if clash.key == GUESTS else name_of(clash.key)]
    mine, theirs = (form.shown(clash.key, one) for one in (clash.mine, clash.theirs))
    return {"label": field.label, "mine": mine, "theirs": theirs}
