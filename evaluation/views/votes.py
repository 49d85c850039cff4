"""What a phone opens by the short code of a measure: without an account or a name."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluation import measure_phones
from evaluation.measure_forms import VoteForm
from evaluation.measure_phones import KEYS
from evaluation.views.measures import indicators_of
from wellbeing.phone_doors import open_to_phones, opened_by_code
from wellbeing.phone_forms import CodeForm
from wellbeing.phone_keys import new_key

#: What the page says when it comes back, by the word in its address.
KEPT = "garde"


def _no_way_in(request, status, **why):
    context = {"form": CodeForm()} | why
    template = "evaluation/vote_code.html"
    return TemplateResponse(request, template, context, status=status)


def _over(request, code):
    """Say that it is over and, when something was sent, that it came too late."""
    if request.method == "POST":
        template, context = "evaluation/vote_over.html", {"too_late": True}
        answer = TemplateResponse(request, template, context, status=409)
    else:
        answer = redirect("vote_over")
    KEYS.take(answer, code)
    return answer


by_code = opened_by_code(
    keys=KEYS, find=measure_phones.measure_of, no_way_in=_no_way_in, over=_over
)


@open_to_phones
def vote_code(request):
    """Ask for the code that the wall shows."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        return redirect("vote_cast", form.cleaned_data["code"])
    return TemplateResponse(request, "evaluation/vote_code.html", {"form": form})


@require_safe
@open_to_phones
def vote_over(request):
    return TemplateResponse(request, "evaluation/vote_over.html")


@by_code
def vote_cast(request, measure):
    """Place the situation by each indicator; it may be changed until the close."""
    key, status = request.phone_key, 200
    chosen = measure_phones.choice_of(measure, key) if key else None
    form = VoteForm(
        request.POST or None, indicators=indicators_of(measure), chosen=chosen or {}
    )
    if form.is_valid():
        try:
            _cast(measure, key, form.choice())
        except ValidationError as refusal:
            if refusal.code == "over":
                return _over(request, measure.code)
            form.add_error(None, refusal)
            status = 429 if refusal.code == "often" else 200
        else:
            at = reverse("vote_cast", args=[measure.code], query={"dit": KEPT})
            return redirect(at)
    context = {
        "measure": measure,
        "form": form,
        "has_chosen": chosen is not None,
        "is_kept": request.GET.get("dit") == KEPT and request.method != "POST",
    }
    template = "evaluation/vote_cast.html"
    answer = TemplateResponse(request, template, context, status=status)
    if key is None:
        KEYS.give(answer, measure.code, new_key())
    return answer


def _cast(measure, key, choice):
    if key is None:
        raise ValidationError(
            _(
                "Your phone has not kept what this page gave it: it may refuse cookies."
                " Send your choice again. If this comes back, choose on paper: it counts"
                " as much."
            ),
            "cookies",
        )
    measure_phones.cast(measure, key, choice)
