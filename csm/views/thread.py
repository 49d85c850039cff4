"""« Le fil d’une idée »: one idea and all that followed, and back from the commitments."""

from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from contracts.models import Contract
from contracts.thread import answered_by, cited_by
from csm.thread import thread_of
from programmes.access import members_only
from wellbeing.models import Idea
from wellbeing.models.rounds import READERS


@require_safe
@members_only(*READERS)
def idea_thread(request, programme, pk):
    """Show one idea and all that came of it, as far as this person may read; else 404.

    Each app tells its own part (``csm.thread``); the idea of a commitment leads back.
    """
    ideas = Idea.objects.visible_to(request.access).select_related("round")
    idea = get_object_or_404(ideas, pk=pk)
    context = {
        "programme": programme,
        "idea": idea,
        "parts": thread_of(idea, request.access),
        "has_contract": Contract.objects.filter(programme=programme).exists(),
    }
    return TemplateResponse(request, "csm/idea_thread.html", context)


@require_safe
@members_only(*READERS)
def ideas_cited(request, programme):
    """List the commitments with the ideas that each one answers."""
    rows = cited_by(programme).fetch_mode(FETCH_RAISE)
    words, ideas = programme.vocabulary, answered_by(rows, request.access)
    commitments = [
        (one, one.block.role_group.title_in(words), ideas[one.pk]) for one in rows
    ]
    context = {"programme": programme, "commitments": commitments}
    return TemplateResponse(request, "csm/ideas_cited.html", context)
