"""Opening a programme, for the accounts that may: it then exists, in preparation."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from csm.opening_forms import OpeningForm
from programmes.access import openers_only
from programmes.models import Territory
from programmes.submissions import once


@openers_only
@once
def programme_open(request):
    form = OpeningForm(request.POST or None)
    if form.is_valid() and (programme := form.open_by(request.user)):
        messages.success(
            request, _("The programme exists. For now, its team alone sees it.")
        )
        return redirect("programme_creation", programme.slug)
    context = {"form": form, "has_territories": Territory.objects.exists()}
    return TemplateResponse(request, "csm/programme_open.html", context)
