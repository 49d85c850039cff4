"""The contributions to a co-evaluation, and what each speaks of."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluation.evaluation_forms import SpokenOfForm, words_of
from evaluation.models import Evaluation
from evaluation.spoken_of import improvements_of, say, things_spoken_of
from evaluation.views.evaluations import evaluation_of
from programmes.access import members_only
from programmes.models.programme import TEAM
from programmes.submissions import once
from wellbeing.looking_back import ideas_of
from wellbeing.models import Idea, Round

PAGE = 50


@require_safe
@members_only(*TEAM)
def contribution_list(request, programme, pk):
    """List what was revealed, in no order, with what each speaks of."""
    evaluation = evaluation_of(request, pk)
    rows = ideas_of([one.pk for one in evaluation.rounds])
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    things, became = things_spoken_of(programme), improvements_of(programme)
    context = {
        "programme": programme,
        "evaluation": evaluation,
        "page": page,
        "lines": [
            {
                "idea": one,
                "thing": words_of(things[one.pk]) if one.pk in things else "",
                "became": became.get(one.pk),
                "proposes": one.round.kind == Round.Kind.IMPROVEMENT,
            }
            for one in page
        ],
    }
    return TemplateResponse(request, "evaluation/contribution_list.html", context)


def contribution_of(request, pk):
    """Return a contribution that is shown to the group, and its evaluation, or 404."""
    ideas = Idea.objects.visible_to(request.access).standing()
    shown = Round.objects.filter(programme=request.access.programme).shown()
    idea = get_object_or_404(
        ideas.filter(round__in=shown).select_related("round"), pk=pk
    )
    places = {
        Round.Kind.BROUGHT: "brought",
        Round.Kind.NO_EFFECT: "no_effect",
        Round.Kind.IMPROVEMENT: "improvement",
    }
    # A round of another kind is of no co-evaluation.
    place = places.get(idea.round.kind, "brought")
    kept = Evaluation.objects.kept().filter(programme=request.access.programme)
    return idea, get_object_or_404(kept, **{place: idea.round})


@members_only(*TEAM)
@once
def contribution_speaks_of(request, programme, pk):
    """Say of which action, workshop, session or commitment a contribution speaks."""
    idea, evaluation = contribution_of(request, pk)
    back = reverse("evaluation:contribution_list", args=[programme.slug, evaluation.pk])
    thing = things_spoken_of(programme).get(idea.pk)
    form = SpokenOfForm(request.POST or None, access=request.access, thing=thing)
    if form.is_valid():
        say(idea, *form.chosen())
        messages.success(request, _("Noted."))
        return redirect(f"{back}#contribution-{idea.pk}")
    context = {"programme": programme, "idea": idea, "form": form, "back": back}
    context["evaluation"] = evaluation
    return TemplateResponse(request, "evaluation/contribution_speaks_of.html", context)
