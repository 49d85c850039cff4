"""Phones that choose, as the room sees them: let in, counted, kept out."""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.forms import Form
from programmes.models.programme import TEAM
from programmes.unchanged import unless_unchanged
from wellbeing.phone_choices import PhoneChoices
from wellbeing.phone_doors import PhoneDoor


@dataclass(frozen=True)
class ChoosingRoom:
    """The pages for the room of one kind of choice; ``at`` begins their addresses' names.

    Each is asked for a row that a person may read, and does what its name says; never
    does one say what was chosen.
    """

    choices: PhoneChoices
    door: PhoneDoor
    at: str
    wall_page: str
    told_page: str
    close_page: str

    def let_in(self, request, row):
        """Give phones a code, and show it in large type."""
        try:
            row.let_phones_in()
        except ValidationError as refusal:
            return self._say_that_it_stays(request, row, refusal)
        return redirect(self._place(row, "wall"))

    def close(self, request, row):
        """Ask, then let no phone choose any more and show what they chose."""
        if request.method == "POST":
            try:
                row.close()
            except ValidationError as refusal:
                return self._say_that_it_stays(request, row, refusal)
            messages.success(request, _("The choice is closed, and counted."))
            return redirect(self._place(row, "detail"))
        context = self._context(request, row) | {"form": Form()}
        return TemplateResponse(request, self.close_page, context)

    def wall(self, request, row):
        """Show the room how phones come in, and how many have chosen."""
        context = self._context(request, row)
        context |= {"mark": _mark(context), "told_at": self._place(row, "told")}
        return TemplateResponse(request, self.wall_page, context)

    def told(self, request, row):
        """Give what changes on that page; an open one asks for it every other second."""
        context = self._context(request, row)
        page = partial(TemplateResponse, request, self.told_page, context)
        return unless_unchanged(request, _mark(context), page)

    def _context(self, request, row):
        return {
            "programme": request.access.programme,
            "chosen_in": row,
            "door": self.door.way_in(row.code) if row.lets_phones_in else None,
            "sent": self.choices.sent_in(row).count(),
            "may_lead": request.access.has(*TEAM),
            "now": timezone.now(),
            "back": self._place(row, "detail"),
            "close_at": self._place(row, "close"),
        }

    def _say_that_it_stays(self, request, row, refusal):
        messages.error(request, refusal.message)
        return redirect(self._place(row, "detail"))

    def _place(self, row, name):
        return reverse(f"{self.at}_{name}", args=[row.programme.slug, row.pk])


def _mark(context):
    """Return what changes whenever the page for the room does."""
    row = context["chosen_in"]
    is_open, is_shown = int(context["door"] is not None), int(row.is_shown)
    return f"{context['sent']}-{is_open}{is_shown}-{row.version}"
