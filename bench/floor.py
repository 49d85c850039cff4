"""What pages are compared with: the least that a page of the site can cost."""

from django.template.response import TemplateResponse

from programmes.access import members_only
from programmes.models import Partner


@members_only()
def empty(request, programme):
    """The page of a logged-in member, with nothing in it."""
    return TemplateResponse(request, "bench/empty.html", {"programme": programme})


@members_only()
def plain_list(request, programme, rows):
    """A list as Django makes it, with five queries: session, user, membership, two."""
    partners = Partner.objects.select_related("role_group", "programme").order_by("pk")
    context = {
        "programme": programme,
        "partners": partners[:rows],
        "total": partners.count(),
    }
    return TemplateResponse(request, "bench/list.html", context)
