"""The way in and the way out: login, cards, invitations, one's own account."""

from functools import partial

from django.contrib import auth, messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from programmes import limits, sessions
from programmes.account_forms import (
    AccountForm,
    CardForm,
    InvitedForm,
    LoginForm,
    NewPasswordForm,
    PasswordChangeForm,
    ResetForm,
)
from programmes.cards import as_card_code
from programmes.models import Invitation, User
from programmes.models.programme import TEAM
from programmes.recovery import RedirectThenAct, send_recovery


def _open_login(request, user):
    auth.login(request, user)
    sessions.open_login(request)


def _destination(request):
    """Return where to go after the login: the page asked for, if it is ours."""
    to = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        to, {request.get_host()}, require_https=request.is_secure()
    )
    return to if ours and not to.startswith(request.path) else reverse("home")


@login_not_required
@never_cache
@sensitive_post_parameters("password")
def login(request):
    if request.user.is_authenticated:
        return redirect(_destination(request))
    names = {"username": request.GET.get("card", "")}
    form = LoginForm(request, request.POST or None, initial=names)
    if form.is_valid():
        _open_login(request, form.get_user())
        return redirect(_destination(request))
    status = 429 if form.has_error("__all__", code="wait") else 200
    return TemplateResponse(
        request, "accounts/login.html", {"form": form}, status=status
    )


@login_not_required
@never_cache
@require_POST
def logout(request):
    auth.logout(request)
    response = redirect("login")
    # Nothing of what was read stays on a shared computer.
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@login_not_required
@never_cache
def password_reset(request):
    form = ResetForm(request.POST or None)
    status = 200
    if form.is_valid():
        email = form.cleaned_data["email"]
        if limits.allow_reset(limits.client_address(request)):
            # The owner of an address is not flooded, and nobody is told.
            mailbox_is_free = limits.allow_reset(email.lower())
            act = partial(send_recovery, email, get_language())
            to = reverse("password_reset_done")
            return RedirectThenAct(to, act) if mailbox_is_free else redirect(to)
        status = 429
        form.add_error(None, _("There were many requests. Try again in an hour."))
    context = {"form": form}
    return TemplateResponse(
        request, "accounts/password_reset.html", context, status=status
    )


@require_safe
@login_not_required
def password_reset_done(request):
    return TemplateResponse(request, "accounts/password_reset_done.html")


class PasswordResetConfirm(auth_views.PasswordResetConfirmView):
    """Django's own: the link's token moves to the session before the page is shown."""

    form_class = NewPasswordForm
    template_name = "accounts/password_reset_confirm.html"

    def form_valid(self, form):
        limits.forget("password", self.user.pk)
        return super().form_valid(form)


@require_safe
@login_not_required
def password_reset_complete(request):
    return TemplateResponse(request, "accounts/password_reset_complete.html")


@sensitive_post_parameters("present_password")
def account(request):
    form = AccountForm(
        request.POST or None, instance=User.objects.get(pk=request.user.pk)
    )
    if form.is_valid():
        form.save()
        messages.success(request, _("Your name and address are saved."))
        return redirect("account")
    memberships = (
        request.user.memberships.opening()
        .select_related("programme__territory")
        .order_by("programme__territory__name", "programme__first_year", "role")
    )
    context = {"form": form, "memberships": memberships}
    return TemplateResponse(request, "accounts/account.html", context)


@sensitive_post_parameters()
def password_change(request):
    form = PasswordChangeForm(request.user, request.POST or None)
    if form.is_valid():
        form.save()
        # The other sessions end with the old password; this one goes on.
        auth.update_session_auth_hash(request, form.user)
        messages.success(
            request, _("Your new password is saved. Your other logins are closed.")
        )
        return redirect("account")
    return TemplateResponse(request, "accounts/password_change.html", {"form": form})


@login_not_required
@never_cache
def card(request):
    form = CardForm(request.POST or None)
    status = 200
    if form.is_valid():
        code = form.cleaned_data["code"]
        address = limits.client_address(request)
        if limits.login_pause(address):
            status = 429
            form.add_error("code", _("There were many tries. Try again in an hour."))
        elif to := _opened_by_card(code):
            limits.release("login", address)
            request.session["card"] = code
            return redirect(to)
        else:
            form.add_error(
                "code",
                _("This code opens nothing. Ask the person who gave you the card."),
            )
    return TemplateResponse(
        request, "accounts/card.html", {"form": form}, status=status
    )


def _opened_by_card(code):
    """Return the page that a card's code opens, or None."""
    if Invitation.objects.find(code):
        return reverse("invitation", args=[code])
    if User.objects.filter(card_code=code, is_active=True).exists():
        return reverse("login", query={"card": code})
    return None


@login_not_required
@never_cache
@sensitive_post_parameters()
def invitation(request, token):
    code = as_card_code(token)
    if code and request.session.get("card") != code:
        # Codes are tried where tries are counted.
        return redirect("card")
    invited = Invitation.objects.find(token)
    if invited is None:
        return _not_open(request)
    if request.user.is_authenticated:
        return _join(request, invited)
    if invited.email and User.objects.filter(email=invited.email.lower()).exists():
        context = {"invitation": invited}
        return TemplateResponse(request, "accounts/invitation_login.html", context)
    return _join_with_new_account(request, invited, code)


def _join(request, invited):
    """Take up the invitation with the account that is logged in, when it says so."""
    if request.method == "POST":
        try:
            invited.accept(request.user)
        except ValidationError as error:
            return _not_open(request, error.message)
        return redirect(_welcome(request, invited))
    context = {"invitation": invited}
    return TemplateResponse(request, "accounts/invitation_join.html", context)


def _join_with_new_account(request, invited, code):
    form = InvitedForm(request.POST or None, initial={"name": invited.name})
    if not form.is_valid():
        context = {"form": form, "invitation": invited}
        return TemplateResponse(request, "accounts/invitation.html", context)
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                invited.email,
                form.cleaned_data["password"],
                name=form.cleaned_data["name"],
                card_code=code if invited.is_card else None,
            )
            invited.accept(user)
    except (IntegrityError, ValidationError):  # used twice at once
        return _not_open(request)
    _open_login(request, user)
    return redirect(_welcome(request, invited))


def _welcome(request, invited):
    messages.success(
        request, _("Welcome. You now take part in %s.") % invited.programme
    )
    if invited.programme.begun_on is None and invited.role not in TEAM:
        messages.info(
            request,
            _("It is being prepared: you will find it here once it opens to all."),
        )
        return reverse("home")
    return reverse("programme", args=[invited.programme.slug])


def _not_open(request, reason=""):
    context = {"reason": reason}
    return TemplateResponse(
        request, "accounts/invitation_closed.html", context, status=404
    )
