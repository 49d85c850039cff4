"""The return of a ceremony: one screen for what all the papers say."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from contracts.canonical import fingerprint
from contracts.models import Ceremony
from contracts.models.contract import WRITERS
from contracts.signing.recording import record_return
from contracts.signing.return_forms import ReturnForm, day_for
from contracts.views.desk import contract_of
from programmes.access import members_only
from programmes.submissions import once
from programmes.typography import in_words, long_date


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@once
def ceremony_return(request, programme):
    """Tick who signed, on what day and which version; all rows or none are recorded."""
    contract = contract_of(programme)
    form = return_form(request, contract)
    if form is not None and form.is_valid():
        try:
            new = record_return(
                contract, form.version.digest, form.said(), request.user
            )
        except ValidationError as error:
            form.refuse(error)
        else:
            messages.success(request, what_was_recorded(new))
            for seat in form.overtaken():
                messages.warning(request, what_stays(seat))
            return redirect("contracts:ceremony_return", programme.slug)
    context = {"programme": programme, "contract": contract, "form": form}
    if form is not None:
        context |= facts_of(contract, form)
    return TemplateResponse(request, "contracts/ceremony_return.html", context)


def return_form(request, contract):
    """Return the form, None while there is no frozen text to have signed.

    What was ticked on a text that was reopened in the meantime is kept: its form still
    lists the seats of that version.
    """
    versions = list(contract.frozen_versions.order_by("-number"))
    standing = next((one for one in versions if one.stands), None)
    latest = versions[0] if versions and request.method == "POST" else None
    version = standing or latest
    if version is None:
        return None
    return ReturnForm(
        request.POST if request.method == "POST" else None,
        version=version,
        versions=versions,
        day=day_for(version),
    )


def facts_of(contract, form):
    """Return what stands above the table and the counts below it."""
    ceremony = (
        Ceremony.objects.filter(contract=contract).select_related("session").first()
    )
    said = [row.seat.said for row in form.rows]
    return {
        "version": form.version,
        "fingerprint": fingerprint(form.version.digest),
        "day": contract.programme.dates.signed_on,
        "place": ceremony.session.place if ceremony else contract.place,
        "signed": said.count("signed"),
        "awaited": said.count(""),
        "struck": list(
            form.version.signatures.exclude(struck_at=None)
            .select_related("partner", "struck_by")
            .order_by("pk")
        ),
    }


def what_was_recorded(signatures):
    """Return, in a sentence, how many signatures are new."""
    if not signatures:
        return _("Saved. No signature is new.")
    number = len(signatures)
    return ngettext(
        "One signature is recorded.", "%(number)s signatures are recorded.", number
    ) % {"number": in_words(number).capitalize()}


def what_stays(seat):
    """Say which record of another person stays; a copy is named by its reference."""
    signature = seat.signature
    return _(
        "%(seat)s: %(who)s had recorded the signature of %(day)s. That record stays, and"
        " your line changed nothing. If it is wrong, strike it out."
    ) % {
        "seat": seat.copy.reference if seat.copy else seat.who,
        "who": signature.recorded_by,
        "day": long_date(signature.signed_on),
    }
