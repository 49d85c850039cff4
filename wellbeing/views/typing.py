"""Typing the ideas of a round from paper: one after the other, or a list at once.

Whoever types is not the author. What was typed last is remembered by their own browser
alone, so that they see it and take it back: nothing here keeps an order.
"""

import hashlib

from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from programmes.access import members_only
from programmes.models import Role
from wellbeing.collecting import keep_all
from wellbeing.idea_forms import ListForm, PaperForm
from wellbeing.models.rounds import TEAM
from wellbeing.views.rounds import round_to_lead

LAST, LAST_TIME = 5, 4 * 3600


def _place(round_):
    return reverse("wellbeing:typing", args=[round_.programme.slug, round_.pk])


def typed_last(request, round_):
    """Return the keys of what this browser typed last in the round, the latest first."""
    try:
        kept = request.get_signed_cookie("typed", salt=f"typed {round_.pk}")
    except (KeyError, signing.BadSignature):
        return []
    return [int(key) for key in kept.split(".") if key]


def _remember(request, response, round_, keys):
    """Let the browser keep ``keys``; its pages about this round alone send them back."""
    response.set_signed_cookie(
        "typed",
        ".".join(map(str, keys[:LAST])),
        salt=f"typed {round_.pk}",
        max_age=LAST_TIME,
        path=_place(round_),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return response


def _last_lines(request, round_):
    """Return what this browser typed last; its words only for those who read them."""
    keys = typed_last(request, round_)
    ideas = round_.ideas.filter(later=None, withdrawn=False)
    if not round_.ideas_open_to(request.access):
        ideas = ideas.defer("text", "signed")
    found = ideas.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _initial(last):
    """Return where the next slip begins: its number, and the group of the same sheet."""
    return {
        name: value
        for idea in last
        for name, value in (
            ("slip", idea.slip and idea.slip + 1),
            ("role_group", idea.role_group_id),
        )
        if value
    }


@members_only(*TEAM)
def typing(request, programme, pk):
    """Type one idea, then the next: the page comes back, ready."""
    round_ = round_to_lead(request, pk)
    last = _last_lines(request, round_)
    form = PaperForm(
        request.POST or None,
        round_=round_,
        initial=_initial(last[:1]),
    )
    if form.is_valid() and (idea := form.keep()):
        messages.success(request, _("The idea is kept."))
        keys = [idea.pk, *(k for k in typed_last(request, round_) if k != idea.pk)]
        return _remember(request, redirect(_place(round_)), round_, keys)
    context = {
        "programme": programme,
        "round": round_,
        "form": form,
        "last": last,
        # Slips go round in an order: their numbers tell others nothing.
        "typed": form.typed if form.typed in last else None,
        "reads": round_.ideas_open_to(request.access),
        "may_change": request.access.has(Role.FACILITATOR),
    }
    return TemplateResponse(request, "wellbeing/typing.html", context)


@require_POST
@members_only(*TEAM)
def typing_undo(request, programme, pk):
    """Take back an idea that this very browser has just typed, and no other."""
    round_ = round_to_lead(request, pk)
    keys = typed_last(request, round_)
    undone = [key for key in keys if str(key) == request.POST.get("idea")]
    ideas = round_.ideas.filter(later=None, withdrawn=False)
    if idea := ideas.filter(pk__in=undone).select_related("round__programme").first():
        idea.undo()
        messages.success(request, _("The idea is taken back."))
    left = [key for key in keys if key not in undone]
    return _remember(request, redirect(_place(round_)), round_, left)


@members_only(*TEAM)
def typing_list(request, programme, pk):
    """Paste a list: it is shown line by line as it will be kept, then kept at once."""
    round_ = round_to_lead(request, pk)
    form = ListForm(request.POST or None, round_=round_)
    context = {"programme": programme, "round": round_, "form": form}
    if form.is_valid():
        # What is kept is what was looked at, not what was changed since.
        seen = hashlib.sha256(form.cleaned_data["lines"].encode()).hexdigest()
        if form.kept and request.POST.get("seen") == seen:
            sending = form.cleaned_data.get("submission_id")
            keep_all(round_, form.kept, sending, **form.said)
            number = len(form.kept)
            said = ngettext("%(n)s idea is kept.", "%(n)s ideas are kept.", number)
            messages.success(request, said % {"n": number})
            return redirect("wellbeing:round_detail", programme.slug, pk)
        context["seen"] = seen
    return TemplateResponse(request, "wellbeing/typing_list.html", context)
