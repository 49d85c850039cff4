"""What somebody typed comes back, whatever happened between the page and its sending.

A login that closed, another one in the next tab, a database that does not write: the
form's page is shown again, filled, and nothing is saved by itself (trust 3.7). The words
come back only to the person whom the form's mark names, and only from a page of ours.
What is carried through a login is in ``programmes.carrying``.
"""

import errno
import logging
import uuid
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, transaction
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from programmes import drafts
from programmes.sealing import UnreadableError
from programmes.submissions import was_sent
from programmes.typography import hour

faults = logging.getLogger("django.request")


class Drafts:
    """Middleware: act on a draft in place of the form's own view, which then saves nothing.

    The view is still asked first whether this person may send the form there.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "POST" and _has_made(response):
            _forget_saved(request)
        return response

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST":
            return None
        try:
            return self.act(request, view, args, kwargs)
        except (DatabaseError, OSError) as error:
            if answer := self.process_exception(request, error):
                return answer
            raise

    def act(self, request, view, args, kwargs):
        """Answer what is asked about a draft; None for a form to be saved."""

        def shown(fields, why):
            return show_again(request, fields, why, view, args, kwargs)

        if fields := getattr(request, "came_back", None):
            return shown(fields, "back")
        act = request.POST.get(drafts.ACT)
        if act is None:
            return None
        whose, may_keep = drafts.read_mark(request.POST, request.path)
        if act not in drafts.ACTS or not may_keep or whose != request.user.pk:
            raise SuspiciousOperation("no form of ours for this person")
        if act in (drafts.QUIETLY, drafts.KEEP):
            return _keep(request, act, view, args, kwargs) or shown(
                fields_of(request), request.kept
            )
        return _taken_up(request, act, shown)

    def process_exception(self, request, exception):
        """Give the words back when the database, or the disk, does not take them."""
        full = isinstance(exception, OSError) and exception.errno == errno.ENOSPC
        if request.method != "POST" or not (
            full or isinstance(exception, DatabaseError)
        ):
            return None
        whose, _may_keep = drafts.read_mark(request.POST, request.path)
        if whose is None or whose != request.user.pk:
            return None
        faults.error("not written: %s", request.path, exc_info=exception)
        return given_back(request, fields_of(request), "broken", 503)


def fields_of(request):
    """Return all that a form sent, its mark included, so that it can be sent again."""
    sent = [(name, request.POST.getlist(name)) for name in request.POST]
    return [one for one in sent if one[0] not in ("csrfmiddlewaretoken", drafts.ACT)]


def _has_made(response):
    """Whether the answer says that the form was saved, as ``submissions.once`` reads it."""
    redirects = isinstance(response, HttpResponseRedirect)
    return redirects or hasattr(response, "replayed_at")


def _forget_saved(request):
    """Let the draft go that the saved form knew; one kept elsewhere stays."""
    known = request.POST.get(drafts.KNOWN)
    if drafts.ACT in request.POST or known == "" or not request.user.is_authenticated:
        return
    if drafts.read_mark(request.POST, request.path)[0] == request.user.pk:
        drafts.forget(request.user, request.get_full_path(), known)


def _keep(request, act, view, args, kwargs):
    """Keep what was typed; return the script's answer, or None for the page."""
    if refused := _refused(request, view, args, kwargs):
        return refused
    try:
        draft = drafts.keep(
            request.user,
            request.get_full_path(),
            drafts.typed_in(request.POST),
            request.POST.get(drafts.KNOWN, ""),
        )
    except drafts.AnotherDraftError:
        said = _("Another draft of this form is kept: this one is not.")
        request.kept = "another"
        return (
            JsonResponse({"said": said}, status=409) if act == drafts.QUIETLY else None
        )
    request.kept, request.known_draft = "kept", draft.stamp
    if act == drafts.KEEP:
        return None
    said = _("Draft kept at %(hour)s") % {"hour": hour(draft.kept_at)}
    return JsonResponse({"said": said, "at": draft.stamp})


def _refused(request, view, args, kwargs):
    """Return the view's own refusal; None when it would have checked the words."""
    try:
        with transaction.atomic():
            answer = view(request, *args, **kwargs)
            transaction.set_rollback(True)
    except drafts.ReachedError:
        return None
    if answer.status_code >= 400:
        return answer
    # Sent already, or nothing to type at this address.
    said = _("Nothing is kept: this form has already been sent.")
    return JsonResponse({"said": said}, status=409)


def _taken_up(request, act, shown):
    """Take the draft up, or let it go, and show the form."""
    address = request.get_full_path()
    draft = drafts.draft_of(request.user, address)
    typed = fields_of(request)
    if act == drafts.FORGET:
        if draft and draft.stamp == request.POST.get(drafts.KNOWN):
            draft.delete()
        return HttpResponseRedirect(_page_of(request))
    try:
        fields = dict(draft.fields) if draft else None
    except UnreadableError:
        return given_back(request, typed, "unreadable", 409)
    if fields is None:
        return shown(typed, "gone")
    # A draft is sent as a form of its own: what it became once is not said again.
    fields["submission_id"] = [str(uuid.uuid4())]
    request.known_draft = draft.stamp
    return shown(list(fields.items()), "resumed")


def _page_of(request):
    """Return the page of ours from which the form was sent, or its own address."""
    page = urlsplit(request.headers.get("Referer", ""))
    ours = page.netloc == request.get_host() and page.path.startswith("/")
    return page._replace(scheme="", netloc="").geturl() if ours else request.path


def show_again(request, fields, why, view, args, kwargs):
    """Let the view show its form with ``fields`` typed in it; nothing can be saved.

    Where the view has no such page, the words are given back on a page of their own.
    """
    known = dict(fields).get(drafts.KNOWN) or [request.POST.get(drafts.KNOWN, "")]
    known = getattr(request, "known_draft", known[-1])
    ours = {drafts.ACT: drafts.RESUME, drafts.KNOWN: known}
    request.shown_again = why
    request.POST = drafts.sent_again(fields, **ours)
    try:
        with transaction.atomic():
            answer = view(request, *args, **kwargs)
            transaction.set_rollback(True)
    except Http404:
        answer = given_back(request, fields, "elsewhere", 404)
    except PermissionDenied:
        answer = given_back(request, fields, "elsewhere", 403)
    if answer.status_code < 300 or answer.status_code >= 400:
        if answer.status_code == 405:
            answer = given_back(request, fields, "elsewhere", 405)
        add_never_cache_headers(answer)
        return answer
    return answer if was_sent(request) else given_back(request, fields, why, 200)


def given_back(request, fields, why, status):
    """Show what was typed on a page that any form can have, and offer to send it again."""
    request.shown_again = ""
    ours = ("submission_id", "csrfmiddlewaretoken", *drafts.NOT_TYPED)
    typed = [(n, v) for n, values in fields for v in values if n not in ours]
    context = {
        "typed": [(name, value) for name, value in typed if value.strip()],
        "hidden": [(name, v) for name, values in fields for v in values],
        "why": why,
        "again": status < 400 or why == "broken",
    }
    answer = render(request, "given_back.html", context, status=status)
    add_never_cache_headers(answer)
    return answer
