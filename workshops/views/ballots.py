"""What a phone opens by the short code of a ranking: without an account or a name."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wellbeing.phone_doors import open_to_phones, opened_by_code
from wellbeing.phone_forms import CodeForm
from wellbeing.phone_keys import new_key
from workshops import ranking_phones
from workshops.ballot_forms import BallotDotsForm, BallotOrderForm, stepped
from workshops.ranking_phones import KEYS
from workshops.views.ranking_choices import listed

#: What the page says when it comes back, by the word in its address.
KEPT = "garde"


def _no_way_in(request, status, **why):
    context = {"form": CodeForm()} | why
    template = "workshops/ballot_code.html"
    return TemplateResponse(request, template, context, status=status)


def _over(request, code):
    """Say that it is over and, when something was sent, that it came too late."""
    if request.method == "POST":
        context = {"too_late": True}
        template = "workshops/ballot_over.html"
        answer = TemplateResponse(request, template, context, status=409)
    else:
        answer = redirect("ballot_over")
    KEYS.take(answer, code)
    return answer


by_code = opened_by_code(
    keys=KEYS, find=ranking_phones.ranking_of, no_way_in=_no_way_in, over=_over
)


@open_to_phones
def ballot_code(request):
    """Ask for the code that the wall shows."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        return redirect("ballot_cast", form.cleaned_data["code"])
    return TemplateResponse(request, "workshops/ballot_code.html", {"form": form})


@require_safe
@open_to_phones
def ballot_over(request):
    return TemplateResponse(request, "workshops/ballot_over.html")


@by_code
def ballot_cast(request, ranking):
    """Spread dots or put in an order; what was sent may be changed until the close."""
    key, status = request.phone_key, 200
    chosen = ranking_phones.choice_of(ranking, key) if key else None
    form = _form_of(request, ranking, chosen)
    if form.is_valid():
        try:
            _cast(ranking, key, form)
        except ValidationError as refusal:
            if refusal.code == "over":
                return _over(request, ranking.code)
            form.add_error(None, refusal)
            status = 429 if refusal.code == "often" else 200
        else:
            at = reverse("ballot_cast", args=[ranking.code], query={"dit": KEPT})
            return redirect(at)
    context = {
        "ranking": ranking,
        "form": form,
        "has_chosen": chosen is not None,
        "is_kept": request.GET.get("dit") == KEPT and request.method != "POST",
        "moved": _moved(request),
    }
    template = "workshops/ballot_cast.html"
    answer = TemplateResponse(request, template, context, status=status)
    if key is None:
        KEYS.give(answer, ranking.code, new_key())
    return answer


def _form_of(request, ranking, chosen):
    rows, sent = listed(ranking), request.POST or None
    chosen = chosen or {}
    if ranking.has_dots:
        initial = {f"action-{key}": number for key, number in chosen.items()}
        return BallotDotsForm(sent, ranking=ranking, rows=rows, initial=initial)
    last = len(rows)
    rows.sort(key=lambda row: chosen.get(str(row.action_id), last))
    here = BallotOrderForm(sent, rows=rows)
    if not _is_step(request):
        return here
    # One step in the page: the form is not bound, and nothing is kept yet.
    keys = [str(row.action_id) for row in here.in_order]
    moved, down = _moved(request), "down" in request.POST
    if moved in keys:
        keys = stepped(keys, moved, down=down)
    return BallotOrderForm(rows=rows, initial={"order": " ".join(keys)})


def _is_step(request):
    return "up" in request.POST or "down" in request.POST


def _moved(request):
    return request.POST.get("up") or request.POST.get("down") or ""


def _cast(ranking, key, form):
    if key is None:
        raise ValidationError(
            _(
                "Your phone has not kept what this page gave it: it may refuse cookies."
                " Send your choice again. If this comes back, choose on paper: it counts"
                " as much."
            ),
            "cookies",
        )
    choice = {str(pk): number for pk, number in form.numbers().items() if number}
    ranking_phones.cast(ranking, key, choice)
