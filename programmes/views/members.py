"""Who has access to a programme, in which role, and who is invited."""

from functools import partial, wraps

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from programmes import invitations, limits
from programmes.access import members_only
from programmes.conflicts import conflict
from programmes.forms import Form
from programmes.member_forms import InvitationForm, MembershipForm
from programmes.models import Role
from programmes.submissions import once

TOO_MANY = gettext_lazy(
    "You sent 40 invitations today. The next ones can leave tomorrow."
)


@require_safe
@members_only(Role.COORDINATOR)
def member_list(request, programme):
    members = (
        programme.memberships.select_related("user", "partner")
        .order_by("role", "user__name", "pk")
        .fetch_mode(models.FETCH_RAISE)
    )
    waiting = (
        programme.invitations.filter(accepted_at=None)
        .select_related("partner")
        .order_by("-sent_at", "-pk")
        .fetch_mode(models.FETCH_RAISE)
    )
    current = [member for member in members if member.is_current()]
    lasting = [
        member
        for member in current
        if member.role == Role.COORDINATOR
        and member.ended_on is None
        and member.user.is_active
    ]
    context = {
        "programme": programme,
        "members": current,
        "past": [member for member in members if not member.is_current()],
        "last_coordinator": lasting[0] if len(lasting) == 1 else None,
        # Each has a submission of its own: two sent in turn are no double click.
        "invitations": [(one, Form(auto_id=False)) for one in waiting],
    }
    return TemplateResponse(request, "programmes/member_list.html", context)


def _tell(request, invitation, sent):
    """Say whether the letter could leave; the invitation itself is kept."""
    if sent:
        messages.success(request, _("The invitation of %s has left.") % invitation.name)
    else:
        messages.error(
            request,
            _("The letter could not leave. The invitation is kept: send it again."),
        )


def _already_said(request, programme):
    """Return what the page that leads here knows: a role, and perhaps for whom."""
    known, number = {"role": request.GET.get("role")}, request.GET.get("partenaire")
    for partner in programme.partners.current() if number else ():
        if str(partner.number) == number:
            name = partner.first_name or partner.name
            known |= {"partner": partner, "name": name}
    return known


@members_only(Role.COORDINATOR)
@once
def member_invite(request, programme):
    initial = _already_said(request, programme)
    form = InvitationForm(request.POST or None, initial=initial, programme=programme)
    if form.is_valid() and not limits.allow_invitation(request.user):
        form.add_error(None, TOO_MANY)
    if not form.is_valid():
        context = {"programme": programme, "form": form}
        context["letter"] = invitations.preview(request.user)
        return TemplateResponse(request, "programmes/member_invite.html", context)
    back = reverse("programmes:member_list", args=[programme.slug])
    return invited(request, form.instance, back)


def invited(request, invitation, back):
    """Let a new invitation leave, and go ``back``; a card is printed first."""
    invitation.invited_by = request.user
    if invitation.is_card:
        invitation.renew()
        slug = invitation.programme.slug
        return redirect("programmes:invitation_card", slug, invitation.pk)
    invitations.send(invitation, partial(_tell, request, invitation))
    return redirect(back)


@members_only(Role.COORDINATOR)
@once
def member_edit(request, programme, pk):
    member = get_object_or_404(
        programme.memberships.current().select_related("user"), pk=pk
    )
    form = MembershipForm(request.POST or None, instance=member)
    if not form.is_valid():
        context = {"programme": programme, "form": form, "member": member}
        return TemplateResponse(request, "programmes/member_edit.html", context)
    back = reverse("programmes:member_list", args=[programme.slug])
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The capacity is saved."))
    return redirect(back)


@members_only(Role.COORDINATOR)
@once
def member_end(request, programme, pk):
    member = get_object_or_404(
        programme.memberships.current().select_related("user"), pk=pk
    )
    if request.method == "POST":
        try:
            member.end()
        except ValidationError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("This access has ended."))
        own = member.user_id == request.user.pk and not member.is_current()
        if own:
            return redirect("home")
        return redirect("programmes:member_list", programme.slug)
    context = {"programme": programme, "member": member, "form": Form()}
    context["may_end"] = member.may_be_ended()
    return TemplateResponse(request, "programmes/member_end.html", context)


def while_it_waits(view):
    """Tell whoever acts on an invitation that somebody has just taken it up."""

    @wraps(view)
    def wrapper(request, programme, **kwargs):
        try:
            return view(request, programme, **kwargs)
        except ValidationError as error:
            messages.error(request, error.message)
            return redirect("programmes:member_list", programme.slug)

    return wrapper


def _waiting(programme, pk):
    """Return an invitation that nobody has taken up yet, or answer 404."""
    return get_object_or_404(
        programme.invitations.select_related("invited_by"), pk=pk, accepted_at=None
    )


@require_POST
@members_only(Role.COORDINATOR)
@once
@while_it_waits
def invitation_resend(request, programme, pk):
    invitation = _waiting(programme, pk)
    if invitation.is_card:
        return redirect("programmes:invitation_card", programme.slug, pk)
    if limits.allow_invitation(request.user):
        invitation.invited_by = request.user
        invitations.send(invitation, partial(_tell, request, invitation))
    else:
        messages.error(request, TOO_MANY)
    return redirect("programmes:member_list", programme.slug)


@require_POST
@members_only(Role.COORDINATOR)
@while_it_waits
def invitation_revoke(request, programme, pk):
    _waiting(programme, pk).revoke()
    messages.success(request, _("The invitation is taken back: it opens nothing."))
    return redirect("programmes:member_list", programme.slug)


@never_cache
@members_only(Role.COORDINATOR)
@while_it_waits
def invitation_card(request, programme, pk):
    """Print a card; its code is shown this once, so the answer is no redirect."""
    invitation = _waiting(programme, pk)
    if not invitation.is_card:
        return redirect("programmes:member_list", programme.slug)
    context = {
        "programme": programme,
        "invitation": invitation,
        "code": None,
        "door": "",
    }
    if request.method == "POST":
        if limits.allow_invitation(request.user):
            context["code"] = invitation.renew()
            context["door"] = f"{settings.CSM_URL}{reverse('card')}"
        else:
            messages.error(request, TOO_MANY)
    return TemplateResponse(request, "programmes/invitation_card.html", context)
