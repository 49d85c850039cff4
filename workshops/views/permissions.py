"""The permission to speak: given, read by those it names, taken back at any time."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import FETCH_RAISE
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only
from programmes.forms import Form
from programmes.handing_out import answer, asker, says_why_not
from programmes.models import Role
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from workshops.confided_forms import NumberForm, PermissionForm
from workshops.confiding import (
    open_words,
    permit,
    readings_of,
    revoke,
    revoke_by_number,
)
from workshops.models import Confidence, SharingPermission
from workshops.permission_sheet import Told, sheet_pdf
from workshops.views.confidences import (
    PAGE,
    destroyed_meanwhile,
    facilitator_or_404,
    unsealed,
)


@require_safe
@members_only()
def permission_told_list(request, programme):
    """List what may be told to this person now; its words are read one by one."""
    today = timezone.localdate()
    told = SharingPermission.objects.told_to(request.access, today)
    rows = told.order_by("-given_on", "-pk").fetch_mode(FETCH_RAISE)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"programme": programme, "page": page}
    return TemplateResponse(request, "workshops/permission_told_list.html", context)


@require_safe
@members_only()
def permission_given_list(request, programme):
    """List what this person, or her group, permitted to be told."""
    given = SharingPermission.objects.given_by_one_of(request.access)
    rows = (
        given.with_readings_counted()
        .select_related("given_by_group__programme")
        .order_by("-given_on", "-pk")
        .fetch_mode(FETCH_RAISE)
    )
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"programme": programme, "page": page}
    return TemplateResponse(request, "workshops/permission_given_list.html", context)


@sensitive_post_parameters()
@members_only()
@once
def permission_add(request, programme, pk):
    """Record a permission with whoever gives it; it is never changed afterwards."""
    visible = Confidence.objects.visible_to(request.access)
    confidence = visible.select_related("session").filter(pk=pk).first()
    if confidence is None:
        return destroyed_meanwhile(request, pk)
    form = PermissionForm(
        request.POST or None, confidence=confidence, programme=programme
    )
    if form.is_valid() and _is_permitted(request, form):
        messages.success(request, _("The permission is noted."))
        warn_of_numbers(request, form)
        made = form.instance.pk
        return redirect("workshops:permission_detail", programme.slug, made)
    back = reverse("workshops:confidence_detail", args=[programme.slug, pk])
    context = {"programme": programme, "form": form, "back": back}
    context |= {"confidence": confidence, "text": unsealed(lambda: confidence.text)}
    return TemplateResponse(request, "workshops/permission_add.html", context)


def _is_permitted(request, form):
    names = ("words", "purpose", "recipients")
    said = {name: form.cleaned_data[name] for name in names}
    try:
        permit(form.instance, **said, by=request.user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


def _permission(request, pk):
    """Return a permission of those who keep it and those who gave it, or answer 404."""
    rows = SharingPermission.objects.visible_to(request.access)
    rows = rows.select_related(
        "programme__territory", "confidence", "given_by__role_group",
        "given_by_group__programme", "recorded_by",
    )  # fmt: skip
    return get_object_or_404(rows, pk=pk)


def _may_see_confidence(request, permission):
    confidence = permission.confidence
    is_theirs = request.user.pk in (confidence.author_id, confidence.companion_id)
    leads = request.access.has(Role.FACILITATOR)
    return leads and is_theirs and confidence.destroyed_on is None


@require_safe
@members_only()
def permission_detail(request, programme, pk):
    permission = _permission(request, pk)
    readings = readings_of(permission).fetch_mode(FETCH_RAISE)
    page = Paginator(readings, PAGE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "permission": permission,
        "told": Told.to(permission, request.access),
        "page": page,
        "keeps": _may_see_confidence(request, permission),
    }
    return TemplateResponse(request, "workshops/permission_detail.html", context)


@require_POST
@members_only()
@transaction.atomic
def permission_read(request, programme, pk):
    """Show the exact words to whom they may be told, and note that they were read."""
    permission = open_words(pk, request.access)
    if permission is None:
        raise Http404
    context = {
        "programme": programme,
        "permission": permission,
        "words": unsealed(lambda: permission.words),
        "purpose": unsealed(lambda: permission.purpose),
    }
    return TemplateResponse(request, "workshops/permission_read.html", context)


@members_only()
@once
def permission_revoke(request, programme, pk):
    """Take a permission back after a plain page; no reason is asked."""
    permission = _permission(request, pk)
    back = reverse("workshops:permission_detail", args=[programme.slug, pk])
    if request.method == "POST":
        revoke(permission, request.user)
        messages.success(request, _("The permission is taken back: nobody reads it."))
        return redirect(back)
    context = {"programme": programme, "permission": permission, "form": Form()}
    context |= {"back": back}
    return TemplateResponse(request, "workshops/permission_revoke.html", context)


@members_only()
@once
def permission_revoke_by_number(request, programme):
    """Take a permission back for whoever shows its sheet, whoever noted it.

    The answer is the same whether there is one of this number or not: a facilitator
    who was told nothing learns nothing.
    """
    facilitator_or_404(request)
    form = NumberForm(request.POST or None)
    back = reverse("workshops:confidence_list", args=[programme.slug])
    if form.is_valid():
        revoke_by_number(programme, form.cleaned_data["number"], request.user)
        messages.success(
            request, _("If a permission has this number, it is taken back.")
        )
        return redirect(back)
    context = {"programme": programme, "form": form, "back": back}
    template = "workshops/permission_revoke_by_number.html"
    return TemplateResponse(request, template, context)


def _sheet_parts(request, pk):
    permission = _permission(request, pk)
    return {
        "programme": request.access.programme,
        "permission": permission,
        "told": Told.to(permission, request.access),
        "readings": readings_of(permission)[:PAGE],
    }


@require_safe
@members_only()
def permission_sheet(request, programme, pk):
    """The sheet that the person keeps, and by which she may take the permission back."""
    parts = _sheet_parts(request, pk)
    return TemplateResponse(request, "workshops/permission_sheet.html", parts)


@require_safe
@members_only()
@says_why_not("workshops:permission_detail")
def permission_sheet_pdf(request, programme, pk):
    """The same on paper: set each time, and kept nowhere."""
    parts = _sheet_parts(request, pk)
    body = sheet_pdf(parts, ask=asker(request.user))
    return answer(body, f"{programme.slug}-permission-{pk}.pdf")
