"""Choosing a session in a form: each is told apart by its day."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.forms import LONGEST_KEY, RowsField
from programmes.typography import hour, long_date
from workshops.models import Session


def sessions_held(programme, also=None):
    """Return the sessions of a programme at which something can have happened.

    Held by today and not cancelled, the latest first; ``also`` is the key of one more.
    """
    rows = Session.objects.filter(programme=programme)
    held = rows.held_by(timezone.localdate())
    return (held | rows.filter(pk=also)).order_by("-day", "-starts_at", "-pk")


def day_and_kind(session):
    """Say which session it is: « jeudi 12 mars 2026, à 14 h · séance collective »."""
    return f"{day_and_hour(session)} · {session}"


def day_and_hour(session):
    """Say when a session is held, as far as it is known."""
    if session.day is None:
        return gettext("No day chosen yet")
    if session.starts_at is None:
        return long_date(session.day)
    words = {"day": long_date(session.day), "hour": hour(session.starts_at)}
    return gettext("%(day)s at %(hour)s") % words


class SessionField(forms.ModelChoiceField):
    """One of the sessions held, told apart by its day."""

    def __init__(self, **kwargs):
        usual = {
            "queryset": Session.objects.none(),
            "required": False,
            "empty_label": _("No session, or another one"),
            "label": _("at which session"),
        }
        super().__init__(**usual | kwargs)

    def label_from_instance(self, session):
        return day_and_kind(session)

    def to_python(self, value):
        # No database can be asked for a key longer than any row's.
        return super().to_python(value if len(str(value)) <= LONGEST_KEY else "0")


class SessionsField(RowsField):
    """Some of the sessions held, each told apart by its day."""

    def label_from_instance(self, session):
        return day_and_kind(session)
