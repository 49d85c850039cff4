"""The tools that the group was handed: the list, one noted, changed, taken out."""

from copy import copy

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only
from programmes.conflicts import conflict, taken_out_meanwhile
from programmes.handing_out import answer, asker, says_why_not
from programmes.models.programme import GROUP, KEEPERS
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from workshops.keeping import tools_on_paper, tools_pdf
from workshops.keeping_forms import ToolForm
from workshops.models import HandedTool

PAGE = 50


@require_safe
@members_only(*GROUP)
def tool_list(request, programme):
    """List what was handed over; « ?retiree= » offers to undo what was just taken out."""
    access = request.access
    rows = HandedTool.objects.visible_to(access).select_related("session")
    page = Paginator(rows.latest_first().fetch_mode(FETCH_RAISE), PAGE)
    may_write = access.has(*KEEPERS)
    out = HandedTool.objects.filter(programme=programme).exclude(archived_at=None)
    out = list(out.latest_first()[:PAGE]) if may_write else []
    gone = request.GET.get("retiree", "")
    context = {
        "programme": programme,
        "page": page.get_page(request.GET.get("page")),
        "may_write": may_write,
        "out": out,
        "gone": next((one for one in out if str(one.pk) == gone), None),
    }
    return TemplateResponse(request, "workshops/tool_list.html", context)


def _form_page(request, form):
    programme = request.access.programme
    back = reverse("workshops:tool_list", args=[programme.slug])
    context = {"programme": programme, "form": form, "tool": form.instance}
    return TemplateResponse(
        request, "workshops/tool_form.html", context | {"back": back}
    )


@members_only(*KEEPERS)
@once
def tool_add(request, programme):
    """Note a tool; « ?seance= » says at which session it was handed over."""
    tool = HandedTool(programme=programme)
    asked = {"session": request.GET.get("seance", "")}
    form = ToolForm(request.POST or None, instance=tool, initial=asked)
    if not form.is_valid():
        return _form_page(request, form)
    form.save()
    messages.success(request, _("The tool is in the list."))
    warn_of_numbers(request, form)
    return redirect("workshops:tool_list", programme.slug)


@members_only(*KEEPERS)
@once
def tool_edit(request, programme, pk):
    tools = HandedTool.objects.filter(programme=programme)
    tool = get_object_or_404(tools, pk=pk)
    back = reverse("workshops:tool_list", args=[programme.slug])
    out = tools.filter(pk=pk).exclude(archived_at=None)
    if tool.archived_at is not None:
        return taken_out_meanwhile(request, out, back=back)
    form = ToolForm(request.POST or None, instance=copy(tool))
    if not form.is_valid():
        return _form_page(request, form)
    if not form.save_version(by=request.user):
        if out.exists():
            return taken_out_meanwhile(request, out, back=back)
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The tool is saved."))
    warn_of_numbers(request, form)
    return redirect(back)


@require_POST
@members_only(*KEEPERS)
def tool_archive(request, programme, pk):
    """Take a tool out; the list then offers to undo it."""
    tool = get_object_or_404(HandedTool.objects.filter(programme=programme), pk=pk)
    tool.take_out()
    place = reverse(
        "workshops:tool_list", args=[programme.slug], query={"retiree": tool.pk}
    )
    return redirect(place)


@require_POST
@members_only(*KEEPERS)
def tool_bring_back(request, programme, pk):
    tool = get_object_or_404(HandedTool.objects.filter(programme=programme), pk=pk)
    tool.bring_back()
    messages.success(request, _("The tool is back in the list."))
    return redirect("workshops:tool_list", programme.slug)


@require_safe
@members_only(*GROUP)
def tool_sheet(request, programme):
    context = tools_on_paper(programme)
    return TemplateResponse(request, "workshops/tool_sheet.html", context)


@require_safe
@members_only(*GROUP)
@says_why_not("workshops:tool_list")
def tool_sheet_pdf(request, programme):
    body = tools_pdf(programme, ask=asker(request.user))
    return answer(body, f"{programme.slug}-outils.pdf")
