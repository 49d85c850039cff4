"""The autonomy file: on screen, as a print, and as a folder with the texts beside it."""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from evaluation.autonomy import autonomy_pdf, autonomy_zip, file_of
from evaluation.ending import ending_of
from programmes.access import members_only
from programmes.handing_out import answer, asker, say_why_not
from programmes.models.programme import KEEPERS
from programmes.openings import note_contacts
from programmes.printing import NotPrinted, PdfRefused


def with_the_file(view):
    """Give the view the file of a group that carries on; 404 for any other.

    It holds contacts of persons, who read that somebody opened them.
    """

    @wraps(view)
    def wrapper(request, programme):
        ending = ending_of(programme)
        if ending is None or not ending.carries_on:
            raise Http404
        file = file_of(ending)
        note_contacts([one.consent for one in file.people], request.access)
        try:
            return view(request, programme, file)
        except (NotPrinted, PdfRefused) as error:
            say_why_not(request, error)
            return redirect("evaluation:autonomy", programme.slug)

    return wrapper


@require_safe
@members_only(*KEEPERS)
@with_the_file
def autonomy(request, programme, file):
    context = {"programme": programme, "file": file}
    return TemplateResponse(request, "evaluation/ending/autonomy.html", context)


@require_safe
@members_only(*KEEPERS)
@with_the_file
def autonomy_print(request, programme, file):
    body = autonomy_pdf(file, ask=asker(request.user))
    return answer(body, f"{programme.slug}-dossier.pdf")


@require_safe
@members_only(*KEEPERS)
@with_the_file
def autonomy_folder(request, programme, file):
    body = autonomy_zip(file, ask=asker(request.user))
    return answer(body, f"{programme.slug}-dossier.zip", "application/zip")
