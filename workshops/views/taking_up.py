"""Taking up a workshop of an earlier edition: the list, then what is copied of one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programmes.access import members_only
from programmes.models.programme import TEAM
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from workshops.at_work import with_hosts
from workshops.memory import earlier_workshops
from workshops.taking_up import begun_from, take_up
from workshops.workshop_forms import WorkshopForm

PAGE = 50


@require_safe
@members_only(*TEAM)
def workshop_earlier(request, programme):
    """List what earlier editions worked on, those of the latest one first."""
    rows = with_hosts(earlier_workshops(request.access))
    rows = rows.select_related("programme__territory").fetch_mode(FETCH_RAISE)
    context = {
        "programme": programme,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
    }
    return TemplateResponse(request, "workshops/workshop_earlier.html", context)


@members_only(*TEAM)
@once
def workshop_take_up(request, programme, pk):
    """Show what is copied and what is not, to be changed before it is kept."""
    rows = with_hosts(earlier_workshops(request.access))
    earlier = get_object_or_404(rows.select_related("programme__territory"), pk=pk)
    workshop = begun_from(earlier, programme)
    form = WorkshopForm(request.POST or None, instance=workshop, access=request.access)
    ticked = set(request.POST.getlist("host"))
    chosen = [
        one
        for one in earlier.hosts
        if request.method != "POST" or str(one.organisation_id) in ticked
    ]
    if form.is_valid():
        take_up(form.instance, chosen)
        messages.success(
            request, _("The workshop is taken up, with its organisations.")
        )
        warn_of_numbers(request, form)
        return redirect("workshops:workshop_detail", programme.slug, workshop.number)
    context = {
        "programme": programme,
        "earlier": earlier,
        "form": form,
        "hosts": [(one, one in chosen) for one in earlier.hosts],
        "back": reverse("workshops:workshop_earlier", args=[programme.slug]),
    }
    return TemplateResponse(request, "workshops/workshop_take_up.html", context)
