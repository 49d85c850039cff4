"""The agreements of one person: given, taken back, and the sheet to sign by hand."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from csm.rights.consent_sheet import sheet_pdf
from csm.rights.forms import ConsentForm
from csm.rights.people import is_herself, person_or_404
from csm.rights.views.people import SLUGS
from programmes.access import members_only
from programmes.consenting import WORDS, agree, take_back
from programmes.handing_out import answer, asker, says_why_not
from programmes.models import Consent
from programmes.submissions import once


@members_only(readers_too=True)
@once
def consent_add(request, programme, number, purpose):
    """Give an agreement, or note the one that was given aloud or on paper."""
    partner = person_or_404(request, number)
    if purpose not in SLUGS:
        raise Http404
    form = ConsentForm(
        request.POST or None,
        partner=partner,
        purpose=SLUGS[purpose],
        by_herself=is_herself(request, partner),
    )
    if form.is_valid():
        agree(form.instance, request.user)
        messages.success(request, _("The agreement is kept. It can be taken back."))
        return redirect("rights:person", programme.slug, number)
    context = {
        "programme": programme,
        "partner": partner,
        "form": form,
        "is_mine": is_herself(request, partner),
        "title": SLUGS[purpose].label,
        "words": WORDS[SLUGS[purpose]],
    }
    return TemplateResponse(request, "csm/rights/consent_form.html", context)


@require_POST
@members_only(readers_too=True)
def consent_take_back(request, programme, number, pk):
    """Take an agreement back at once, without a reason; twice is as once."""
    partner = person_or_404(request, number)
    visible = Consent.objects.visible_to(request.access).filter(partner=partner)
    take_back(get_object_or_404(visible, pk=pk), request.user)
    messages.success(request, _("The agreement is taken back, from now on."))
    return redirect("rights:person", programme.slug, number)


def _sheet_parts(request, number):
    partner = person_or_404(request, number)
    return {
        "programme": request.access.programme,
        "partner": partner,
        "purposes": [
            (purpose, WORDS[purpose], purpose == Consent.Purpose.CONTACT)
            for purpose in SLUGS.values()
        ],
        "today": timezone.localdate(),
    }


@require_safe
@members_only()
def consent_sheet(request, programme, number):
    """The sheet that a person ticks and signs by hand: nothing on it is ticked."""
    parts = _sheet_parts(request, number)
    return TemplateResponse(request, "csm/rights/consent_sheet.html", parts)


@require_safe
@members_only()
@says_why_not("rights:person")
def consent_sheet_pdf(request, programme, number):
    parts = _sheet_parts(request, number)
    body = sheet_pdf(parts, ask=asker(request.user))
    return answer(body, f"{programme.slug}-accords-{number}.pdf")
