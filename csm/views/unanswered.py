"""« Ce qui attend encore une réponse », for all who take part in a programme."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from csm.unanswered import left_in
from programmes.access import members_only


@require_safe
@members_only()
def unanswered(request, programme):
    """List what nothing answers; those who observe are told how much there is."""
    context = {
        "programme": programme,
        "left": [one for one in left_in(programme) if one.lines],
        "inside": request.access.is_of_the_group,
    }
    return TemplateResponse(request, "csm/unanswered.html", context)
