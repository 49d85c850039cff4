"""Two people edited one thing: both texts are shown, and nothing is discarded."""

import datetime as dt
from dataclasses import dataclass

from django.template.response import TemplateResponse
from django.utils.translation import gettext

from programmes.typography import long_date


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
    choices = dict(getattr(form.fields[name], "choices", None) or ())
    return str(choices.get(getattr(value, "pk", value), value))


def conflict(request, form, **context):
    """Answer 409 with the two texts side by side; a second save chooses mine.

    ``form`` is a bound, valid ``VersionedModelForm`` whose ``save_version``
    returned False; ``context`` goes to the template (``programme``, ``back``).
    """
    present = type(form.instance)._default_manager.get(pk=form.instance.pk)
    fields = [name for name in form._meta.fields if name in form.fields]
    differences = [
        Difference(form.fields[name].label, theirs, mine)
        for name in fields
        for theirs, mine in [
            (
                _shown(form, name, getattr(present, name)),
                _shown(form, name, form.cleaned_data.get(name)),
            )
        ]
        if theirs != mine
    ]
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = present.version
    context |= {"form": form, "differences": differences, "present": present}
    return TemplateResponse(request, "conflict.html", context, status=409)
