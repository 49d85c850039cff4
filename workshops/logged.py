"""A session is logged: its minutes and its decisions are written and closed at once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes import printing
from workshops.attended import counts_of
from workshops.models import Decision, Minutes, Session
from workshops.noting import has_come
from workshops.session_parts import Act, Part

TEMPLATE = "workshops/session_minutes.html"


@transaction.atomic
def log(form, lines, by, *, closing=False):
    """Save minutes with the decisions typed below them and, if ``closing``, close them.

    ``form`` and ``lines`` are valid. Returns False, and writes nothing, when somebody
    else saved meanwhile. Raises ``ValidationError``, and writes nothing either, when the
    minutes are closed already, the session cancelled, or as ``Minutes.close`` does.
    """
    session = form.instance.session
    held = Session.objects.select_for_update().get(pk=session.pk)
    if form.instance.closed_on:
        raise ValidationError(
            _("These minutes are closed: nothing is saved. Reopen them, then save."),
            "closed",
        )
    if held.cancelled_at:
        raise ValidationError(_("This session is cancelled."), "cancelled")
    if not form.save_version(by):
        return False
    for line in lines:
        if line.has_changed():
            Decision(session=session, **line.cleaned_data).note()
    if closing:
        form.instance.close(timezone.localdate(), by)
    return True


def writing(session, access, minutes):
    """Return what this person may do of a session held: write its minutes; or None.

    Nothing is left to write once they are closed, or when the session is cancelled.
    """
    held = has_come(session, timezone.localdate())
    if not held or session.cancelled_at or (minutes and minutes.closed_on):
        return None
    if not Minutes.may_be_written_by(access, session):
        return None
    words = _("Go on with the minutes") if minutes else _("Write the minutes")
    args = [access.programme.slug, session.pk]
    return Act(words, reverse("workshops:minutes_edit", args=args))


def told(session, access):
    """Tell the minutes to whoever reads them, and to the team that there are none yet."""
    may_write = Minutes.may_be_written_by(access, session)
    minutes = (
        Minutes.objects.visible_to(access)
        .filter(session=session)
        .select_related("approved_at")
        .first()
    )
    if minutes is None and (not may_write or session.cancelled_at):
        return None
    may_close = has_come(session, timezone.localdate())
    return Part(
        TEMPLATE,
        {
            "minutes": minutes,
            "additions": _additions(minutes),
            "may_write": may_write,
            "may_close": may_close,
        },
        writing(session, access, minutes),
    )


def _additions(minutes):
    """Return what was added: only approved minutes have any."""
    return list(minutes.additions.all()) if minutes and minutes.approved_on else []


def pdf_of(told, *, ask):
    """Return the minutes as a tagged PDF, kept nowhere; ``ask`` may raise to refuse it.

    ``told`` is what ``read_and_printed`` returns.
    """
    with printing.one_at_a_time(f"{told['programme'].slug} minutes"):
        ask()
        return printing.render(render_to_string("workshops/print/minutes.html", told))


def read_and_printed(session, minutes):
    """Return what printed minutes say, on paper and on screen: we name nobody."""
    return {
        "programme": session.programme,
        "session": session,
        "minutes": minutes,
        "presence": counts_of(session, session.programme),
        "decisions": session.decisions.kept().order_by("position", "pk"),
        "additions": _additions(minutes),
    }
