"""Checking a paper, open to everybody: no login, no name."""

from django.contrib.auth.decorators import login_not_required
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from contracts.canonical import fingerprint
from contracts.checking import Answer, check
from csm.checking_forms import CheckForm
from programmes import limits


@require_safe
@login_not_required
def check_contract(request):
    """Say whether the paper of this reference and fingerprint is known, and intact."""
    form, address = CheckForm(request.GET), limits.client_address(request)
    context, status = {"form": form}, 200
    if form.is_valid():
        typed = form.cleaned_data
        if not limits.allow_check(address):
            context["too_often"], status = True, 429
        else:
            checked = check(typed["reference"], typed["fingerprint"])
            if checked.answer != Answer.UNKNOWN:
                limits.release("check", address)
            context |= {
                "checked": checked,
                "reference": checked.reference or typed["reference"],
                "fingerprint": fingerprint(typed["fingerprint"]),
            }
    return TemplateResponse(request, "csm/check_contract.html", context, status=status)
