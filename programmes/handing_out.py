"""Handing out a print: how often one person may have one made, and how it is answered."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from programmes.limits import allow_rendering
from programmes.printing import NotPrinted


def asker(user):
    """Return what is asked before a rendering: 60 an hour for each person."""

    def ask():
        if not allow_rendering(user):
            raise NotPrinted(
                _("You have printed a great deal in the last hour. Try again later.")
            )

    return ask


def answer(body, name, content_type="application/pdf"):
    """Open a PDF in the browser, and download the rest, under a neutral name."""
    disposition = "inline" if content_type == "application/pdf" else "attachment"
    return HttpResponse(
        body,
        content_type=content_type,
        headers={"Content-Disposition": f'{disposition}; filename="{name}"'},
    )
