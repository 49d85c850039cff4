"""What a phone opens by a short code: without an account, a session or a name."""

from django.http import Http404
from django.views.decorators.http import require_POST, require_safe

from programmes.forms import LONGEST_KEY
from wellbeing import phones
from wellbeing.models import Idea
from wellbeing.phone_doors import PhoneDoor, open_to_phones
from wellbeing.phone_forms import PhoneIdeaForm
from wellbeing.telling import sitting_of

#: What the page says when it comes back, by the word in its address.
WRITTEN, TAKEN, PUT_BACK = "ecrite", "retiree", "remise"


def _typed_in_vain(request):
    """Give back what was typed, word for word, where it is not kept."""
    typed = request.POST.get("text", "")
    return {"typed": typed} if typed.strip() else {}


DOOR = PhoneDoor(
    keys=phones.KEYS,
    find=phones.round_of,
    in_vain=_typed_in_vain,
    code_at="phone_code",
    over_at="phone_over",
    code_page="wellbeing/phone_code.html",
    over_page="wellbeing/phone_over.html",
    answer_page="wellbeing/phone_write.html",
)


@open_to_phones
def phone_code(request):
    return DOOR.ask(request)


@require_safe
@open_to_phones
def phone_over(request):
    return DOOR.say_over(request)


@DOOR.opens
def phone_write(request, round_):
    """Write one idea; the page comes back, with all that this phone wrote."""
    key = request.phone_key
    own = list(phones.ideas_of(round_, key)) if key else []
    idea = Idea(round=round_, role_group_id=phones.group_of(own))
    form = PhoneIdeaForm(request.POST or None, instance=idea)

    def keep(key):
        phones.write(form.instance, key, form.cleaned_data["submission_id"])

    context = {
        "round": round_,
        "ideas": own,
        "sitting": sitting_of(round_),
        "named": form.groups,
    }
    return DOOR.take_in(request, round_, form, keep, said=WRITTEN, **context)


@require_POST
@DOOR.opens
def phone_take_back(request, round_):
    """Take back the idea of this phone that « idea » names, or put « back » that one."""
    back = request.POST.get("back", "")
    pk = back or request.POST.get("idea", "")
    if not pk.isdecimal() or len(pk) > LONGEST_KEY or request.phone_key is None:
        raise Http404
    if not phones.take_back(round_, request.phone_key, int(pk), withdrawn=not back):
        raise Http404
    return DOOR.back(round_, PUT_BACK if back else TAKEN)
