"""What to do better: the list, proposing, deciding, and looking at it again later."""

from copy import copy

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluation.improvement_forms import DecideForm, ImprovementForm, LookForm
from evaluation.models import Evaluation, Improvement, ImprovementLook
from evaluation.proposed import lines_of
from evaluation.spoken_of import improvements_of
from evaluation.views.contributions import contribution_of
from programmes.access import members_only
from programmes.conflicts import conflict, taken_out_meanwhile
from programmes.models import Programme
from programmes.models.programme import TEAM
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once

PAGE = 50


def _list(programme, **query):
    return reverse(
        "evaluation:improvement_list", args=[programme.slug], query=query or None
    )


def _at(improvement):
    """Return the place of an improvement in the list."""
    return f"{_list(improvement.programme)}#improvement-{improvement.pk}"


@require_safe
@members_only()
def improvement_list(request, programme):
    """List what to do better; its team brings back those taken out."""
    may_lead = request.access.has(*TEAM)
    visible = Improvement.objects.visible_to(request.access)
    known = list(visible.with_moment().in_order().fetch_mode(FETCH_RAISE))
    out = [one for one in known if one.archived_at is not None and may_lead]
    kept = [one for one in known if one.archived_at is None]
    page = Paginator(kept, PAGE).get_page(request.GET.get("page"))
    gone = request.GET.get("retire", "")
    context = {
        "programme": programme,
        "page": page,
        "lines": lines_of(page.object_list, programme),
        "out": out,
        "gone": next((one for one in out if str(one.pk) == gone), None),
        "may_lead": may_lead,
        "may_propose": may_lead and _evaluations(programme).exists(),
    }
    return TemplateResponse(request, "evaluation/improvement_list.html", context)


def _evaluations(programme):
    return Evaluation.objects.kept().filter(programme=programme).in_order()


def improvement_of(request, pk, **among):
    """Return an improvement of this programme that its team may change, or answer 404."""
    rows = Improvement.objects.visible_to(request.access).filter(**among)
    return get_object_or_404(rows.select_related("programme"), pk=pk)


def _form_page(request, form, improvement, back):
    context = {
        "programme": request.access.programme,
        "form": form,
        "improvement": improvement,
        "back": back,
    }
    return TemplateResponse(request, "evaluation/improvement_form.html", context)


@members_only(*TEAM)
@once
def improvement_add(request, programme):
    """Propose something; « ?coevaluation= » is the one at which it was proposed."""
    evaluations = _evaluations(programme)
    improvement = Improvement(programme=programme)
    form = ImprovementForm(
        request.POST or None,
        instance=improvement,
        evaluations=evaluations,
        initial={"evaluation": request.GET.get("coevaluation", "")},
    )
    if not form.is_valid():
        return _form_page(request, form, improvement, _list(programme))
    improvement = form.save()
    messages.success(request, _("The improvement is added."))
    warn_of_numbers(request, form)
    return redirect(_at(improvement))


@require_POST
@members_only(*TEAM)
def improvement_take(request, programme, pk):
    """Make an improvement of a contribution, in its own words; twice is as once."""
    idea, evaluation = contribution_of(request, pk)
    if idea.round_id != evaluation.improvement_id:
        messages.error(request, _("Only what was proposed becomes an improvement."))
        return redirect("evaluation:contribution_list", programme.slug, evaluation.pk)
    with transaction.atomic():
        # Two people who press at once make one.
        Programme.objects.select_for_update().get(pk=programme.pk)
        improvement = improvements_of(programme).get(idea.pk)
        if improvement is None:
            improvement = Improvement(
                programme=programme, evaluation=evaluation, words=idea.text
            )
            improvement.save()
            improvement.ideas.add(idea)
            messages.success(request, _("The improvement is added."))
    return redirect(_at(improvement))


def _meanwhile(request, pk):
    """Give back what was typed for an improvement that was taken out."""
    gone = Improvement.objects.visible_to(request.access).filter(pk=pk)
    back = _list(request.access.programme)
    return taken_out_meanwhile(request, gone.exclude(archived_at=None), back=back)


def _changed(request, form, improvement, said):
    """Save a form about an improvement, or show what stands in the way."""
    back = _at(improvement)
    if not form.is_valid():
        return _form_page(request, form, improvement, back)
    if not form.save_version(by=request.user):
        if Improvement.objects.filter(pk=improvement.pk, archived_at=None).exists():
            return conflict(request, form, programme=improvement.programme, back=back)
        return _meanwhile(request, improvement.pk)
    messages.success(request, said)
    warn_of_numbers(request, form)
    return redirect(back)


@members_only(*TEAM)
@once
def improvement_edit(request, programme, pk):
    improvement = improvement_of(request, pk)
    if improvement.archived_at is not None:
        return _meanwhile(request, pk)
    form = ImprovementForm(
        request.POST or None,
        instance=copy(improvement),
        evaluations=_evaluations(programme),
    )
    return _changed(request, form, improvement, _("The improvement is saved."))


@members_only(*TEAM)
@once
def improvement_decide(request, programme, pk):
    """Note what was decided of it, who sees to it and until when."""
    improvement = improvement_of(request, pk)
    if improvement.archived_at is not None:
        return _meanwhile(request, pk)
    form = DecideForm(request.POST or None, instance=copy(improvement))
    return _changed(request, form, improvement, _("The decision is saved."))


@require_POST
@members_only(*TEAM)
def improvement_done(request, programme, pk):
    """Note that it is done today or, when « done » is empty, to do again."""
    improvement = improvement_of(request, pk, archived_at=None)
    if not request.POST.get("done"):
        improvement.reopen()
        messages.success(request, _("The improvement is to be done again."))
    elif improvement.done_on is None:
        if improvement.finish(timezone.localdate()):
            messages.success(request, _("The improvement is noted as done today."))
        else:
            messages.error(request, _("Only what was accepted can be done."))
    return redirect(_at(improvement))


@require_POST
@members_only(*TEAM)
def improvement_archive(request, programme, pk):
    """Take an improvement out of the list, which then offers to undo it."""
    improvement_of(request, pk).archive()
    return redirect(_list(programme, retire=pk))


@require_POST
@members_only(*TEAM)
def improvement_bring_back(request, programme, pk):
    improvement = improvement_of(request, pk)
    if improvement.bring_back():
        messages.success(request, _("The improvement is back in the list."))
    return redirect(_at(improvement))


@members_only(*TEAM)
@once
def improvement_look(request, programme, pk, evaluation_pk):
    """Write, at the end, what became of an improvement that was proposed before."""
    improvement = improvement_of(request, pk)
    if improvement.archived_at is not None:
        return _meanwhile(request, pk)
    later = _evaluations(programme).filter(moment=Evaluation.Moment.FINAL)
    later = later.exclude(pk=improvement.evaluation_id)
    evaluation = get_object_or_404(later, pk=evaluation_pk)
    if request.method != "POST":
        return _look(request, improvement, evaluation)
    with transaction.atomic():
        # Two people who write of it at once do it one after the other.
        Improvement.objects.select_for_update().get(pk=pk)
        return _look(request, improvement, evaluation)


def _look(request, improvement, evaluation):
    look = improvement.looks.filter(evaluation=evaluation).first()
    look = look or ImprovementLook(improvement=improvement, evaluation=evaluation)
    programme = improvement.programme
    form = LookForm(
        request.POST or None,
        instance=copy(look),
        improvement=improvement,
        evaluation=evaluation,
    )
    args = [programme.slug, evaluation.pk]
    back = reverse("evaluation:evaluation_detail", args=args)
    if not form.is_valid():
        context = {"programme": programme, "form": form, "improvement": improvement}
        context |= {"back": back, "evaluation": evaluation}
        return TemplateResponse(request, "evaluation/improvement_look.html", context)
    if look.pk is None:
        form.save()
    elif not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("What became of it is saved."))
    warn_of_numbers(request, form)
    return redirect(back)
