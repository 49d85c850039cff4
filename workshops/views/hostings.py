"""The organisations that give one workshop: noted, confirmed, taken out."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from programmes.access import members_only
from programmes.conflicts import conflict, taken_out_meanwhile
from programmes.forms import LONGEST_KEY
from programmes.models.programme import TEAM
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from workshops.memory import known_organisations
from workshops.models import Hosting
from workshops.views.workshops import workshop_of
from workshops.workshop_forms import HostingForm

#: How many organisations the field offers while one types.
OFFERED = 200


def _organisation_asked(request):
    """Return the name of the organisation from whose page one comes, or ""."""
    asked = request.GET.get("structure", "")
    if not asked.isdecimal() or len(asked) > LONGEST_KEY:
        return ""
    found = known_organisations(request.access).filter(pk=asked).first()
    return found.name if found else ""


def _form_page(request, form, workshop, hosting=None):
    programme = request.access.programme
    offered = known_organisations(request.access).order_by("name")[:OFFERED]
    context = {
        "programme": programme,
        "form": form,
        "workshop": workshop,
        "hosting": hosting,
        "offered": () if hosting else offered.values_list("name", flat=True),
        "back": reverse(
            "workshops:workshop_detail", args=[programme.slug, workshop.number]
        ),
    }
    return TemplateResponse(request, "workshops/hosting_form.html", context)


@members_only(*TEAM)
@once
def hosting_add(request, programme, number):
    """Note an organisation that gives a workshop, or may give it."""
    workshop = workshop_of(request, number)
    form = HostingForm(
        request.POST or None,
        initial={"organisation": _organisation_asked(request)},
        workshop=workshop,
        access=request.access,
    )
    if not form.is_valid():
        return _form_page(request, form, workshop)
    form.save()
    messages.success(request, _("The organisation is noted."))
    warn_of_numbers(request, form)
    return redirect("workshops:workshop_detail", programme.slug, number)


def _hosting_to_change(request, number, pk):
    """Return what one organisation offers to a workshop, or answer 404."""
    hostings = Hosting.objects.filter(workshop=workshop_of(request, number))
    rows = hostings.select_related("organisation", "workshop")
    return get_object_or_404(rows, pk=pk)


@members_only(*TEAM)
@once
def hosting_edit(request, programme, number, pk):
    hosting = _hosting_to_change(request, number, pk)
    back = reverse("workshops:workshop_detail", args=[programme.slug, number])
    gone = Hosting.objects.exclude(archived_at=None).filter(pk=pk)
    if hosting.archived_at is not None:
        return taken_out_meanwhile(request, gone, back=back)
    form = HostingForm(
        request.POST or None,
        instance=copy(hosting),
        workshop=hosting.workshop,
        access=request.access,
    )
    if not form.is_valid():
        return _form_page(request, form, hosting.workshop, hosting)
    if not form.save_version(by=request.user):
        if gone.exists():
            return taken_out_meanwhile(request, gone, back=back)
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("What it offers is saved."))
    warn_of_numbers(request, form)
    return redirect(back)


@require_POST
@members_only(*TEAM)
def hosting_archive(request, programme, number, pk):
    """Take an organisation out of a workshop; its page then offers to undo it."""
    _hosting_to_change(request, number, pk).take_out()
    return redirect(
        reverse(
            "workshops:workshop_detail",
            args=[programme.slug, number],
            query={"retiree": pk},
            fragment="structures",
        )
    )


@require_POST
@members_only(*TEAM)
def hosting_bring_back(request, programme, number, pk):
    hosting = _hosting_to_change(request, number, pk)
    try:
        hosting.bring_back()
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The organisation is back in its place."))
    return redirect("workshops:workshop_detail", programme.slug, number)
