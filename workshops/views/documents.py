"""The photos and documents of a session: added, opened, withdrawn, taken out, put back."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
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

from programmes.access import members_only, refuse
from programmes.forms import Form
from programmes.models.programme import GROUP, TEAM
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from workshops.document_forms import DocumentForm
from workshops.models import Minutes, SessionDocument
from workshops.models.documents import SHELF
from workshops.views.minutes import session_to_log


def _document_to_change(request, pk):
    """Return a document that this person may change, or answer 404 or 403."""
    documents = SessionDocument.objects.of(request.access.programme)
    found = get_object_or_404(documents.select_related("session__programme"), pk=pk)
    if not Minutes.may_be_written_by(request.access, found.session):
        refuse(request)
    return found


def _on_page(request, session_pk, **query):
    """Return where the page of a session shows its documents."""
    return reverse(
        "workshops:session_detail",
        args=[request.access.programme.slug, session_pk],
        query=query or None,
        fragment="documents",
    )


def looks_at_it_first(view):
    """Read what was uploaded before ``once`` holds the database: pictures take long."""

    @wraps(view)
    def wrapper(request, programme, pk):
        session = session_to_log(request, pk)
        row = SessionDocument(session=session)
        form = DocumentForm(
            request.POST or None,
            request.FILES or None,
            instance=row,
            initial=_agreed_before(session),
        )
        form.is_valid()
        return view(request, programme, pk, form=form)

    return wrapper


def _agreed_before(session):
    """Return the agreement of the last one added: photos come in a row."""
    last = session.documents.kept().order_by("-pk").first()
    if last is None:
        return {"agreed_on": timezone.localdate()}
    return {"agreement": last.agreement, "agreed_on": last.agreed_on}


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*TEAM)
@looks_at_it_first
@once
def document_add(request, programme, pk, form):
    """Add one file after the other: the page comes back, those added beside it."""
    session = form.instance.session
    if form.is_valid():
        try:
            form.instance.attach(form.cleaned_data["file"], request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("It is added. You can add another one."))
            warn_of_numbers(request, form)
            return redirect("workshops:document_add", programme.slug, pk)
    context = {
        "programme": programme,
        "session": session,
        "form": form,
        "kept": session.documents.kept().order_by("-pk"),
        "back": _on_page(request, pk),
    }
    return TemplateResponse(request, "workshops/document_add.html", context)


@require_safe
@members_only(*GROUP)
def document(request, programme, pk):
    """Send it as a file to be kept, never as a page of ours."""
    found = get_object_or_404(SessionDocument.objects.visible_to(request.access), pk=pk)
    try:
        body = SHELF.path_of(found).read_bytes()
    except FileNotFoundError:
        raise Http404 from None  # « verify » names it.
    return HttpResponse(
        body,
        content_type=found.mime,
        headers={
            "Content-Disposition": f'attachment; filename="{found.name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


@members_only(*TEAM, readers_too=True)
@once
def document_withdraw(request, programme, pk):
    """Ask, then note that the agreement is withdrawn: the file is deleted for good.

    Whoever coordinated until the group took over may still do it: those who carry on do
    not, and a person may take back an agreement on any day (trust 6.4).
    """
    found = _document_to_change(request, pk)
    back = _on_page(request, found.session_id)
    if request.method == "POST":
        found.withdraw(timezone.localdate(), request.user)
        messages.success(request, _("Nobody opens it any more: the file is deleted."))
        return redirect(back)
    context = {"programme": programme, "document": found, "form": Form(), "back": back}
    context["session"] = found.session
    return TemplateResponse(request, "workshops/document_withdraw.html", context)


@require_POST
@members_only(*TEAM)
def document_archive(request, programme, pk):
    """Take it out of the page, which then offers to undo it."""
    found = _document_to_change(request, pk)
    found.take_out(request.user)
    messages.success(request, _("It is taken out. You can put it back below."))
    return redirect(_on_page(request, found.session_id))


@require_POST
@members_only(*TEAM)
def document_bring_back(request, programme, pk):
    found = _document_to_change(request, pk)
    found.bring_back(request.user)
    messages.success(request, _("It is back in its place."))
    return redirect(_on_page(request, found.session_id))
