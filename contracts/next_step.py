"""The one thing to do next with a contract, for one person: the main button of its pages."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.models.contract import WRITERS
from programmes.models import Role


@dataclass(frozen=True)
class Step:
    """An act, and the page where it is done."""

    icon: str
    says: str
    url: str


def next_step(contract, access, *, is_complete=False):
    """Return the next ``Step`` of somebody who reads the contract.

    ``is_complete`` says of a draft that nothing in it is missing: it may then be frozen.
    """
    programme = contract.programme
    says, icon, view = _next(programme, access, is_complete)
    return Step(icon, says, reverse(f"contracts:{view}", args=[programme.slug]))


def _next(programme, access, is_complete):
    helps = access.has(*WRITERS)
    if not programme.is_frozen:
        if is_complete and access.has(Role.COORDINATOR):
            return _("Freeze the text"), "lock", "freeze"
        if helps:
            return _("Write the contract"), "pencil", "write"
        return _("Discuss the text"), "chat-left-text", "discussion"
    if programme.is_signed:
        if helps:
            return _("See the copies"), "files", "copies"
        return _("Print the contract"), "printer", "prints"
    day = programme.signature_planned_on
    if helps and day is not None and day <= timezone.localdate():
        return _("Record who has signed"), "vector-pen", "ceremony_return"
    if helps:
        return _("Prepare the ceremony"), "calendar-event", "ceremony"
    return _("See the ceremony"), "calendar-event", "ceremony"
