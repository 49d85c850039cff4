"""What a phone opens by a short code: without an account, a session or a name."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.forms import LONGEST_KEY
from wellbeing import phones
from wellbeing.models import Idea
from wellbeing.phone_doors import open_to_phones, opened_by_code
from wellbeing.phone_forms import CodeForm, PhoneIdeaForm
from wellbeing.telling import sitting_of

#: What the page says when it comes back, by the word in its address.
WRITTEN, TAKEN, PUT_BACK = "ecrite", "retiree", "remise"


def _no_way_in(request, status, **why):
    """Ask for the code again, and give back what was typed in vain."""
    context = {"form": CodeForm(), "typed": _typed(request)} | why
    return TemplateResponse(
        request, "wellbeing/phone_code.html", context, status=status
    )


def _over(request, code):
    """Say that it is over, and give back what was typed too late."""
    if typed := _typed(request):
        context = {"typed": typed}
        answer = TemplateResponse(
            request, "wellbeing/phone_over.html", context, status=409
        )
    else:
        answer = redirect("phone_over")
    phones.take_key(answer, code)
    return answer


def _typed(request):
    return request.POST.get("text", "").strip() and request.POST["text"]


by_code = opened_by_code(
    keys=phones.KEYS, find=phones.round_of, no_way_in=_no_way_in, over=_over
)


@open_to_phones
def phone_code(request):
    """Ask for the code that the wall shows."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        return redirect("phone_write", form.cleaned_data["code"])
    return TemplateResponse(request, "wellbeing/phone_code.html", {"form": form})


@require_safe
@open_to_phones
def phone_over(request):
    return TemplateResponse(request, "wellbeing/phone_over.html")


@by_code
def phone_write(request, round_):
    """Write one idea; the page comes back, with all that this phone wrote."""
    key, status = request.phone_key, 200
    own = list(phones.ideas_of(round_, key)) if key else []
    idea = Idea(round=round_, role_group_id=phones.group_of(own))
    form = PhoneIdeaForm(request.POST or None, instance=idea)
    if request.method == "POST" and form.is_valid():
        try:
            _write(form, key)
        except ValidationError as refusal:
            if refusal.code == "over":
                return _over(request, round_.code)
            form.add_error(None, refusal)
            status = 429 if refusal.code == "often" else 200
        else:
            return _back(round_, WRITTEN)
    context = {
        "form": form,
        "round": round_,
        "ideas": own,
        "sitting": sitting_of(round_),
        "named": form.groups,
        "said": request.GET.get("dit", ""),
    }
    answer = TemplateResponse(
        request, "wellbeing/phone_write.html", context, status=status
    )
    if key is None:
        phones.give_key(answer, round_.code, phones.new_key())
    return answer


def _write(form, key):
    if key is None:
        raise ValidationError(
            _(
                "Your phone has not kept what this page gave it: it may refuse cookies."
                " Send the idea again. If this comes back, write it on paper: it counts"
                " as much."
            ),
            "cookies",
        )
    phones.write(form.instance, key, form.cleaned_data["submission_id"])


def _back(round_, said):
    at = reverse("phone_write", args=[round_.code], query={"dit": said})
    return redirect(at)


@require_POST
@by_code
def phone_take_back(request, round_):
    """Take back the idea of this phone that « idea » names, or put « back » that one."""
    back = request.POST.get("back", "")
    pk = back or request.POST.get("idea", "")
    if not pk.isdecimal() or len(pk) > LONGEST_KEY or request.phone_key is None:
        raise Http404
    if not phones.take_back(round_, request.phone_key, int(pk), withdrawn=not back):
        raise Http404
    return _back(round_, PUT_BACK if back else TAKEN)
