"""The ideas of a round: reading them, wording one again, parting it, taking it back."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only, refuse
from programmes.conflicts import conflict
from programmes.forms import LONGEST_KEY
from programmes.models import Role
from programmes.submissions import once
from wellbeing.correcting import AboutForm, tell_apart
from wellbeing.idea_forms import AgainForm, SplitForm
from wellbeing.looking_back import groups_of_keys, named_beside
from wellbeing.models import Idea
from wellbeing.models.rounds import TEAM
from wellbeing.views.rounds import round_of

PAGE = 50
#: Filters of those who type, by the word in the address.
FILTERS = {"retirees": {"withdrawn": True}, "masquees": {"hidden": True}}
STANDING = {"withdrawn": False, "hidden": False}
#: What of the address of the list is found again after an act.
KEPT = ("voir", "q", "page")
#: What was just done, by the word in the address: how it is told, and undone.
DONE = {
    "retiree": (
        "withdrawn",
        gettext_lazy("The idea is taken back."),
        "archive",
        "idea_put_back",
    ),
    "masquee": (
        "hidden",
        gettext_lazy("The idea is hidden; the journal says that one was."),
        "eye-slash",
        "idea_show",
    ),
}


@require_safe
@members_only()
def idea_list(request, programme, pk):
    """Read the ideas in no order; « ?voir= » shows those taken back or hidden, « ?q= » some."""
    round_ = round_of(request, pk)
    if not round_.ideas_open_to(request.access):
        refuse(request)
    may_change = request.access.has(Role.FACILITATOR)
    shown = request.GET.get("voir", "") if may_change else ""
    asked = request.GET.get("q", "")[:80].replace("\0", "")
    ideas = Idea.objects.visible_to(request.access).filter(round=round_, later=None)
    rows = ideas.filter(**FILTERS.get(shown, STANDING))
    rows = rows.filter(text__icontains=asked) if asked else rows
    rows = rows.select_related("earlier").order_by("pk").fetch_mode(FETCH_RAISE)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "round": round_,
        "page": page,
        "shown": shown if shown in FILTERS else "",
        "asked": asked,
        "gone": _gone(ideas, request.GET) if may_change else None,
        "may_change": may_change,
        "may_tell": round_.may_be_led_by(request.access),
        "effects": round_.effects_told_apart,
        "named": _named(round_, page, may_change),
    }
    return TemplateResponse(request, "wellbeing/idea_list.html", context)


def _named(round_, page, may_change):
    """Return the role groups to tell beside the ideas: to who types them, all."""
    if may_change and round_.looks_back:
        groups = groups_of_keys({idea.role_group_id for idea in page})
        return {one.pk: one.title for one in groups}
    return named_beside(round_)


@dataclass(frozen=True)
class Gone:
    """What was just done of an idea, and where it is undone."""

    said: str
    icon: str
    undo: str


def _gone(ideas, asked):
    """Return what the address says was just done of an idea, as long as it is so."""
    for word, (field, said, icon, undo) in DONE.items():
        key = asked.get(word, "")
        if key.isdecimal() and len(key) <= LONGEST_KEY:
            found = ideas.select_related("round__programme").filter(pk=key)
            if idea := found.filter(**{field: True}).first():
                args = [idea.round.programme.slug, idea.pk]
                return Gone(said, icon, reverse(f"wellbeing:{undo}", args=args))
    return None


def _idea_to_change(request, pk):
    """Return an idea that those who facilitate read, or answer 404."""
    ideas = Idea.objects.visible_to(request.access)
    return get_object_or_404(ideas.select_related("round__programme", "later"), pk=pk)


def _back(request, idea, **done):
    """Return to the list as it was shown: the same filter, words and page."""
    kept = {name: request.GET[name] for name in KEPT if name in request.GET} | done
    args = [idea.round.programme.slug, idea.round_id]
    return redirect(reverse("wellbeing:idea_list", args=args, query=kept or None))


def _form_page(request, form, idea, template):
    context = {"programme": request.access.programme, "form": form, "idea": idea}
    context |= {"round": idea.round}
    context["back"] = _back(request, idea).url
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
            return _back(request, idea)
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
            return _back(request, idea)
    return _form_page(request, form, idea, "wellbeing/idea_split.html")


@members_only(Role.FACILITATOR)
@once
def idea_about(request, programme, pk):
    """Say of which group an answer is, and of which effect: looking back alone."""
    idea = _answer_to_change(request, pk)
    form = AboutForm(request.POST or None, instance=idea)
    if not form.fields.keys() & {"effect", "role_group"}:
        raise Http404
    if form.is_valid():
        if not form.save_version(by=request.user):
            back = _back(request, idea).url
            return conflict(request, form, programme=programme, back=back)
        messages.success(request, _("What is said of this idea is saved."))
        return _back(request, idea)
    return _form_page(request, form, idea, "wellbeing/idea_about.html")


@require_POST
@members_only(*TEAM)
def idea_effect(request, programme, pk):
    """Class an answer in one gesture: no effect, harm, or neither said."""
    idea, sent = _answer_to_change(request, pk), request.POST
    try:
        tell_apart(idea, sent.get("effect", ""), seen=sent.get("seen", ""))
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Noted. It can be changed as often as you like."))
    if "classement" in request.GET:
        args = [programme.slug, idea.round_id, idea.pk]
        return redirect(reverse("wellbeing:idea_sort", args=args))
    return _back(request, idea)


def _answer_to_change(request, pk):
    """Return an answer of a co-evaluation in its last wording, or answer 404."""
    idea = _idea_to_change(request, pk)
    if not idea.round.looks_back or hasattr(idea, "later"):
        raise Http404
    return idea


def _change(request, pk, act, field, value, said=None, word=None):
    """Do ``act`` unless it is done: ``field`` then has ``value``; say it, go back.

    With a ``word`` of the address, it is the list that says it, and offers to undo it.
    """
    idea = _idea_to_change(request, pk)
    if getattr(idea, field) is not value:
        try:
            act(idea)
        except ValidationError as refusal:
            messages.error(request, refusal.message)
        else:
            if word:
                return _back(request, idea, **{word: idea.pk})
            messages.success(request, said)
    return _back(request, idea)


@require_POST
@members_only(Role.FACILITATOR)
def idea_withdraw(request, programme, pk):
    """Take an idea back for whoever asks, without proof nor name."""
    return _change(request, pk, Idea.withdraw, "withdrawn", True, word="retiree")


@require_POST
@members_only(Role.FACILITATOR)
def idea_put_back(request, programme, pk):
    said = _("The idea counts again.")
    return _change(request, pk, Idea.put_back, "withdrawn", False, said)


@require_POST
@members_only(Role.FACILITATOR)
def idea_hide(request, programme, pk):
    """Hide an idea that names somebody; the journal says that one was hidden."""
    return _change(
        request,
        pk,
        lambda idea: idea.hide(request.user),
        "hidden",
        True,
        word="masquee",
    )


@require_POST
@members_only(Role.FACILITATOR)
def idea_show(request, programme, pk):
    said = _("The idea is shown again.")
    return _change(
        request, pk, lambda idea: idea.show(request.user), "hidden", False, said
    )
