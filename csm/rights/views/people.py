"""What is kept about a person, as she and the team see where it stands."""

from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from csm import retention as clocks
from csm.rights.people import is_herself, people_of, person_or_404
from csm.rights.photos import PHOTOS, photos_to_see_again
from programmes.access import members_only
from programmes.consenting import Purpose
from programmes.models import Consent, Opening, RightsRequest, Role
from programmes.models.programme import TEAM
from programmes.openings import note_contacts

PAGE = 50
Kind = RightsRequest.Kind
#: What an agreement is called in an address.
SLUGS = {
    "prenom": Purpose.FIRST_NAME,
    "photos": Purpose.PHOTOS,
    "contact": Purpose.CONTACT,
}


@require_safe
@members_only()
def mine(request, programme):
    """Lead a person to what is kept about her; 404 for who speaks for none."""
    own = people_of(request.access).filter(pk__in=request.access.partner_pks)
    partner = own.order_by("number").first()
    if partner is None:
        raise Http404
    return redirect("rights:person", programme.slug, partner.number)


@require_safe
@members_only()
def person(request, programme, number):
    """Show her agreements, her requests, and who opened what is about her.

    The contact that she left is among them: whoever else reads it leaves a line.
    """
    partner = person_or_404(request, number)
    consents = consents_of(request.access, partner)
    last = {purpose: one for _slug, purpose, one in consents}
    note_contacts(filter(None, last.values()), request.access)
    leads = request.access.has(*TEAM)
    requests = RightsRequest.objects.visible_to(request.access).filter(partner=partner)
    openings = Opening.objects.filter(about=partner).select_related("opened_by")
    openings = openings.order_by("-opened_at", "-pk").fetch_mode(FETCH_RAISE)
    requests = list(requests.order_by("-asked_on", "-pk"))
    waiting = {one.kind for one in requests if one.done_on is None}
    context = {
        "programme": programme,
        "partner": partner,
        "is_mine": is_herself(request, partner),
        "consents": consents,
        "photos": photos_to_see_again(partner, last[PHOTOS]) if leads else [],
        "requests": requests,
        "page": Paginator(openings, PAGE).get_page(request.GET.get("page")),
        "may_answer": request.access.has(Role.COORDINATOR),
        "waits_to_read": Kind.EXPORT in waiting,
        "waits_to_go": Kind.ERASURE in waiting,
    }
    return TemplateResponse(request, "csm/rights/person.html", context)


def consents_of(access, partner):
    """Return each purpose: its word in addresses, itself, and where it stands."""
    rows = Consent.objects.visible_to(access).filter(partner=partner)
    latest = {one.purpose: one for one in rows.order_by("given_on", "pk")}
    return [(slug, purpose, latest.get(purpose)) for slug, purpose in SLUGS.items()]


@require_safe
@members_only(*TEAM)
def retention(request, programme):
    """Show how long each thing is kept, and when it goes."""
    told = programme.retention_notices.filter(done_on=None).order_by("falls_on")
    notices = {one.category: one for one in told}
    context = {
        "programme": programme,
        "clocks": [
            (one, one.due_on(programme), notices.get(one.name))
            for one in clocks.CATEGORIES
        ],
        "aged": clocks.AGED,
        "today": timezone.localdate(),
    }
    return TemplateResponse(request, "csm/rights/retention.html", context)
