"""What leaves with people: the ideas of a round as a file, the poster, the texts."""

from functools import partial, wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programmes.access import members_only, refuse
from programmes.handing_out import answer, asker, say_why_not
from programmes.limits import allow_export
from programmes.printing import NotPrinted, PdfRefused
from wellbeing import exporting, poster
from wellbeing.annex import annex, round_wall, with_every_idea
from wellbeing.models import Round
from wellbeing.models.rounds import READERS


def round_to_read(request, pk):
    """Return a round whose ideas this person may read, or answer 404 or 403."""
    rows = Round.objects.visible_to(request.access).kept()
    found = get_object_or_404(rows.select_related("programme"), pk=pk)
    if not found.ideas_open_to(request.access):
        refuse(request)
    return found


@require_safe
@members_only(*READERS)
def round_files(request, programme, pk):
    """Offer the ideas of a round as files and, to those who lead it, the way in."""
    found = round_to_read(request, pk)
    context = {
        "programme": programme,
        "round": found,
        "number": found.ideas.standing().count(),
        "left_out": exporting.left_out(found),
        "may_fill": found.may_be_led_by(request.access),
    }
    return TemplateResponse(request, "wellbeing/export_files.html", context)


def counted(view):
    """Give a file to a person ten times an hour, and say so beyond."""

    @wraps(view)
    def wrapper(request, programme, pk):
        found = round_to_read(request, pk)
        if allow_export(request.user):
            return view(request, found)
        said = _("You have taken many lists away in the last hour. Try again later.")
        messages.warning(request, said)
        return redirect("wellbeing:round_files", programme.slug, pk)

    return wrapper


@require_safe
@members_only(*READERS)
@counted
def round_csv(request, found):
    return exporting.as_csv(found)


@require_safe
@members_only(*READERS)
@counted
def round_xlsx(request, found):
    return exporting.as_xlsx(found)


@require_safe
@members_only(*READERS)
def texts_html(request, programme):
    """Show annex 1 as the contract would have it today."""
    context = {"programme": programme, "definition": annex(programme)}
    return TemplateResponse(request, "wellbeing/text_twin.html", context)


@require_safe
@members_only(*READERS)
def texts_pdf(request, programme):
    said = annex(programme)
    name = f"{programme.slug}-bien-etre.pdf"
    return _handed_out(request, poster.texts_pdf, said, name, "wellbeing:texts_html")


@require_safe
@members_only(*READERS)
def poster_html(request, programme):
    """Show the wall as it would be printed: every idea, theme by theme."""
    said = with_every_idea(programme, request.access.joined_after_on)
    context = {"programme": programme, "definition": said}
    return TemplateResponse(request, "wellbeing/poster_twin.html", context)


@require_safe
@members_only(*READERS)
def poster_pdf(request, programme):
    said = with_every_idea(programme, request.access.joined_after_on)
    name = f"{programme.slug}-idees.pdf"
    return _handed_out(request, poster.poster_pdf, said, name, "wellbeing:poster_html")


@require_safe
@members_only(*READERS)
def round_poster(request, programme, pk):
    """Show the ideas of one round as they would be printed, theme by theme."""
    found = round_to_read(request, pk)
    context = {"programme": programme, "definition": round_wall(found)}
    context |= {"round": found, "question": found.question}
    return TemplateResponse(request, "wellbeing/poster_twin.html", context)


@require_safe
@members_only(*READERS)
def round_poster_pdf(request, programme, pk):
    found = round_to_read(request, pk)
    make = partial(poster.poster_pdf, round_=found)
    name, back = f"{exporting.stem(found)}.pdf", "wellbeing:round_poster"
    return _handed_out(request, make, round_wall(found), name, back, pk)


def _handed_out(request, make, said, name, back, *args):
    """Answer a print, or lead back to its page with the reason why there is none."""
    programme = request.access.programme
    if said is None:
        raise Http404
    try:
        return answer(make(programme, said, ask=asker(request.user)), name)
    except (NotPrinted, PdfRefused) as error:
        say_why_not(
            request, error, _("The drawing could not be printed. Try again later.")
        )
    return redirect(back, programme.slug, *args)
