"""The chain of solidarity: the whole of it, and what is around one programme."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from csm.chain.around import ProgrammeChain, own_partner
from csm.chain.forms import LinkForm
from csm.chain.seen import ChainSeen
from programmes import transmitting
from programmes.access import members_only, refuse
from programmes.forms import LONGEST_KEY
from programmes.models import HelpOffer, Role, Transmission
from programmes.models.programme import TEAM
from programmes.submissions import once


@require_safe
def chain(request):
    return TemplateResponse(
        request, "csm/chain/chain.html", {"chain": ChainSeen(request.user)}
    )


@require_safe
@members_only()
def programme_chain(request, programme):
    access = request.access
    context = {
        "programme": programme,
        "chain": ProgrammeChain(access),
        "coordinates": access.has(Role.COORDINATOR),
        "helps": access.has(*TEAM),
        "may_offer": access.has(Role.PARTICIPANT) and own_partner(access) is not None,
        "link_gone": _just_gone(_links(access), request, "lien"),
        "offer_gone": _just_gone(HelpOffer.objects.visible_to(access), request, "aide"),
    }
    return TemplateResponse(request, "csm/chain/programme.html", context)


def _links(access):
    """Return the links of a programme that this person knows, those taken back too."""
    ends = ("giver__territory", "receiver__territory")
    known = Transmission.objects.visible_to(access.user).values("pk")
    links = Transmission.objects.of(access.programme).select_related(*ends)
    return links.filter(Q(pk__in=known) | Q(archived_at__isnull=False))


def _just_gone(rows, request, name):
    """Return what was taken back a moment ago, if this person may undo it."""
    asked = request.GET.get(name, "")
    known = asked.isdecimal() and len(asked) <= LONGEST_KEY
    row = rows.filter(pk=asked).first() if known else None
    if row is None or row.stands or not row.may_be_brought_back_by(request.access):
        return None
    return row


def back(programme, **query):
    """Lead to the chain of a programme; ``query`` names what can still be undone."""
    address = {"query": query, "fragment": "undo"} if query else {}
    return redirect(reverse("programme_chain", args=[programme.slug], **address))


@members_only(Role.COORDINATOR)
@once
def link_add(request, programme):
    """Note a group from which this one received, or to which it passes on."""
    initial = {"direction": request.GET.get("sens")}
    form = LinkForm(request.POST or None, access=request.access, initial=initial)
    if form.is_valid() and (link := form.link()):
        if link.agreed_at:
            messages.success(request, _("The link is noted, for both groups."))
        else:
            messages.success(
                request,
                _("The link is noted. The other group’s coordination may agree to it."),
            )
        return back(programme)
    context = {"programme": programme, "form": form}
    return TemplateResponse(request, "csm/chain/link_form.html", context)


def _link(request, pk, may):
    """Return a link of this programme with which this person may do that, or refuse."""
    link = get_object_or_404(_links(request.access), pk=pk)
    if not getattr(link, may)(request.access):
        refuse(request)
    return link


@require_POST
@members_only(Role.COORDINATOR)
def link_agree(request, programme, pk):
    """Agree, for the group that passes on, that what it offers be told to the other."""
    link = _link(request, pk, "may_be_agreed_to_by")
    try:
        transmitting.agree(link, request.user)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        messages.success(
            request, _("The other group’s team now reads what is offered to it.")
        )
    return back(programme)


@require_POST
@members_only(Role.COORDINATOR)
def link_take_back(request, programme, pk):
    link = _link(request, pk, "may_be_taken_back_by")
    transmitting.take_back(link, request.user)
    return back(programme, lien=pk)


@require_POST
@members_only(Role.COORDINATOR)
def link_bring_back(request, programme, pk):
    link = _link(request, pk, "may_be_brought_back_by")
    try:
        transmitting.bring_back(link, request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The link is back, as before."))
    return back(programme)
