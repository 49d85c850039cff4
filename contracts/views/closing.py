"""Closing the ceremony: the review of what was recorded, and the day that counts."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from contracts.canonical import fingerprint
from contracts.ceremonies import (
    ceremony_of,
    check_day,
    close,
    dates_from,
    version_to_close,
)
from contracts.ceremony_forms import CloseForm
from contracts.signing.recording import seats
from contracts.views.desk import contract_of
from programmes.access import members_only
from programmes.models import Role
from programmes.submissions import once
from programmes.typography import long_date

#: What is recorded of each place to sign, in the order in which it is reviewed.
ROLL = {
    "signed": gettext_lazy("Signature recorded"),
    "does_not_sign": gettext_lazy("Does not sign"),
    "was_not_there": gettext_lazy("Was not there"),
    "": gettext_lazy("Nothing noted yet"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(Role.COORDINATOR)
@once
def ceremony_close(request, programme):
    """Review what was recorded and confirm the day; then nothing is reopened."""
    contract = contract_of(programme)
    form = CloseForm(request.POST or None, contract=contract)
    if form.is_valid() and _dates_were_read(request, form):
        day, digest = form.chosen_day, form.cleaned_data["digest"]
        try:
            close(ceremony_of(contract), day, request.user, digest=digest)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _sentence(contract.programme.dates))
            return redirect("contracts:ceremony", programme.slug)
    return _review(request, contract, form)


def _dates_were_read(request, form):
    """Whether the dates that were shown are those of the day that is confirmed."""
    if "day" not in form.fields:
        return True
    return request.POST.get("shown_for") == form.chosen_day.isoformat()


def _review(request, contract, form):
    version, day = form.version, form.chosen_day
    found = seats(version) if version else []
    context = {
        "programme": contract.programme,
        "contract": contract,
        "form": form,
        "version": version,
        "fingerprint": fingerprint(version.digest) if version else "",
        "roll": [
            (label, [seat for seat in found if seat.said == said])
            for said, label in ROLL.items()
        ],
        "dates": dates_from(contract.programme, day),
        "obstacle": "" if form.errors else _obstacle(contract),
        "asks_again": form.is_bound and not form.errors,
    }
    return TemplateResponse(request, "contracts/ceremony_close.html", context)


def _obstacle(contract):
    """Return why the ceremony cannot be closed yet, as a sentence; "" when it can."""
    try:
        version = version_to_close(contract)
        if version.printed_day:
            check_day(version, version.printed_day, timezone.now())
    except ValidationError as refusal:
        return refusal.messages[0]
    return ""


def _sentence(dates):
    """Say the dates from which people now plan."""
    said = [
        _("The ceremony is closed. The contract runs from %(day)s.")
        % {"day": long_date(dates.signed_on)}
    ]
    if dates.mid_term_on:
        day = long_date(dates.mid_term_on)
        said.append(_("Mid-term evaluation: %(day)s.") % {"day": day})
    if dates.ends_on:
        day = long_date(dates.ends_on)
        said.append(_("Last day, included: %(day)s.") % {"day": day})
    return " ".join(said)
