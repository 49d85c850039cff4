"""The page of a programme for the public: written, shown before it is published, read."""

from copy import copy

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from programmes import publishing
from programmes.access import members_only
from programmes.conflicts import conflict
from programmes.models import Programme, Role
from programmes.publishing_forms import PublicTextForm, PublishForm
from programmes.submissions import once


@require_safe
@login_not_required
@cache_control(no_cache=True)
def public_programme(request, slug):
    """Show the page to anybody; one that is not published is not there.

    No search engine keeps it: what is taken back must be gone.
    """
    published = Programme.objects.published().select_related("territory")
    page = publishing.page_of(get_object_or_404(published, slug=slug))
    answer = TemplateResponse(request, "programmes/public.html", {"page": page})
    answer.headers["X-Robots-Tag"] = "noindex, noarchive"
    return answer


@members_only(Role.COORDINATOR)
@once
def public_edit(request, programme):
    form = PublicTextForm(request.POST or None, instance=copy(programme))
    if form.is_valid() and "look" not in request.POST:
        return _save(request, programme, form)
    text = programme.public_text
    context = {
        "programme": programme,
        "form": form,
        "page": publishing.page_of(programme) if text else None,
        "faults": _said(publishing.faults(text, programme)),
        "possible_names": publishing.possible_names(text, programme),
        "why_not": publishing.why_not_yet(programme),
    }
    return TemplateResponse(request, "programmes/public_edit.html", context)


def _save(request, programme, form):
    typed, back = form.cleaned_data, _edit(programme)
    is_new = typed["version"] == programme.version
    if is_new and form.changes_what_is_read and "confirmed" not in request.POST:
        return _confirm(request, programme, form, typed["public_text"])
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    if programme.published_at is None:
        said = _("The words are saved. Nobody reads them yet but the coordination.")
    else:
        said = _("The page is saved: everybody reads it as it is below.")
    messages.success(request, said)
    return redirect(back)


@members_only(Role.COORDINATOR)
@once
def public_publish(request, programme):
    """Show what everybody will read, then publish what was shown."""
    text = programme.public_text
    form = PublishForm(request.POST or None)
    if not form.is_valid():
        return _confirm(request, programme, form, text)
    try:
        publishing.publish(programme, request.user, form.cleaned_data["digest"])
    except ValidationError as error:
        form.add_error(None, error)
        text = programme.public_text
        return _confirm(request, programme, form, text, status=409)
    messages.success(request, _("The page is published: anybody may read it."))
    return redirect(_edit(programme))


@require_POST
@members_only(Role.COORDINATOR)
def public_take_back(request, programme):
    if publishing.take_back(programme, request.user):
        said = _(
            "Nobody reads the page any more. Its words are kept: publish it again."
        )
        messages.success(request, said)
    else:
        messages.info(request, _("The page was not published."))
    return redirect(_edit(programme))


def _edit(programme):
    return reverse("programme_public_edit", args=[programme.slug])


def _confirm(request, programme, form, text, status=200):
    context = {
        "programme": programme,
        "form": form,
        "digest": publishing.digest_of(text),
        "page": publishing.page_of(programme, text),
        "possible_names": publishing.possible_names(text, programme),
        "faults": _said(publishing.faults(text, programme)),
        "why_not": publishing.why_not_yet(programme),
        "asks_to_change": isinstance(form, PublicTextForm),
    }
    template = "programmes/public_confirm.html"
    return TemplateResponse(request, template, context, status=status)


def _said(faults):
    return [message for fault in faults for message in fault.messages]
