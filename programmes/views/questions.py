"""The questions of a programme, in the words in which it puts them."""

from copy import copy

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programmes.access import members_only
from programmes.asking import CO_EVALUATION, NAMES, missing_from, name_of, questions_of
from programmes.conflicts import conflict
from programmes.models import QuestionKind, Role
from programmes.question_forms import BESIDE, QuestionAddForm, QuestionForm
from programmes.submissions import once

#: The version of a row that nobody had read while writing: every row's begins at 1.
NEVER_READ = 0


@require_safe
@members_only()
def question_list(request, programme):
    questions = questions_of(programme)
    for question in questions:
        question.beside = BESIDE.get(question.kind, "")
    context = {
        "programme": programme,
        "of_the_group": [q for q in questions if q.kind not in CO_EVALUATION],
        "of_the_evaluation": [q for q in questions if q.kind in CO_EVALUATION],
        "missing": [(name_of(kind), kind.label) for kind in missing_from(questions)],
        "may_write": request.access.has(Role.COORDINATOR),
    }
    return TemplateResponse(request, "programmes/question_list.html", context)


def _form_page(request, programme, form, kind):
    context = {
        "programme": programme,
        "form": form,
        "kind": QuestionKind(kind).label,
        "beside": BESIDE.get(kind, ""),
    }
    return TemplateResponse(request, "programmes/question_form.html", context)


@members_only(Role.COORDINATOR)
@once
def question_edit(request, programme, pk):
    question = get_object_or_404(programme.questions, pk=pk)
    return _reworded(request, programme, question, request.POST or None)


def _reworded(request, programme, question, data):
    """Show the words of a question, or save those that were typed."""
    form = QuestionForm(data, instance=copy(question))
    if not form.is_valid():
        return _form_page(request, programme, form, question.kind)
    back = reverse("programmes:question_list", args=[programme.slug])
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The question is saved."))
    return redirect(back)


@members_only(Role.COORDINATOR)
@once
def question_add(request, programme, name):
    """Ask a question that an older programme, or an older pack, did not have."""
    kind = NAMES.get(name)
    if kind is None:
        raise Http404
    if known := programme.questions.filter(kind=kind).first():
        return _added_meanwhile(request, programme, known)
    form = QuestionAddForm(request.POST or None, programme=programme, kind=kind)
    if not form.is_valid():
        return _form_page(request, programme, form, kind)
    form.save()
    messages.success(request, _("The question is added."))
    return redirect("programmes:question_list", programme.slug)


def _added_meanwhile(request, programme, known):
    """Lead to a question that is asked already; what was typed for it stands beside it."""
    if request.method != "POST":
        return redirect("programmes:question_edit", programme.slug, known.pk)
    data = request.POST.copy()
    data.setdefault("version", NEVER_READ)
    return _reworded(request, programme, known, data)
