"""What was said, theme by theme, before and after; and what the group keeps of it."""

from copy import copy
from functools import wraps

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluation import prints
from evaluation.evaluation_forms import AgreeForm, KeepForm
from evaluation.views.evaluations import back_to, evaluation_of
from programmes.access import members_only, refuse
from programmes.conflicts import conflict
from programmes.handing_out import answer, asker, says_why_not
from programmes.models.programme import GROUP, TEAM
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once


def since_then(request, evaluation):
    """Return the day on which somebody joined who reads nothing of before, or None.

    Refuses whoever joined after this co-evaluation: all of it is of before.
    """
    if not evaluation.may_be_quoted_to(request.access):
        refuse(request)
    return request.access.joined_after_on


@require_safe
@members_only(*GROUP)
def synthesis(request, programme, pk):
    evaluation = evaluation_of(request, pk)
    parts = prints.parts_of(evaluation, since_then(request, evaluation))
    return TemplateResponse(request, "evaluation/synthesis.html", parts)


@require_safe
@members_only(*GROUP)
def synthesis_html(request, programme, pk):
    evaluation = evaluation_of(request, pk)
    parts = prints.parts_of(evaluation, since_then(request, evaluation))
    return TemplateResponse(request, "evaluation/synthesis_html.html", parts)


@require_safe
@members_only(*GROUP)
@says_why_not("evaluation:synthesis")
def synthesis_pdf(request, programme, pk):
    evaluation = evaluation_of(request, pk)
    since = since_then(request, evaluation)
    body = prints.synthesis_pdf(evaluation, since, ask=asker(request.user))
    return answer(body, f"{programme.slug}-coevaluation-{evaluation.pk}.pdf")


def while_open(view):
    """Swap the key for the evaluation; lead back once the group agreed on its words.

    What is typed meanwhile is not lost: a form that is sent is shown again, refused.
    """

    @wraps(view)
    def wrapper(request, programme, pk):
        evaluation = evaluation_of(request, pk)
        try:
            evaluation.check_open()
        except ValidationError as refusal:
            if request.method != "POST":
                messages.error(request, refusal.message)
                return redirect(back_to(evaluation))
            return view(request, evaluation, refusal)
        return view(request, evaluation, None)

    return wrapper


@members_only(*TEAM)
@once
@while_open
def kept_edit(request, evaluation, refusal):
    """Write what the group keeps of it, until it agreed on these words."""
    form = KeepForm(request.POST or None, instance=copy(evaluation))
    back, programme = back_to(evaluation), evaluation.programme
    if refusal:
        form.add_error(None, refusal)
    if not form.is_valid():
        context = {"programme": programme, "evaluation": evaluation, "form": form}
        context["back"] = back
        return TemplateResponse(request, "evaluation/kept_edit.html", context)
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("What we keep is saved."))
    warn_of_numbers(request, form)
    return redirect(back)


@members_only(*TEAM)
@once
@while_open
def kept_agree(request, evaluation, refusal):
    """Note the day on which the group agreed on what it keeps."""
    form = AgreeForm(request.POST or None)
    if refusal:
        form.add_error(None, refusal)
    if form.is_valid():
        try:
            evaluation.agree(form.cleaned_data["agreed_on"], request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Noted: the group agreed."))
            return redirect(back_to(evaluation))
    context = {
        "programme": evaluation.programme,
        "evaluation": evaluation,
        "form": form,
        "back": back_to(evaluation),
    }
    return TemplateResponse(request, "evaluation/kept_agree.html", context)
