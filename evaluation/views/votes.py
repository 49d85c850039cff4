"""What a phone opens by the short code of a measure: without an account or a name."""

from django.views.decorators.http import require_safe

from evaluation import measure_phones
from evaluation.measure_forms import VoteForm
from evaluation.views.measures import indicators_of
from wellbeing.phone_choices import KEPT
from wellbeing.phone_doors import open_to_phones

DOOR = measure_phones.VOTES.door(
    code_at="vote_code",
    over_at="vote_over",
    code_page="evaluation/vote_code.html",
    answer_page="evaluation/vote_cast.html",
)


@open_to_phones
def vote_code(request):
    return DOOR.ask(request)


@require_safe
@open_to_phones
def vote_over(request):
    return DOOR.say_over(request)


@DOOR.opens
def vote_cast(request, measure):
    """Place the situation by each indicator; it may be changed until the close."""
    chosen = measure_phones.choice_of(measure, request.phone_key)
    indicators = indicators_of(measure)
    form = VoteForm(request.POST or None, indicators=indicators, chosen=chosen or {})

    def keep(key):
        measure_phones.cast(measure, key, form.choice())

    context = {"measure": measure, "has_chosen": chosen is not None}
    return DOOR.take_in(request, measure, form, keep, said=KEPT, **context)
