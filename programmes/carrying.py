"""What was typed is carried through a login: the page of the login holds it, sealed.

After it, the form is shown again to the person whom its mark names, and nothing is
saved by itself (trust 3.7); see ``programmes.returning``.
"""

import json
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import render
from django.urls import resolve
from django.utils.cache import add_never_cache_headers

from programmes import drafts, sessions
from programmes.account_forms import LoginForm
from programmes.returning import fields_of, show_again
from programmes.sealing import UnreadableError, seal, unseal

#: The field of the login's page in which the words lie, sealed.
CARRIED = "carried"


class LoginRequired(LoginRequiredMiddleware):
    """Ask to log in, and carry what was typed: the login's page holds it, sealed.

    That page stands at the form's own address. After the login there, the form is shown
    again with its words; without words, the login leads back to the page of the form.
    """

    def handle_no_permission(self, request, view_func):
        if request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        if found := typed_by(request):
            return login_carrying(request, *found)
        page = urlsplit(request.headers.get("Referer", ""))
        here = page.path if page.netloc == request.get_host() else ""
        return redirect_to_login(here, self.get_login_url(view_func))


def is_ours(request):
    """Whether a page of this site sent the form: by its origin, or the page it names."""
    sent_by = request.headers.get("Origin") or request.headers.get("Referer", "")
    sent_by = urlsplit(sent_by)
    site = f"{sent_by.scheme}://{sent_by.netloc}"
    here = f"{request.scheme}://{request.get_host()}"
    return site in (here, *settings.CSRF_TRUSTED_ORIGINS)


def typed_by(request):
    """Return who typed what was sent, and the fields; None unless both are sure.

    They come with the form and its mark, or sealed from the login's page.
    """
    if not is_ours(request):
        return None
    if sealed := request.POST.get(CARRIED):
        try:
            whose, at, fields = json.loads(unseal(sealed))
        except (UnreadableError, ValueError, UnicodeEncodeError):
            return None
        return (whose, fields) if at == request.path else None
    whose, _may_keep = drafts.read_mark(request.POST, request.path)
    if whose is None or request.POST.get(drafts.ACT) in (
        drafts.QUIETLY,
        drafts.RESUME,
        drafts.FORGET,
    ):
        return None
    return whose, fields_of(request)


def login_carrying(request, whose, fields):
    """Show the login's page with the words in it, sealed; let in whoever logs in there.

    Returns None once the person who typed them is in: the form's view goes on.
    """
    logs_in = CARRIED in request.POST
    form = LoginForm(request, request.POST if logs_in else None)
    if logs_in and form.is_valid():
        auth.login(request, form.get_user())
        sessions.open_login(request)
        return come_back(request, whose, fields)
    sealed = json.dumps([whose, request.path, fields], ensure_ascii=False)
    context = {"form": form, "carried": seal(sealed)}
    status = 429 if form.has_error("__all__", code="wait") else 403
    answer = render(request, "accounts/login.html", context, status=status)
    add_never_cache_headers(answer)
    return answer


def come_back(request, whose, fields):
    """Let the form be shown again to the person who typed it, and to nobody else."""
    if request.user.pk != whose:
        return _not_yours(request, whose, fields)
    request.came_back = fields
    return None


def _not_yours(request, whose, fields):
    """Say that the words wait for whoever typed them: they are kept as their draft."""
    sent = drafts.sent_again(fields)
    kept = False
    named, may_keep = drafts.read_mark(sent, request.path)
    owner = auth.get_user_model().objects.filter(pk=whose, is_active=True).first()
    if owner and may_keep and named == whose:
        at, known = request.get_full_path(), sent.get(drafts.KNOWN, "")
        try:
            kept = bool(drafts.keep(owner, at, drafts.typed_in(sent), known))
        except drafts.AnotherDraftError:
            kept = False
    answer = render(request, "not_yours.html", {"kept": kept}, status=403)
    add_never_cache_headers(answer)
    return answer


def after_csrf(request):
    """Answer a form whose page is older than the login; None when it is not ours.

    To be called in ``CSRF_FAILURE_VIEW``: the request has passed no check but this one.
    """
    if not (found := typed_by(request)):
        return None
    if not request.user.is_authenticated:
        if CARRIED in request.POST:  # the login's page itself is too old: once more
            request.POST = drafts.sent_again(found[1])
        return login_carrying(request, *found)
    if refused := come_back(request, *found):
        return refused
    view, args, kwargs = resolve(request.path_info)
    return show_again(request, request.came_back, "back", view, args, kwargs)
