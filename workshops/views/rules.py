"""The group's own rules: those it agreed on, those being written, the day it agrees."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import FETCH_RAISE
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programmes.access import members_only
from programmes.conflicts import conflict, taken_out_meanwhile
from programmes.handing_out import answer, asker, says_why_not
from programmes.models.programme import GROUP, KEEPERS
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from workshops.keeping import changed_lines, rules_on_paper, rules_pdf
from workshops.keeping_forms import AgreeForm, RulesForm
from workshops.models import GroupRules


@require_safe
@members_only(*GROUP)
def rules_detail(request, programme):
    """Show the rules that hold, what is being written, and the versions before."""
    rows = GroupRules.objects.visible_to(request.access).select_related("session")
    rows = list(rows.order_by("-number").fetch_mode(FETCH_RAISE))
    agreed = [one for one in rows if one.agreed_on is not None]
    context = {
        "programme": programme,
        "rules": agreed[0] if agreed else None,
        "earlier": agreed[1:],
        "writing": next((one for one in rows if one.agreed_on is None), None),
        "may_write": request.access.has(*KEEPERS),
    }
    return TemplateResponse(request, "workshops/rules_detail.html", context)


@require_safe
@members_only(*GROUP)
def rules_version(request, programme, number):
    """Show one version, and what it changed of the one before."""
    rows = GroupRules.objects.visible_to(request.access).select_related("session")
    rules = get_object_or_404(rows, number=number)
    before = rows.agreed().filter(number__lt=number).first()
    context = {
        "programme": programme,
        "rules": rules,
        "before": before,
        "lines": list(changed_lines(before, rules)) if before else [],
    }
    return TemplateResponse(request, "workshops/rules_version.html", context)


@members_only(*KEEPERS)
@once
def rules_edit(request, programme):
    """Write the next version of the rules, which begins with the words of the last."""
    rules = GroupRules.objects.begin(programme)
    back = reverse("workshops:rules_detail", args=[programme.slug])
    form = RulesForm(request.POST or None, instance=copy(rules))
    if not form.is_valid():
        context = {"programme": programme, "form": form, "rules": rules, "back": back}
        return TemplateResponse(request, "workshops/rules_form.html", context)
    if rules._state.adding:
        form.save()
    elif not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The rules are saved. The group has not agreed yet."))
    warn_of_numbers(request, form)
    return redirect(back)


@members_only(*KEEPERS)
@once
def rules_agree(request, programme):
    """Ask on which day the group agreed, then keep this version for good."""
    rows = GroupRules.objects.filter(programme=programme)
    rules = rows.being_written().first()
    back = reverse("workshops:rules_detail", args=[programme.slug])
    if rules is None:
        return taken_out_meanwhile(request, rows, back=back)
    form = AgreeForm(request.POST or None, programme=programme)
    if form.is_valid():
        given = form.cleaned_data
        try:
            rules.agree(given["agreed_on"], given["session"])
        except ValidationError as refusal:
            form.add_error("agreed_on", refusal)
        else:
            messages.success(
                request, _("These are the rules of the group from now on.")
            )
            return redirect(back)
    context = {"programme": programme, "form": form, "rules": rules, "back": back}
    return TemplateResponse(request, "workshops/rules_agree.html", context)


def _rules_that_hold(request):
    rules = GroupRules.objects.visible_to(request.access).agreed().first()
    if rules is None:
        raise Http404
    rules.programme = request.access.programme
    return rules


@require_safe
@members_only(*GROUP)
def rules_sheet(request, programme):
    context = rules_on_paper(_rules_that_hold(request))
    return TemplateResponse(request, "workshops/rules_sheet.html", context)


@require_safe
@members_only(*GROUP)
@says_why_not("workshops:rules_detail")
def rules_sheet_pdf(request, programme):
    body = rules_pdf(_rules_that_hold(request), ask=asker(request.user))
    return answer(body, f"{programme.slug}-regles.pdf")
