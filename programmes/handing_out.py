"""Handing out a print: how often one person may have one made, and how it is answered."""

from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.limits import allow_rendering
from programmes.printing import NotPrinted, PdfRefused

#: Said of a print that was stopped, for it asked for what it was not given (trust 4.3).
NOT_PRINTED = gettext_lazy("It could not be printed. Try again later.")


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


def say_why_not(request, error, refused=NOT_PRINTED):
    """Say why there is no print; ``refused`` is said of one that was stopped."""
    if isinstance(error, PdfRefused):
        messages.error(request, refused)
    else:
        messages.warning(request, str(error))


def says_why_not(back, refused=NOT_PRINTED):
    """Lead back with the reason when nothing can be printed.

    ``back`` names an address that takes what that of the view takes.
    """

    def decorate(view):
        @wraps(view)
        def wrapper(request, programme, **kwargs):
            try:
                return view(request, programme, **kwargs)
            except (NotPrinted, PdfRefused) as error:
                say_why_not(request, error, refused)
            return redirect(back, programme.slug, *kwargs.values())

        return wrapper

    return decorate
