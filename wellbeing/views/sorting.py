"""Sorting together: one idea at a time, beside the wall as it is sorted."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programmes.access import members_only, refuse
from programmes.forms import LONGEST_KEY
from wellbeing.looking_back import named_beside
from wellbeing.models import Component, Round
from wellbeing.models.rounds import READERS, TEAM
from wellbeing.models.sortings import SortedMeanwhile, seen_of
from wellbeing.sorted_wall import (
    open_to,
    place_with,
    standing_in,
    tops_in,
    wall_of,
)
from wellbeing.sorting_forms import SortForm, named
from wellbeing.tying import history_of, sort_pile
from wellbeing.wall import beside

PAGE = 50


@dataclass
class Desk:
    """A round, its mirror beside it, and their dimensions, before one person."""

    request: HttpRequest
    round: Round
    rounds: list
    dimensions: list

    def url(self, name, *args, **query):
        slug = self.request.access.programme.slug
        return reverse(
            f"wellbeing:{name}", args=[slug, self.round.pk, *args], query=query or None
        )

    @property
    def may_sort(self):
        return self.round.may_be_led_by(self.request.access)

    @property
    def tops(self):
        return tops_in(self.rounds, self.request.access)

    def form(self, idea, data=None):
        """Return the form that sorts an idea; it knows how it was sorted until now."""
        history, agreed_on = history_of(idea)
        now = history[0] if history and history[0].is_current else None
        own = (None, idea.round.referential_id)
        dimensions = [one for one in self.dimensions if one.referential_id in own]
        form = SortForm(
            data, dimensions=dimensions, now=now, seen=seen_of(now), agreed_on=agreed_on
        )
        form.now, form.history = now, history
        return form

    def page(self, idea=None, form=None, last=None):
        access = self.request.access
        wall = wall_of(self.rounds, access, self.dimensions)
        waiting = Paginator(self.tops.filter(place=None).order_by("pk"), PAGE)
        waiting.count = wall.unsorted_tops  # known already
        context = {
            "programme": access.programme,
            "round": self.round,
            "wall": wall,
            "page": waiting.get_page(self.request.GET.get("page")),
            "idea": idea,
            "form": form,
            "last": last,
            "last_place": last and named(wall.components[last.place]),
            "may_sort": self.may_sort,
            "named": named_beside(self.round),
        }
        return TemplateResponse(self.request, "wellbeing/sort_wall.html", context)


def desk_of(request, pk):
    """Return the desk of a round, for who may read its ideas, or answer 404 or 403."""
    rounds = beside(pk, request.access)
    round_ = next((one for one in rounds if one.pk == pk), None)
    if round_ is None:
        raise Http404
    if not round_.ideas_open_to(request.access):
        refuse(request)
    return Desk(request, round_, rounds, open_to(rounds))


@require_safe
@members_only(*READERS)
def sorting(request, programme, pk):
    """Show the wall as it is sorted and, to those who sort, the next idea."""
    desk = desk_of(request, pk)
    if not desk.may_sort:
        return desk.page()
    asked = request.GET.get("apres", "")
    after = int(asked) if asked.isdecimal() and len(asked) <= LONGEST_KEY else 0
    to_sort = desk.tops.filter(place=None).order_by("pk")
    idea = to_sort.filter(pk__gt=after).first() or (after and to_sort.first())
    last = after and desk.tops.exclude(place=None).filter(pk=after).first()
    return desk.page(idea or None, desk.form(idea) if idea else None, last or None)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*TEAM)
def idea_sort(request, programme, pk, idea_pk):
    """Sort one idea, with those that lie on it; the next one then comes."""
    desk = desk_of(request, pk)
    found = standing_in(desk.rounds, request.access).select_related("stacked_on")
    if (below := get_object_or_404(found, pk=idea_pk).stacked_on) and below.is_standing:
        messages.info(request, _("That idea lies on this one: they are sorted as one."))
        return redirect(desk.url("idea_sort", below.pk))
    idea = get_object_or_404(desk.tops, pk=idea_pk)
    form = desk.form(idea, request.POST or None)
    if not form.is_valid():
        return desk.page(idea, form)
    wanted, day = form.cleaned_data["component"], form.cleaned_data.get("day")
    try:
        sort_pile(idea, wanted, seen=form.cleaned_data["seen"], day=day)
    except SortedMeanwhile as meanwhile:
        if (meanwhile.sorting and meanwhile.sorting.component) != wanted:
            return _meanwhile(desk, idea, meanwhile.sorting, wanted)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return desk.page(idea, form)
    return redirect(desk.url("sorting", apres=idea.pk))


def _meanwhile(desk, idea, sorting, wanted):
    """Answer 409: where somebody else put the idea, and where this person wants it."""
    form = desk.form(idea)
    context = {
        "programme": desk.request.access.programme,
        "round": desk.round,
        "idea": idea,
        "theirs": sorting and sorting.component,
        "mine": wanted,
        "form": form,
        "next": desk.url("sorting", apres=idea.pk),
        "named": {},
    }
    return TemplateResponse(
        desk.request, "wellbeing/sort_meanwhile.html", context, status=409
    )


@require_safe
@members_only(*READERS)
def component(request, programme, pk, component_pk):
    """Show all that is sorted in one component, its two sides beside one another."""
    desk = desk_of(request, pk)
    parts = Component.objects.filter(dimension__in=desk.dimensions)
    part = get_object_or_404(parts.select_related("dimension"), pk=component_pk)
    ideas = desk.tops.filter(place=part.pk).order_by("pk")
    page = Paginator(ideas, PAGE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "round": desk.round,
        "place": place_with(part, desk.rounds, page.object_list),
        "page": page,
        "may_sort": desk.may_sort,
        "named": named_beside(desk.round),
    }
    return TemplateResponse(request, "wellbeing/sort_component.html", context)
