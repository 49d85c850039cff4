"""The easy-to-read companion: read beside the contract, written, checked, printed."""

from copy import copy

from django.contrib import messages
from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from contracts import easy
from contracts.easy_forms import EasyArticleForm, EasyCheckForm
from contracts.models import EasyArticle, EasyCheck
from contracts.views.desk import contract_of
from contracts.views.prints import ALL, contract_read
from programmes.access import members_only
from programmes.conflicts import conflict, taken_out_meanwhile
from programmes.handing_out import answer, asker, says_why_not
from programmes.models.programme import KEEPERS
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once


@require_safe
@members_only(*ALL)
def easy_reading(request, programme):
    """Show each article beside its easy words; « ?retiree= » offers to undo."""
    contract = contract_read(request, programme)
    may_write = easy.may_be_written_by(request.access)
    out = contract.easy_checks.exclude(archived_at=None) if may_write else ()
    gone = request.GET.get("retiree", "")
    context = easy.on_paper(contract) | {
        "may_write": may_write,
        "paper_language": contract.language,
        "gone": next((one for one in out if str(one.pk) == gone), None),
        "out": out,
        "knows_checks": request.access.is_of_the_group,
    }
    return TemplateResponse(request, "contracts/easy/detail.html", context)


def _back(programme, fragment=None, **query):
    return reverse(
        "contracts:easy_reading",
        args=[programme.slug],
        query=query or None,
        fragment=fragment,
    )


@members_only(*KEEPERS)
@once
def easy_edit(request, programme, pk):
    """Write an article in easy words; hints say what may be hard in those saved."""
    line = easy.line_of(contract_of(programme), pk)
    if line is None:
        raise Http404
    back = _back(programme, f"article-{line.paper.number}")
    words = copy(line.easy) or EasyArticle(article=line.article, version=0)
    form = EasyArticleForm(request.POST or None, instance=words, said=line.said)
    if not form.is_valid():
        context = {
            "programme": programme,
            "form": form,
            "line": line,
            "has_marks": "{" in words.text,
            "back": back,
            "paper_language": line.article.contract.language,
            "measure": easy.measured(line.text, programme),
        }
        return TemplateResponse(request, "contracts/easy/edit.html", context)
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The easy words are saved."))
    warn_of_numbers(request, form)
    return redirect(back)


def _check_page(request, form):
    programme = request.access.programme
    context = {"programme": programme, "form": form, "check": form.instance}
    context["back"] = _back(programme, "relectures")
    return TemplateResponse(request, "contracts/easy/check_form.html", context)


@members_only(*KEEPERS)
@once
def check_add(request, programme):
    """Note that people concerned read the companion as it stands."""
    contract = contract_of(programme)
    companion = easy.companion_of(contract)
    if not companion.is_begun:
        messages.info(request, _("Write first: there is nothing to read yet."))
        return redirect(_back(programme))
    check = EasyCheck(contract=contract, digest=companion.digest, noted_by=request.user)
    form = EasyCheckForm(request.POST or None, instance=check)
    if not form.is_valid():
        return _check_page(request, form)
    form.save()
    messages.success(request, _("The reading is noted."))
    warn_of_numbers(request, form)
    return redirect(_back(programme, "relectures"))


def _checks(programme):
    return EasyCheck.objects.filter(contract__programme=programme)


@members_only(*KEEPERS)
@once
def check_edit(request, programme, pk):
    """Change what is noted of a reading; the words that were read stay those of then."""
    check = get_object_or_404(_checks(programme), pk=pk)
    back = _back(programme, "relectures")
    out = _checks(programme).filter(pk=pk).exclude(archived_at=None)
    if check.archived_at is not None:
        return taken_out_meanwhile(request, out, back=back)
    form = EasyCheckForm(request.POST or None, instance=copy(check))
    if not form.is_valid():
        return _check_page(request, form)
    if not form.save_version(by=request.user):
        if out.exists():
            return taken_out_meanwhile(request, out, back=back)
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The reading is saved."))
    warn_of_numbers(request, form)
    return redirect(back)


@require_POST
@members_only(*KEEPERS)
def check_archive(request, programme, pk):
    """Take a reading out; the page then offers to undo it."""
    check = get_object_or_404(_checks(programme), pk=pk)
    _move(programme, pk, True)
    return redirect(_back(programme, "relectures", retiree=check.pk))


@require_POST
@members_only(*KEEPERS)
def check_bring_back(request, programme, pk):
    get_object_or_404(_checks(programme), pk=pk)
    _move(programme, pk, False)
    messages.success(request, _("The reading is back in the list."))
    return redirect(_back(programme, "relectures"))


def _move(programme, pk, out):
    """Take a check out or put it back, as a new version; twice is as once."""
    rows = _checks(programme).filter(pk=pk, archived_at__isnull=out)
    at = timezone.now() if out else None
    rows.update(archived_at=at, version=F("version") + 1)


@require_safe
@members_only(*ALL)
def easy_sheet(request, programme):
    contract = contract_read(request, programme)
    context = easy.on_paper(contract)
    return TemplateResponse(request, "contracts/easy/sheet.html", context)


@require_safe
@members_only(*ALL)
@says_why_not("contracts:easy_reading")
def easy_print(request, programme):
    contract = contract_read(request, programme)
    body = easy.easy_pdf(contract, ask=asker(request.user))
    return answer(body, f"{contract.reference}-facile-a-lire.pdf")
