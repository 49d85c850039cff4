"""What a programme starts from: a method pack, or an older programme."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contracts.models import Contract
from contracts.open_points import passages_on
from contracts.standing import paper_to_read
from csm.creation.older import Older
from csm.creation.packs import offers
from csm.creation.starting import last_start, room_in
from csm.creation.steps import started_from
from csm.creation.taking_up import FromOlder, copied_into, left_out_of
from csm.creation.telling import (
    copied_lines,
    kept_labels,
    never_copied,
    not_copied_lines,
    place_in_words,
    section_of,
)
from csm.opening_forms import PackForm, StartForm
from csm.views.creation import in_preparation
from programmes.access import members_only
from programmes.models import Programme, Role
from programmes.submissions import once

#: Older programmes on one page.
ROWS = 50


@members_only(Role.COORDINATOR)
@in_preparation
@once
def programme_pack(request, programme):
    """Choose a method pack: what each brings is said before."""
    start = last_start(programme)
    form = PackForm(request.POST or None, start=start)
    if form.is_valid() and form.start_by(programme, request.user):
        chosen = form.cleaned_data["pack"]
        messages.success(
            request,
            _("The programme starts in the manner of %(pack)s.") % {"pack": chosen},
        )
        return redirect("programme_creation", programme.slug)
    context = {
        "programme": programme,
        "form": form,
        "offers": [(offer, copied_lines(offer.counts)) for offer in offers()],
        "room": room_in(programme, start),
        "start": start,
        "started_from": started_from(start, request.user) if start else "",
        "has_older": _older_ones(request, programme).exists(),
    }
    return TemplateResponse(request, "csm/creation_pack.html", context)


def _older_ones(request, programme):
    """Return the other programmes that this person leads, those of the town first."""
    here = Case(When(territory=programme.territory_id, then=Value(0)), default=1)
    return (
        Programme.objects.led_by(request.user)
        .exclude(pk=programme.pk)
        .select_related("territory")
        .order_by(here, "-first_year", "-last_year", "territory__name", "pk")
    )


@require_safe
@members_only(Role.COORDINATOR)
@in_preparation
def programme_take_up(request, programme):
    """Choose the older programme; what it would bring is said on the next page."""
    page = Paginator(_older_ones(request, programme), ROWS)
    context = {"programme": programme, "page": page.get_page(request.GET.get("page"))}
    return TemplateResponse(request, "csm/creation_take_up.html", context)


@members_only(Role.COORDINATOR)
@in_preparation
@once
def programme_take_up_from(request, programme, older):
    """Say exactly what is copied and what is not, with counts; then copy it."""
    found = get_object_or_404(_older_ones(request, programme), slug=older)
    start = last_start(programme)
    form = StartForm(request.POST or None, start=start)
    if form.is_valid() and form.start(programme, FromOlder(found), request.user):
        return redirect("programme_copied", programme.slug)
    read, room = Older(found, programme.territory), room_in(programme, start)
    context = {
        "programme": programme,
        "older": found,
        "form": form,
        "room": room,
        "copied": copied_lines(copied_into(room.fills, read.counts)),
        "not_copied": not_copied_lines(read.not_copied, found.vocabulary),
        "never": never_copied(),
        "left_out": list(map(place_in_words, left_out_of(room.fills, read.left_out))),
        "other_logos": not read.is_of_the_same_town and found.logos.exists(),
    }
    return TemplateResponse(request, "csm/creation_take_up_from.html", context)


@require_safe
@members_only()
@in_preparation
def programme_copied(request, programme):
    """Say what was copied, what was not, and which passages to read again."""
    start = last_start(programme)
    if start is None:
        return redirect("programme_creation", programme.slug)
    older = start.older_for(request.user)
    context = {
        "programme": programme,
        "start": start,
        "started_from": started_from(start, request.user),
        "copied": copied_lines(start.copied),
        "kept": kept_labels(start.kept),
        "never": never_copied() if not start.pack else (),
        # How many people there are is for those alone who lead it.
        "not_copied": not_copied_lines(start.not_copied, older.vocabulary)
        if older and start.is_led_by(request.user)
        else (),
        "left_out": list(map(place_in_words, start.left_out)),
        "reread": _to_reread(programme, start),
    }
    return TemplateResponse(request, "csm/creation_copied.html", context)


def _to_reread(programme, start):
    """Return each passage to read again that still stands: name, anchor and words."""
    contract = Contract.objects.filter(programme=programme).first()
    if contract is None or not start.reread:
        return []
    contract.programme = programme
    words = dict(passages_on(paper_to_read(contract)))
    return [
        {"name": section_of(anchor), "anchor": anchor, "words": words[anchor]}
        for anchor in start.reread
        if anchor in words
    ]
