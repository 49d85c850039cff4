"""What leads to the places of a ranking, phones apart: what is typed, what is moved."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from programmes.access import members_only
from programmes.forms import LONGEST_KEY
from programmes.models.programme import TEAM
from programmes.submissions import once
from workshops import ranking_telling
from workshops.models import Ranking
from workshops.ranking_forms import DotsCountedForm, OrderForm, SheetForm
from workshops.views.rankings import back_to, ranking_of, say_that_it_stays


def listed(ranking):
    """Return the actions of a ranking in the order of the list."""
    return list(ranking.ranked.select_related("action").order_by("action__number"))


@members_only(*TEAM)
@once
def ranking_type(request, programme, pk):
    """Type what was counted on paper or by hands, in the order of the list."""
    ranking = ranking_of(request, pk)
    try:
        ranking.check_open()
    except ValidationError as refusal:
        if request.method != "POST":
            return say_that_it_stays(request, ranking, refusal)
    rows = listed(ranking)
    if ranking.has_dots:
        form = DotsCountedForm(request.POST or None, ranking=ranking, rows=rows)
        said = _("The dots are kept.")
        return _type_at_once(request, ranking, form, ranking.type_dots, said)
    if ranking.means == Ranking.Means.HANDS:
        places = _order_of(ranking)
        form = OrderForm(
            request.POST or None, ranking=ranking, rows=rows, places=places
        )
        said = _("The group’s order is kept.")
        return _type_at_once(request, ranking, form, ranking.type_order, said)
    return _type_sheet(request, ranking, rows)


def _order_of(ranking):
    """Return the places that were typed of the group's own order, by the action's key."""
    typed = ranking.ballots.filter(is_typed=True)
    return typed.values_list("choice", flat=True).first() or {}


def _type_at_once(request, ranking, form, keep, said):
    """Keep what was counted; when somebody else kept other numbers, show both."""
    status, theirs = 200, {}
    if form.is_valid():
        try:
            if keep(form.numbers(), form.cleaned_data["version"]):
                messages.success(request, said)
                return redirect(back_to(ranking))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            status, theirs = 409, _kept_meanwhile(ranking)
            form.data = form.data.copy()
            form.data["version"] = Ranking.objects.get(pk=ranking.pk).version
    return _typing_page(request, ranking, form, status=status, theirs=theirs)


def _kept_meanwhile(ranking):
    """Return what somebody else has typed of each line."""
    if ranking.has_dots:
        return {row.pk: row.typed_dots for row in listed(ranking)}
    order = _order_of(ranking)
    return {row.pk: order.get(str(row.action_id)) for row in listed(ranking)}


def _type_sheet(request, ranking, rows):
    """Keep one sheet, and offer the next one; « ?feuille= » takes one up again."""
    sheets = list(ranking.ballots.filter(is_typed=True).order_by("pk"))
    asked = request.GET.get("feuille", "")
    sheet = next((one for one in sheets if str(one.pk) == asked), None)
    if asked and sheet is None and request.method != "POST":
        raise Http404
    places = sheet.choice if sheet else {}
    form = SheetForm(request.POST or None, rows=rows, places=places)
    if form.is_valid():
        if refused := _keep_sheet(ranking, form, sheet):
            form.add_error(None, refused)
        else:
            messages.success(request, _kept_in_words(form))
            here = reverse(
                "workshops:ranking_type", args=[ranking.programme.slug, ranking.pk]
            )
            return redirect(here)
    return _typing_page(request, ranking, form, sheets=sheets, sheet=sheet)


def _keep_sheet(ranking, form, sheet):
    """Return why the sheet is not kept, or None."""
    places = form.numbers()
    if not places and sheet is None:
        return _("Write at least one place.")
    try:
        ranking.type_sheet(places, sheet)
    except ValidationError as refusal:
        return refusal
    return None


def _kept_in_words(form):
    if not form.numbers():
        return _("The sheet is taken out.")
    return _("The sheet is kept. Type the next one.")


def _typing_page(request, ranking, form, *, status=200, **more):
    context = {
        "programme": ranking.programme,
        "ranking": ranking,
        "form": form,
        "title": ranking_telling.what_is_typed(ranking),
        "by_hands": ranking.means == Ranking.Means.HANDS,
        "back": back_to(ranking),
        "sheets": (),
        "sheet": None,
        "theirs": {},
    } | more
    context["lines"] = [
        (row, field, context["theirs"].get(row.pk)) for row, field in form.lines
    ]
    template = "workshops/ranking_type.html"
    return TemplateResponse(request, template, context, status=status)


@require_POST
@members_only(*TEAM)
def ranking_move(request, programme, pk):
    """Move the action that « up » or « down » names one step."""
    ranking = ranking_of(request, pk)
    down = "down" in request.POST
    typed = request.POST.get("down" if down else "up", "")
    if not (typed.isdecimal() and len(typed) <= LONGEST_KEY):
        raise Http404
    try:
        ranking.move(int(typed), down=down)
    except ValidationError as refusal:
        return say_that_it_stays(request, ranking, refusal)
    return redirect(f"{back_to(ranking)}#action-{int(typed)}")


@require_POST
@members_only(*TEAM)
def ranking_recount(request, programme, pk):
    """Put each action back at the place that the count gives it."""
    ranking = ranking_of(request, pk)
    try:
        ranking.count_again()
    except ValidationError as refusal:
        return say_that_it_stays(request, ranking, refusal)
    messages.success(request, _("The places are those of the count again."))
    return redirect(back_to(ranking))
