"""Secret links for one's own agenda: made, renewed, stopped."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from csm.calendar.forms import CalendarLinkForm
from csm.calendar.links import MOST, address_of, kinds_in_words, make_link
from csm.calendar.shown import Chosen
from programmes.access import accesses_of
from programmes.forms import Form
from programmes.submissions import once, said_once


@require_safe
def calendar_links(request):
    links = request.user.calendar_links.live().select_related("programme__territory")
    rows = [(one, Chosen.kept_by(one)) for one in links.order_by("-made_at", "-pk")]
    context = {
        # Each form has a one-use id of its own: several links may be renewed in turn.
        "links": [(one, kinds_in_words(chosen), Form()) for one, chosen in rows],
        "most": MOST,
    }
    return TemplateResponse(request, "csm/calendar_links.html", context)


@never_cache
@once
def calendar_link_add(request):
    """Choose what the link gives; its address is shown in the answer, this once."""
    accesses = accesses_of(request.user)
    form = CalendarLinkForm(request.POST or None, accesses=accesses, asked=request.GET)
    if form.is_valid():
        try:
            link, secret = make_link(request.user, form.chosen)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _shown_once(request, link, secret)
    context = {"form": form, "back": _back(form)}
    return TemplateResponse(request, "csm/calendar_link_add.html", context)


def _back(form):
    """Return the calendar that the person comes from."""
    slug = form.initial["programme"]
    if slug in form.programmes:
        return reverse("programme_calendar", args=[slug])
    return reverse("calendar")


def _own(request, pk):
    links = request.user.calendar_links.live().select_related("programme__territory")
    return get_object_or_404(links, pk=pk)


@never_cache
@require_POST
@once
def calendar_link_renew(request, pk):
    """Make a new address for a link; the one before gives nothing from now on.

    Only once for each form: the page of the new address may be loaded again, and the
    address stays good.
    """
    link = _own(request, pk)
    return _shown_once(request, link, link.renew())


def _shown_once(request, link, secret):
    address, chosen = address_of(secret), Chosen.kept_by(link)
    context = {
        "link": link,
        "address": address,
        "webcal": f"webcal:{address.partition(':')[2]}",
        "kinds": kinds_in_words(chosen),
    }
    page = TemplateResponse(request, "csm/calendar_link.html", context)
    return said_once(page, reverse("calendar_links"))


@once
def calendar_link_stop(request, pk):
    link = _own(request, pk)
    if request.method == "POST":
        link.stop()
        messages.success(request, _("The link is stopped: its address gives nothing."))
        return redirect("calendar_links")
    kinds = kinds_in_words(Chosen.kept_by(link))
    context = {"link": link, "kinds": kinds, "form": Form()}
    return TemplateResponse(request, "csm/calendar_link_stop.html", context)
