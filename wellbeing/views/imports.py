"""Bringing a file of ideas into a round, in two pages: give it, then look it over."""

from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from programmes.access import members_only
from programmes.models import Role
from programmes.submissions import once
from wellbeing.import_forms import FileForm, FillForm, packed, unpacked
from wellbeing.importing import Known, bring_in, checked
from wellbeing.models.rounds import TEAM
from wellbeing.views.exports import round_to_read


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*TEAM)
def ideas_import(request, programme, pk):
    """Take a file, and show what would be brought in of it; nothing is written.

    The page shows the words of ideas: before the reveal it is for those who read them.
    """
    round_ = round_to_read(request, pk)
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        return _review(request, round_, form.lines)
    context = {"programme": programme, "round": round_, "form": form}
    return TemplateResponse(request, "wellbeing/import_file.html", context)


def _review(request, round_, lines):
    lines = checked(round_, lines)
    taken = {known: [] for known in (None, *Known)}
    for line in lines:
        if not line.why:
            taken[line.known].append(line)
    asks = _asks(request.access)
    leave = [name for name in asks if not any(taken[one] for one in asks[name])]
    form = FillForm(initial={"source": packed(round_, lines)}, leave=leave)
    context = {
        "programme": request.access.programme,
        "round": round_,
        "form": form,
        "new": taken[None],
        "known": taken[Known.THERE],
        "aside": taken[Known.ASIDE],
        "otherwise": taken[Known.OTHERWISE],
        "reads_aside": Known.ASIDE in asks["back"],
        "refused": [line for line in lines if line.why],
    }
    return TemplateResponse(request, "wellbeing/import_review.html", context)


def _asks(access):
    """Return what each box of the form brings in of the words that are known.

    What was taken back or hidden is read, and brought in, by facilitators alone.
    """
    back = [Known.OTHERWISE]
    if access.has(Role.FACILITATOR):
        back.append(Known.ASIDE)
    return {"again": [Known.THERE], "back": back}


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*TEAM)
@once
def ideas_import_fill(request, programme, pk):
    """Write what was looked over into the round, once."""
    round_ = round_to_read(request, pk)
    if request.method != "POST":  # another language was chosen on the page, say
        return redirect("wellbeing:import", programme.slug, pk)
    try:
        lines = unpacked(round_, request.POST.get("source", ""))
    except signing.BadSignature:
        messages.error(request, _("This page is too old: give the file again."))
        return redirect("wellbeing:import", programme.slug, pk)
    asks = _asks(request.access).items()
    also = [one for name, found in asks if request.POST.get(name) for one in found]
    number = bring_in(round_, lines, also=also)
    said = ngettext(
        "%(number)s idea is brought in.", "%(number)s ideas are brought in.", number
    )
    messages.success(request, said % {"number": number})
    return redirect("wellbeing:round_files", programme.slug, pk)
