"""Ideas that belong together: what turns an ill-being round, what says the same."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE, Case, F, Value, When
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programmes.access import members_only
from wellbeing.models import Idea, Round
from wellbeing.models.rounds import READERS, TEAM
from wellbeing.models.sortings import places_of, seen_of
from wellbeing.sorting_forms import TieForm
from wellbeing.tying import TiedMeanwhile, lay, pair
from wellbeing.views.sorting import PAGE, desk_of

ILL, WELL = Round.Kind.ILL_BEING, Round.Kind.WELL_BEING


@require_safe
@members_only(*READERS)
def pair_list(request, programme, pk):
    """List the ideas of ill-being with what turns each round, those paired first."""
    desk = desk_of(request, pk)
    ideas = desk.tops.filter(round__kind=ILL)
    paired = F("reversed_by").asc(nulls_last=True)
    page = Paginator(ideas.order_by(paired, "pk"), PAGE)
    context = {
        "programme": programme,
        "round": desk.round,
        "page": page.get_page(request.GET.get("page")),
        "may_sort": desk.may_sort,
    }
    return TemplateResponse(request, "wellbeing/pair_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*TEAM)
def idea_pair(request, programme, pk, idea_pk):
    """Choose the idea of well-being that turns one of ill-being round."""
    desk = desk_of(request, pk)
    idea = get_object_or_404(desk.tops.filter(round__kind=ILL), pk=idea_pk)
    bright = Idea.objects.visible_to(request.access).standing()
    # Whoever facilitates reads more, but what is paired is read by the whole group.
    bright = bright.filter(round__in=Round.objects.filter(kind=WELL).shown())
    way = Way("reversed_by", pair, lambda _one: desk.url("pair_list"))
    return _tie(desk, idea, bright, way, "wellbeing/pair_choose.html")


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*TEAM)
def idea_lay(request, programme, pk, idea_pk):
    """Choose the idea of the same round on which one is laid: they say the same."""
    desk = desk_of(request, pk)
    ideas = Idea.objects.visible_to(request.access).standing()
    ideas = ideas.filter(round__in=desk.rounds)
    idea = get_object_or_404(
        ideas.select_related("round", "stacked_on__round"), pk=idea_pk
    )
    others = ideas.filter(round=idea.round).exclude(pk=idea.pk).on_top()
    # It is sorted with the pile: not away from where somebody has just put it.
    act = partial(lay, place=request.POST.get("place"))
    way = Way("stacked_on", act, lambda one: desk.url("idea_sort", one.pk))
    return _tie(desk, idea, others, way, "wellbeing/pair_lay.html")


@dataclass(frozen=True)
class Way:
    """One of the two ways in which an idea is tied to another."""

    name: str  # of the field that holds the other idea
    act: Callable
    leads_to: Callable  # from the other or, once it is untied, from the idea itself

    def tie(self, idea, other, seen):
        """Tie the idea as ``act`` does; what is sent twice is no conflict."""
        try:
            self.act(idea, other, seen=seen)
        except TiedMeanwhile as meanwhile:
            if meanwhile.other != other:
                raise


def _tie(desk, idea, others, way, template):
    """Show what an idea may be tied to or, when one is chosen, tie it."""
    request = desk.request
    form = TieForm(request.POST or None, ideas=others)
    if form.is_valid():
        other = form.cleaned_data["other"]
        try:
            way.tie(idea, other, form.cleaned_data["seen"])
        except TiedMeanwhile as meanwhile:
            return _meanwhile(desk, idea, other, meanwhile.other)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("It is noted."))
            return redirect(way.leads_to(other or idea))
    tied = getattr(idea, way.name)
    context = {
        "programme": request.access.programme,
        "round": desk.round,
        "idea": idea,
        "tied": tied,
        "place": seen_of(places_of([idea]).get(idea.pk)),
        "reads_tied": tied and tied.may_be_read_by(request.access),
        "form": form,
        "asked": request.GET.get("q", "")[:80].replace("\0", ""),
    }
    context["page"] = _candidates(request, idea, others, context["asked"])
    return TemplateResponse(request, template, context)


def _candidates(request, idea, others, asked):
    """Return a page of the ideas to choose among, those of the same place first."""
    here = idea.sortings.filter(is_current=True).values("component")[:1]
    found = others.filter(text__icontains=asked) if asked else others
    nearer = Case(When(place=here, then=Value(0)), default=Value(1))
    rows = found.with_place().select_related("round").order_by(nearer, "pk")
    rows = rows.fetch_mode(FETCH_RAISE)
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))


def _meanwhile(desk, idea, mine, theirs):
    """Answer 409: what somebody else tied the idea to, and what this person wants."""
    context = {
        "programme": desk.request.access.programme,
        "round": desk.round,
        "idea": idea,
        "mine": mine,
        "theirs": theirs,
        "reads_theirs": theirs and theirs.may_be_read_by(desk.request.access),
    }
    return TemplateResponse(
        desk.request, "wellbeing/pair_meanwhile.html", context, status=409
    )
