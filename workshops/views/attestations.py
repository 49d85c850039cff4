"""What is noted of one person's presence, for herself, and the paper she may ask for."""

from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from programmes.access import members_only
from programmes.handing_out import answer, asker, says_why_not
from programmes.models import Partner
from programmes.models.programme import TEAM
from workshops import attesting
from workshops.attendance_forms import PeriodForm
from workshops.models import Attendance

PAGE = 50


@require_safe
@members_only()
def attendance_mine(request, programme):
    """Show all that is noted of this person's presence: nobody else's is here."""
    access = request.access
    mine = Attendance.objects.visible_to(access).filter(partner__in=access.partner_pks)
    rows = mine.select_related("session").order_by("-session__day", "-pk")
    partners = Partner.objects.visible_to(access).filter(pk__in=access.partner_pks)
    page = Paginator(rows.fetch_mode(FETCH_RAISE), PAGE)
    context = {
        "programme": programme,
        "page": page.get_page(request.GET.get("page")),
        "partners": partners.in_order(),
    }
    return TemplateResponse(request, "workshops/attendance_mine.html", context)


def partner_attested(request, number):
    """Return a partner: any for the team, for the others themselves, or answer 404."""
    partners = Partner.objects.visible_to(request.access).select_related("role_group")
    if not request.access.has(*TEAM):
        partners = partners.filter(pk__in=request.access.partner_pks)
    return get_object_or_404(partners, number=number)


@require_safe
@members_only()
def attestation(request, programme, number):
    """Choose the days, and read what the paper will say."""
    partner, form = partner_attested(request, number), PeriodForm(request.GET)
    found = attesting.attestation_of(partner, programme, *_period(form))
    context = {
        "programme": programme,
        "partner": partner,
        "form": form,
        "attestation": found,
        "query": request.GET.urlencode(),
        "is_mine": partner.pk in request.access.partner_pks,
    }
    return TemplateResponse(request, "workshops/attestation.html", context)


@require_safe
@members_only()
@says_why_not("workshops:attestation")
def attestation_pdf(request, programme, number):
    partner, form = partner_attested(request, number), PeriodForm(request.GET)
    first, last = _period(form)
    found = attesting.attestation_of(partner, programme, first, last)
    if not (form.is_valid() and found.sessions):
        return redirect("workshops:attestation", programme.slug, number)
    body = attesting.attestation_pdf(found, ask=asker(request.user))
    return answer(body, f"{programme.slug}-attestation.pdf")


def _period(form):
    form.is_valid()
    return form.cleaned_data.get("du"), form.cleaned_data.get("au")
