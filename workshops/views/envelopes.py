"""The envelope of the actions: how much there is, said by whom, and gone beyond or not."""

from copy import copy

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.access import members_only, refuse
from programmes.conflicts import conflict
from programmes.models import Role
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from programmes.typography import euros
from workshops.action_forms import EnvelopeForm
from workshops.envelopes import money_of
from workshops.models import Envelope
from workshops.models.actions import speaks_for_the_authority


def may_set_envelope(access):
    return access.has(Role.COORDINATOR) or speaks_for_the_authority(access)


def warn_of_the_envelope(request):
    """Say by how much the actions go beyond the envelope: it is never refused."""
    if beyond := money_of(request.access.programme).beyond:
        said = _(
            "The actions go beyond the envelope by %(amount)s. Nothing is refused:"
            " speak of it together."
        )
        messages.warning(request, said % {"amount": euros(beyond)})


@members_only(Role.COORDINATOR, Role.PARTNER)
@once
def envelope_edit(request, programme):
    """Say how much there is for the actions: its coordinator, or the authority."""
    if not may_set_envelope(request.access):
        refuse(request)
    saved = Envelope.objects.filter(programme=programme).first()
    limit = saved or Envelope(programme=programme, version=0)
    form = EnvelopeForm(request.POST or None, instance=copy(limit))
    back = reverse("workshops:action_list", args=[programme.slug])
    if form.is_valid():
        if not form.save_version(by=request.user):
            return conflict(request, form, programme=programme, back=back)
        messages.success(request, _("The envelope is saved."))
        warn_of_numbers(request, form)
        warn_of_the_envelope(request)
        return redirect(back)
    context = {"programme": programme, "form": form, "back": back}
    context["money"] = money_of(programme)
    return TemplateResponse(request, "workshops/envelope_edit.html", context)
