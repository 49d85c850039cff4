"""Two people edited one thing: both texts are shown, and nothing is discarded."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from programmes.submissions import words_sent
from programmes.typography import euros, hour, long_date


@dataclass(frozen=True)
class Difference:
    """One field that the other person left otherwise than this one wants it."""

    label: str
    theirs: str
    mine: str


def _shown(form, name, value):
    """Return a field's value as people read it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, dt.date):
        return long_date(value)
    if isinstance(value, dt.time):
        return hour(value)
    if isinstance(value, Decimal):
        return euros(value)
    if isinstance(value, QuerySet):
        return ", ".join(map(str, value))
    choices = dict(getattr(form.fields[name], "choices", None) or ())
    return str(choices.get(getattr(value, "pk", value), value))


def conflict(request, form, *, template="conflict.html", **context):
    """Answer 409 with the two texts side by side; a second save chooses mine.

    ``form`` is a bound, valid ``VersionedModelForm`` whose ``save_version``
    returned False; ``context`` goes to the ``template`` (``programme``, ``back``).
    """
    present = type(form.instance)._default_manager.get(pk=form.instance.pk)
    differences = [
        Difference(form.fields[name].label, theirs, mine)
        for name, saved in form.saved_values(present).items()
        for theirs, mine in [
            (
                _shown(form, name, saved),
                _shown(form, name, form.cleaned_data.get(name)),
            )
        ]
        if theirs != mine
    ]
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = present.version
    context |= {"form": form, "differences": differences, "present": present}
    return TemplateResponse(request, template, context, status=409)


def taken_out_meanwhile(
    request, rows, *, back, template="taken_out.html", but=("version",)
):
    """Answer 409 with what was typed for a row that somebody else took out meanwhile.

    ``rows`` are those among which it still is for this person: without it, or where
    nothing was sent, the answer is 404. ``back`` is the page to go on from, ``but`` the
    fields that nobody has typed. The row's own words are told to nobody.
    """
    if request.method != "POST" or not rows.exists():
        raise Http404
    context = {
        "programme": request.access.programme,
        "typed": words_sent(request, but=but),
        "back": back,
    }
    return TemplateResponse(request, template, context, status=409)
