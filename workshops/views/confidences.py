"""What is confided to a facilitator: noted, read by those who may, destroyed for good."""

from copy import copy

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from programmes.access import members_only
from programmes.conflicts import conflict, taken_out_meanwhile
from programmes.drafts import forget_those_sent_to
from programmes.forms import Form
from programmes.models import Role
from programmes.sealing import UnreadableError
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from workshops.confided_forms import ConfidenceForm
from workshops.confiding import confide, destroy
from workshops.models import Confidence, SharingPermission

PAGE = 50


def facilitator_or_404(request):
    """Answer 404 to all but facilitators: to the others, nothing is confided here."""
    if not request.access.has(Role.FACILITATOR):
        raise Http404


@require_safe
@members_only()
def confidence_list(request, programme):
    """List what was confided to this facilitator; lead the others to what they may read."""
    if not request.access.has(Role.FACILITATOR):
        return redirect("workshops:permission_told_list", programme.slug)
    rows = (
        Confidence.objects.visible_to(request.access)
        .with_permissions_counted(timezone.localdate())
        .select_related("session", "author", "companion")
        .latest_first()
        .fetch_mode(FETCH_RAISE)
    )
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"programme": programme, "page": page}
    return TemplateResponse(request, "workshops/confidence_list.html", context)


def unsealed(read):
    """Return what ``read`` unseals, or None when no key opens it: the page says so."""
    try:
        return read()
    except UnreadableError:
        return None


@require_safe
@members_only()
def confidence_detail(request, programme, pk):
    rows = Confidence.objects.visible_to(request.access)
    rows = rows.select_related("session", "author", "companion")
    confidence = get_object_or_404(rows, pk=pk)
    given = SharingPermission.objects.kept_by(request.access)
    given = given.filter(confidence=confidence).select_related(
        "given_by", "given_by_group__programme"
    )
    context = {
        "programme": programme,
        "confidence": confidence,
        "text": unsealed(lambda: confidence.text),
        "permissions": given.order_by("-given_on", "-pk").fetch_mode(FETCH_RAISE),
        "is_author": confidence.author_id == request.user.pk,
    }
    return TemplateResponse(request, "workshops/confidence_detail.html", context)


def _form_page(request, form):
    back = reverse("workshops:confidence_list", args=[request.access.programme.slug])
    if pk := form.instance.pk:
        slug = request.access.programme.slug
        back = reverse("workshops:confidence_detail", args=[slug, pk])
    context = {"programme": request.access.programme, "form": form, "back": back}
    return TemplateResponse(request, "workshops/confidence_form.html", context)


@sensitive_post_parameters()
@members_only()
@once
def confidence_add(request, programme):
    """Note what was confided; « ?seance= » says at which session."""
    facilitator_or_404(request)
    confidence = Confidence(programme=programme, author=request.user)
    form = ConfidenceForm(
        request.POST or None,
        instance=confidence,
        access=request.access,
        initial={"session": request.GET.get("seance")},
    )
    if not form.is_valid():
        return _form_page(request, form)
    confide(form.instance, form.cleaned_data["text"])
    messages.success(request, _("It is noted, and sealed."))
    warn_of_numbers(request, form)
    return redirect("workshops:confidence_detail", programme.slug, form.instance.pk)


def own_confidence(request, pk):
    """Return what this facilitator wrote, or answer 404."""
    return get_object_or_404(Confidence.objects.written_by(request.access), pk=pk)


def destroyed_meanwhile(request, pk):
    """Give back what was typed about what its author has destroyed meanwhile."""
    known = Confidence.objects.destroyed_for(request.access).filter(pk=pk)
    back = reverse("workshops:confidence_list", args=[request.access.programme.slug])
    return taken_out_meanwhile(request, known, back=back)


@sensitive_post_parameters()
@members_only()
@once
def confidence_edit(request, programme, pk):
    confidence = Confidence.objects.written_by(request.access).filter(pk=pk).first()
    if confidence is None:
        return destroyed_meanwhile(request, pk)
    form = ConfidenceForm(
        request.POST or None, instance=copy(confidence), access=request.access
    )
    if not form.is_valid():
        return _form_page(request, form)
    if not form.save_version(by=request.user):
        if not Confidence.objects.written_by(request.access).filter(pk=pk).exists():
            return destroyed_meanwhile(request, pk)
        back = reverse("workshops:confidence_detail", args=[programme.slug, pk])
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("What was confided is saved."))
    warn_of_numbers(request, form)
    return redirect("workshops:confidence_detail", programme.slug, pk)


@members_only()
@once
def confidence_destroy(request, programme, pk):
    """Destroy it for good, after a page that says what goes with it."""
    confidence = own_confidence(request, pk)
    if request.method == "POST":
        destroy(confidence, request.user)
        # What was about to be written of it goes too.
        names = ("confidence_edit", "permission_add")
        args = [programme.slug, pk]
        forget_those_sent_to(*(reverse(f"workshops:{one}", args=args) for one in names))
        messages.success(request, _("What was confided is destroyed."))
        return redirect("workshops:confidence_list", programme.slug)
    current = SharingPermission.objects.current(timezone.localdate())
    context = {
        "programme": programme,
        "confidence": confidence,
        "current_count": current.filter(confidence=confidence).count(),
        "form": Form(),
    }
    return TemplateResponse(request, "workshops/confidence_destroy.html", context)
