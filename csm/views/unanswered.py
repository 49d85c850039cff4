"""« Ce qui attend encore une réponse », for all who take part in a programme."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from csm.unanswered import left_in
from programmes.access import members_only


@require_safe
@members_only()
def unanswered(request, programme):
    """List what nothing answers; those who observe are told how much there is.

    So is who joined after the signature: ideas of before are quoted (domain 8.2).
    """
    access = request.access
    inside = access.is_of_the_group and access.joined_after_on is None
    left = left_in(programme, outside=not inside)
    context = {
        "programme": programme,
        "left": [one for one in left if one.lines],
        "inside": inside,
    }
    return TemplateResponse(request, "csm/unanswered.html", context)
