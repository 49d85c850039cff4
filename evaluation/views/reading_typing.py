"""Typing afterwards what a group read on paper, all its commitments on one page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from evaluation.promises import blocks_of
from evaluation.reading_entry import TwoRead, note, said_by
from evaluation.reading_forms import ReadingsForm, said_in_words
from evaluation.reading_prints import own_first
from evaluation.views.readings import back_to, evaluation_of, group_of
from programmes.access import members_only
from programmes.models.programme import GROUP
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once


@members_only(*GROUP)
@once
def reading_type(request, programme, pk, group_pk):
    """Type what one group reads; when two type one line otherwise, both are shown."""
    evaluation = evaluation_of(request, pk)
    group = group_of(request, group_pk)
    blocks = own_first(blocks_of(programme), group)
    promises = [one for _block, found in blocks for one in found]
    said = said_by(group, evaluation)
    form = ReadingsForm(request.POST or None, promises=promises, said=said)
    if not form.is_valid():
        return _page(request, evaluation, group, form, blocks)
    try:
        read = form.cleaned_data["read"]
        note(evaluation, group, promises, form.typed(), read=read)
    except TwoRead as found:
        form = form.over(found.present, found.merged)
        return _page(request, evaluation, group, form, blocks, found.clashes)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return _page(request, evaluation, group, form, blocks)
    messages.success(request, _("The readings of this group are kept."))
    warn_of_numbers(request, form)
    return redirect(back_to(evaluation))


def _page(request, evaluation, group, form, blocks, clashes=()):
    texts = {one.key: one.text for one in form.promises}
    context = {
        "programme": request.access.programme,
        "evaluation": evaluation,
        "group": group,
        "form": form,
        "blocks": [
            (block, [(one, *form.line(one)) for one in found])
            for block, found in blocks
        ],
        "clashes": [
            (texts[one.key], said_in_words(one.mine), said_in_words(one.theirs))
            for one in clashes
        ],
        "back": back_to(evaluation),
    }
    template = "evaluation/readings/type.html"
    status = 409 if clashes else 200
    return TemplateResponse(request, template, context, status=status)
