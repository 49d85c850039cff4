"""The first page after the login: what this person takes part in."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from csm.standing import standings
from phases.plan import plans_of
from programmes.models import Programme

SHOWN = 12


@require_safe
def home(request):
    mine = Programme.objects.visible_to(request.user).select_related("contract")
    mine = mine.order_by("-first_year", "-last_year", "territory__name", "pk")
    found = standings(mine[: SHOWN + 1], request.user)
    context = {
        "standings": found[:SHOWN],
        "plans": plans_of([one.programme for one in found[:SHOWN]]),
        "there_are_more": len(found) > SHOWN,
    }
    return TemplateResponse(request, "csm/home.html", context)
