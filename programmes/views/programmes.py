"""The settings of a programme: its words, its calendar, its logos."""

from copy import copy

from django.contrib import messages
from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programmes.access import members_only, refuse
from programmes.conflicts import conflict
from programmes.forms import Form
from programmes.logos import MOST
from programmes.models import Role
from programmes.once_frozen import CALENDAR
from programmes.settings_forms import LogoForm, settings_form
from programmes.submissions import once
from programmes.wording import sentences


@members_only()
@once
def settings(request, programme):
    form_class = settings_form(request.access)
    if form_class is None:
        return _read(request, programme)
    form = form_class(request.POST or None, instance=copy(programme))
    asks_to_save = request.method == "POST" and "look" not in request.POST
    if form.is_valid() and asks_to_save:
        return _save(request, programme, form)
    return _shown(request, programme, form)


def _read(request, programme):
    if request.method == "POST":
        refuse(request)
    return _shown(request, programme, None)


def _shown(request, programme, form):
    """Show the page; the sentences say what is typed, once it can be read."""
    typed = form.instance if form and form.is_bound and form.is_valid() else programme
    logos = programme.logos.defer("image").order_by("position", "pk")
    context = {
        "programme": programme,
        "form": form,
        "sentences": sentences(typed.vocabulary),
        "dates": typed.dates,
        "once_frozen": CALENDAR,
        "logos": logos.fetch_mode(models.FETCH_RAISE),
        "is_coordinator": request.access.has(Role.COORDINATOR),
        "may_plan": request.access.has(Role.COORDINATOR, Role.FACILITATOR)
        and hasattr(programme, "contract"),
    }
    return TemplateResponse(request, "programmes/settings.html", context)


def _save(request, programme, form):
    moves = form.moves(programme.dates)
    if moves and "confirmed" not in request.POST:
        context = {"programme": programme, "form": form, "moves": moves}
        context["dates"] = form.instance.dates
        return TemplateResponse(request, "programmes/settings_moves.html", context)
    back = reverse("programmes:settings", args=[programme.slug])
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The settings are saved."))
    if programme.is_frozen and "duration_months" in request.POST:
        messages.warning(
            request,
            _("The text was frozen meanwhile: length and mid-term stay as they were."),
        )
    return redirect(back)


@members_only(Role.COORDINATOR)
@once
def logo_add(request, programme):
    form = LogoForm(request.POST or None, request.FILES or None, programme=programme)
    if form.is_valid() and programme.logos.count() >= MOST:
        form.add_error(None, _("There is room for twelve logos. Remove one first."))
    if form.is_valid():
        last = programme.logos.order_by("-position").first()
        form.instance.position = last.position + 1 if last else 1
        form.save()
        said = _("The logo is added. The contract will bear it.")
        if programme.is_frozen:
            said = _("The logo is added. The frozen text keeps those that it had.")
        messages.success(request, said)
        return redirect("programmes:settings", programme.slug)
    context = {"programme": programme, "form": form}
    return TemplateResponse(request, "programmes/logo_form.html", context)


@require_safe
@members_only()
def logo(request, programme, pk):
    """Send a logo as a picture and nothing else: it opens in no page of its own."""
    found = get_object_or_404(programme.logos, pk=pk)
    name = f'attachment; filename="logo-{found.pk}.png"'
    return HttpResponse(
        bytes(found.image),
        content_type=found.mime,
        headers={"Content-Disposition": name, "X-Content-Type-Options": "nosniff"},
    )


@members_only(Role.COORDINATOR)
@once
def logo_remove(request, programme, pk):
    found = get_object_or_404(programme.logos.defer("image"), pk=pk)
    if request.method == "POST":
        found.delete()
        messages.success(request, _("The logo is removed."))
        return redirect("programmes:settings", programme.slug)
    context = {"programme": programme, "logo": found, "form": Form()}
    return TemplateResponse(request, "programmes/logo_remove.html", context)
