"""The ideas of a round: reading them, wording one again, parting it, taking it back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only, refuse
from programmes.models import Role
from wellbeing.idea_forms import AgainForm, SplitForm
from wellbeing.models import Idea
from wellbeing.views.rounds import round_of

PAGE = 50
#: Filters of those who type, by the word in the address.
FILTERS = {"retirees": {"withdrawn": True}, "masquees": {"hidden": True}}
STANDING = {"withdrawn": False, "hidden": False}


@require_safe
@members_only()
def idea_list(request, programme, pk):
    """Read the ideas in no order; « ?voir= » shows those taken back or hidden."""
    round_ = round_of(request, pk)
    if not round_.ideas_open_to(request.access):
        refuse(request)
    may_change = request.access.has(Role.FACILITATOR)
    asked = request.GET.get("voir", "") if may_change else ""
    ideas = Idea.objects.visible_to(request.access).filter(round=round_, later=None)
    rows = ideas.filter(**FILTERS.get(asked, STANDING))
    rows = rows.select_related("earlier").order_by("pk").fetch_mode(FETCH_RAISE)
    context = {
        "programme": programme,
        "round": round_,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "asked": asked if asked in FILTERS else "",
        "may_change": may_change,
    }
    return TemplateResponse(request, "wellbeing/idea_list.html", context)


def _idea_to_change(request, pk):
    """Return an idea that those who facilitate read, or answer 404."""
    ideas = Idea.objects.visible_to(request.access)
    return get_object_or_404(ideas.select_related("round__programme", "later"), pk=pk)


def _back(idea, **query):
    args = [idea.round.programme.slug, idea.round_id]
    return redirect(reverse("wellbeing:idea_list", args=args, query=query or None))


def _form_page(request, form, idea, template):
    context = {"programme": request.access.programme, "form": form, "idea": idea}
    context |= {"round": idea.round}
    context["back"] = _back(idea).url
    return TemplateResponse(request, template, context)


@members_only(Role.FACILITATOR)
def idea_say_again(request, programme, pk):
    """Word an idea again: the new words stand beside the first, which are kept."""
    idea = _idea_to_change(request, pk)
    form = AgainForm(request.POST or None, initial={"text": idea.text})
    if form.is_valid():
        try:
            if form.cleaned_data["text"] != idea.text:
                idea.say_again(form.cleaned_data["text"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The new words are kept beside the first."))
            return _back(idea)
    return _form_page(request, form, idea, "wellbeing/idea_say_again.html")


@members_only(Role.FACILITATOR)
def idea_split(request, programme, pk):
    """Part an idea that was two; the original is kept."""
    idea = _idea_to_change(request, pk)
    words = {"first": idea.text, "second": idea.text}
    form = SplitForm(request.POST or None, initial=words)
    if form.is_valid():
        try:
            idea.split(*form.texts)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The ideas stand apart; the original is kept."))
            return _back(idea)
    return _form_page(request, form, idea, "wellbeing/idea_split.html")


def _change(request, pk, act, field, value, said):
    """Do ``act`` unless it is done: ``field`` then has ``value``; say it, go back."""
    idea = _idea_to_change(request, pk)
    if hasattr(idea, "later"):
        messages.error(request, _("This idea was worded again meanwhile."))
    elif getattr(idea, field) is not value:
        try:
            act(idea, request.user)
        except ValidationError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, said)
    return _back(idea)


@require_POST
@members_only(Role.FACILITATOR)
def idea_withdraw(request, programme, pk):
    """Take an idea back for whoever asks, without proof nor name."""
    said = _("The idea is taken back.")
    return _change(request, pk, Idea.withdraw, "withdrawn", True, said)


@require_POST
@members_only(Role.FACILITATOR)
def idea_put_back(request, programme, pk):
    said = _("The idea counts again.")
    return _change(request, pk, Idea.put_back, "withdrawn", False, said)


@require_POST
@members_only(Role.FACILITATOR)
def idea_hide(request, programme, pk):
    """Hide an idea that names somebody; the journal says that one was hidden."""
    said = _("The idea is hidden; the journal says that one was.")
    return _change(request, pk, Idea.hide, "hidden", True, said)


@require_POST
@members_only(Role.FACILITATOR)
def idea_show(request, programme, pk):
    said = _("The idea is shown again.")
    return _change(request, pk, Idea.show, "hidden", False, said)
