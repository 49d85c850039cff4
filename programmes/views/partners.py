"""The partners of a programme: participants, other persons, organisations."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from programmes import leaving, roster
from programmes.access import members_only, refuse
from programmes.conflicts import conflict
from programmes.forms import Form
from programmes.models import Partner, Representative, Role
from programmes.partner_forms import SORTS, LeaveForm, sort_of
from programmes.referring import referring_to
from programmes.submissions import once

PAGE = 50
STAFF = (Role.COORDINATOR, Role.FACILITATOR)


@require_safe
@members_only()
def partner_list(request, programme):
    groups = list(programme.role_groups.order_by("position", "pk"))
    asked = request.GET.get
    group = next((one for one in groups if str(one.pk) == asked("groupe")), None)
    filters = {
        "search": asked("q", "").strip(),
        "group": group,
        "gone": asked("partis") == "oui",
    }
    found = roster.rows(request.access, sort=asked("tri", ""), **filters)
    may_write = request.access.has(*STAFF)
    context = filters | {
        "programme": programme,
        "groups": groups,
        "page": Paginator(found, PAGE).get_page(asked("page")),
        "may_write": may_write,
        # Who reads all the names needs no count of them.
        "participants": may_write or roster.participants_count(request.access),
        "counts_are_small": not request.access.has(
            *STAFF, Role.PARTNER, Role.PARTICIPANT
        ),
    }
    return TemplateResponse(request, "programmes/partner_list.html", context)


def _visible(request, number):
    """Return a partner whose name this member may read, or answer 404."""
    partners = Partner.objects.visible_to(request.access).select_related(
        "role_group__programme", "organisation"
    )
    partner = get_object_or_404(partners, number=number)
    if not roster.row_of(partner, request.access).is_named:
        raise Http404
    return partner


def _known(request, number):
    """Return a partner of whom something may still be written, or answer 404."""
    partner = _visible(request, number)
    if partner.erased_on is not None:
        raise Http404
    return partner


@require_safe
@members_only()
def partner_detail(request, programme, number):
    partner = _visible(request, number)
    knows_accounts = request.access.has(Role.COORDINATOR)
    accounts = partner.memberships.current().select_related("user").order_by("pk")
    people = partner.representatives.order_by("position", "pk")
    context = {
        "programme": programme,
        "partner": partner,
        "people": people.fetch_mode(models.FETCH_RAISE),
        "accounts": accounts.fetch_mode(models.FETCH_RAISE) if knows_accounts else (),
        "knows_accounts": knows_accounts,
        "may_write": request.access.has(*STAFF),
        "may_leave": leaving.may_leave(partner, request.access),
    }
    return TemplateResponse(request, "programmes/partner_detail.html", context)


def _form_page(request, programme, form, sort, partner=None):
    context = {
        "programme": programme,
        "form": form,
        "sort": sort,
        "partner": partner,
        "groups": form.fields["role_group"].queryset,
    }
    return TemplateResponse(request, "programmes/partner_form.html", context)


@members_only(*STAFF)
@once
def partner_add(request, programme):
    sort = request.GET.get("sorte", "")
    sort = sort if sort in SORTS else "participant"
    initial = {"role_group": request.GET.get("groupe")}
    form = SORTS[sort](request.POST or None, initial=initial, programme=programme)
    if "more" in request.POST and sort == "structure":
        return _form_page(request, programme, form.with_another_row(), sort)
    if not form.is_valid():
        return _form_page(request, programme, form, sort)
    partner = form.save()
    messages.success(request, _("The partner is added."))
    if "another" in request.POST:
        query = {"sorte": sort, "groupe": partner.role_group_id}
        add = reverse("programmes:partner_add", args=[programme.slug], query=query)
        return redirect(add)
    return redirect("programmes:partner_detail", programme.slug, partner.number)


@members_only(*STAFF)
@once
def partner_edit(request, programme, number):
    partner = _known(request, number)
    sort = sort_of(partner)
    form = SORTS[sort](
        request.POST or None, instance=copy(partner), programme=programme
    )
    if "more" in request.POST and sort == "structure":
        form = form.with_another_row()
    if not form.is_valid():
        return _form_page(request, programme, form, sort, partner)
    back = reverse("programmes:partner_detail", args=[programme.slug, number])
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The partner is saved."))
    if programme.is_frozen and partner.is_participant and "name" in form.changed_data:
        messages.info(
            request,
            _(
                "Their copy bears the former name until it is made again, with the copies."
            ),
        )
    return redirect(back)


@members_only(*STAFF)
@once
def partner_leave(request, programme, number):
    partner = _known(request, number)
    form = LeaveForm(request.POST or None, initial={"left_on": timezone.localdate()})
    if form.is_valid():
        try:
            leaving.leave(copy(partner), form.cleaned_data["left_on"])
        except ValidationError as error:
            form.add_error("left_on", error.messages)
        else:
            messages.success(request, _("The departure is noted."))
            return redirect("programmes:partner_detail", programme.slug, number)
    context = {"programme": programme, "partner": partner, "form": form}
    return TemplateResponse(request, "programmes/partner_leave.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(Role.PARTNER, Role.PARTICIPANT)
@once
def partner_leave_myself(request, programme, number):
    """Leave by oneself: free, at any time, and no reason is asked (domain 5.7)."""
    partner = _visible(request, number)
    if not leaving.may_leave(partner, request.access):
        refuse(request)
    if request.method == "POST":
        try:
            leaving.leave(copy(partner), timezone.localdate())
        except ValidationError as refusal:  # her own first day is still to come
            messages.warning(request, " ".join(refusal.messages))
            return redirect("programmes:partner_detail", programme.slug, number)
        messages.success(
            request, _("It is noted: you no longer take part. What you signed stays.")
        )
        return redirect("home")
    context = {"programme": programme, "partner": partner, "form": Form()}
    return TemplateResponse(request, "programmes/partner_leave_myself.html", context)


@require_POST
@members_only(*STAFF)
def partner_return(request, programme, number):
    partner = _known(request, number)
    if partner.left_on:
        leaving.come_back(partner)
        messages.success(request, _("Back in the programme, as before."))
    return redirect("programmes:partner_detail", programme.slug, number)


@members_only(*STAFF)
@once
def partner_remove(request, programme, number):
    partner = _known(request, number)
    held_by = referring_to(partner, parts=(Representative,))
    if request.method == "POST" and not held_by:
        partner.delete()
        messages.success(request, _("The partner is removed."))
        return redirect("programmes:partner_list", programme.slug)
    context = {"programme": programme, "partner": partner, "held_by": held_by}
    context["form"] = Form()
    return TemplateResponse(request, "programmes/partner_remove.html", context)
