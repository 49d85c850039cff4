"""The steps of the creation of a programme, in any order, each on its own page."""

from copy import copy
from functools import wraps

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contracts.models import Contract
from csm.creation.opening import may_be_opened, open_to_all
from csm.creation.steps import creation_of
from csm.creation.telling import who_will_see
from csm.opening_forms import DatesForm, TeamForm
from phases.plan import plan_of
from phases.wording import planned_words
from programmes import limits
from programmes.access import members_only
from programmes.conflicts import conflict
from programmes.forms import Form
from programmes.models import Programme, Role
from programmes.submissions import once, was_sent
from programmes.views.members import TOO_MANY, invited


def in_preparation(view):
    """Lead on to its course whoever comes when the programme is open, or put away.

    Until then nobody but its team comes in (``MembershipQuerySet.opening``). A form that is sent twice is answered by ``once``, as the first time.
    """

    @wraps(view)
    def wrapper(request, programme, **kwargs):
        if programme.state == Programme.State.DRAFT or was_sent(request):
            return view(request, programme, **kwargs)
        if request.method == "POST":
            messages.info(request, _("This programme is no longer in preparation."))
        return redirect("programme_course", programme.slug)

    return wrapper


@require_safe
@members_only()
@in_preparation
def programme_creation(request, programme):
    """List the steps, what is done and what is left; nothing has to be done in order."""
    context = {
        "programme": programme,
        "creation": creation_of(request.access),
        "may_open": may_be_opened(programme),
        "is_coordinator": request.access.has(Role.COORDINATOR),
    }
    return TemplateResponse(request, "csm/creation.html", context)


def _to_creation(programme):
    return redirect("programme_creation", programme.slug)


@members_only()
@in_preparation
@once
def programme_dates(request, programme):
    """Choose length, mid-term and the day of the ceremony; say what follows."""
    if request.method != "POST":
        return _dates(request, programme, DatesForm(instance=copy(programme)))
    with transaction.atomic():
        contract = Contract.objects.filter(programme=programme).first()
        if contract is not None:
            contract.hold()  # before the programme, as every act on the text
        form = DatesForm(request.POST, instance=copy(programme))
        if form.is_valid() and "look" not in request.POST:
            return _save_dates(request, programme, form)
        return _dates(request, programme, form)


def _dates(request, programme, form):
    """Show the form, and what follows from what is typed once it can be read."""
    typed = form.instance if form.is_bound and form.is_valid() else programme
    plan = plan_of(typed)
    context = {
        "programme": programme,
        "form": form,
        "dates": typed.dates,
        "season": typed.season,
        "planned": [
            (part.title or part.label, planned_words(part))
            for part in (plan.phases if plan else ())
        ],
    }
    return TemplateResponse(request, "csm/creation_dates.html", context)


def _save_dates(request, programme, form):
    moves = form.moves(programme.dates)
    if moves and "confirmed" not in request.POST:
        context = {"programme": programme, "form": form, "moves": moves}
        return TemplateResponse(request, "csm/creation_moves.html", context)
    back = reverse("programme_creation", args=[programme.slug])
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The dates are saved."))
    return redirect(back)


@members_only(Role.COORDINATOR)
@in_preparation
@once
def programme_team(request, programme):
    """Ask other people to prepare the programme, by e-mail or with a card."""
    form = TeamForm(request.POST or None, programme=programme)
    if form.is_valid() and not limits.allow_invitation(request.user):
        form.add_error(None, TOO_MANY)
    if form.is_valid():
        back = reverse("programme_team", args=[programme.slug])
        return invited(request, form.instance, back)
    members = programme.memberships.current().select_related("user")
    context = {
        "programme": programme,
        "form": form,
        "members": members.order_by("role", "user__name", "pk"),
        "waiting": programme.invitations.open().order_by("-sent_at", "-pk"),
    }
    return TemplateResponse(request, "csm/creation_team.html", context)


@members_only(Role.COORDINATOR)
@in_preparation
@once
def programme_begin(request, programme):
    """Say who will see the programme once it is open, then open it to them."""
    if request.method == "POST":
        try:
            open_to_all(programme, request.user)
        except ValidationError as error:
            messages.error(request, error.message)
            return _to_creation(programme)
        messages.success(
            request, _("The programme is open to all who take part in it.")
        )
        return redirect(programme)
    context = {
        "programme": programme,
        "form": Form(),
        "may_open": may_be_opened(programme),
        "seen_by": who_will_see(programme),
        "creation": creation_of(request.access),
    }
    return TemplateResponse(request, "csm/creation_begin.html", context)
