"""What a person asks for: noted, answered within a month, or not wished any more."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from csm.rights.export import export_of
from programmes import journal
from programmes.declaring import person_of
from programmes.models import RightsRequest

Kind = RightsRequest.Kind


@transaction.atomic
def ask(request, by):
    """Keep a request, from the day on which it was made."""
    request.recorded_by = by
    request.save()
    _record(request, "rights_asked", by)


@transaction.atomic
def close(request, by):
    """Note that a request is not wished any more, or answered otherwise; once."""
    if _done(RightsRequest.objects.filter(pk=request.pk), by):
        _record(request, "rights_closed", by)


@transaction.atomic
def hand_out(partner, by):
    """Return all that is kept about a person, and note that her request is answered.

    She reads it whenever she likes; whoever reads it for her has a request that waits,
    or meets ``ValidationError``.
    """
    person = person_of(partner, by)
    waiting = partner.rights_requests.open().filter(kind=Kind.EXPORT)
    if not (person.asks_herself or waiting.exists()):
        raise ValidationError(_("Nobody has asked for it: note the request first."))
    body = export_of(person, by)
    _done(waiting, by)
    return body


def _done(requests, by):
    return requests.open().update(done_on=timezone.localdate(), done_by=by)


def _record(request, kind, by):
    partner = request.partner
    facts = {"request": request.pk, "partner": partner.token, "asked": request.kind}
    journal.record(partner.programme, kind, by, **facts)
