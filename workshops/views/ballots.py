"""What a phone opens by the short code of a ranking: without an account or a name."""

from django.views.decorators.http import require_safe

from wellbeing.phone_choices import KEPT
from wellbeing.phone_doors import open_to_phones
from workshops import ranking_phones
from workshops.ballot_forms import BallotDotsForm, BallotOrderForm, stepped
from workshops.views.ranking_choices import listed

DOOR = ranking_phones.BALLOTS.door(
    code_at="ballot_code",
    over_at="ballot_over",
    code_page="workshops/ballot_code.html",
    answer_page="workshops/ballot_cast.html",
)


@open_to_phones
def ballot_code(request):
    return DOOR.ask(request)


@require_safe
@open_to_phones
def ballot_over(request):
    return DOOR.say_over(request)


@DOOR.opens
def ballot_cast(request, ranking):
    """Spread dots or put in an order; what was sent may be changed until the close."""
    chosen = ranking_phones.choice_of(ranking, request.phone_key)
    form = _form_of(request, ranking, chosen)

    def keep(key):
        numbers = form.numbers().items()
        choice = {str(pk): number for pk, number in numbers if number}
        ranking_phones.cast(ranking, key, choice)

    context = {
        "ranking": ranking,
        "has_chosen": chosen is not None,
        "moved": _moved(request),
    }
    return DOOR.take_in(request, ranking, form, keep, said=KEPT, **context)


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
