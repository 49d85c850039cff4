"""The ceremony: its page for the day, and its preparation."""

from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from contracts.ceremonies import (
    add_thing,
    blocks_to_read,
    ceremony_of,
    dates_from,
    first_things,
    planned,
)
from contracts.ceremony_forms import (
    CeremonyForm,
    ThingForm,
    TurnsForm,
    readers_of,
)
from contracts.models import Thing
from contracts.models.contract import READERS, WRITERS
from contracts.views.desk import contract_of
from programmes.access import members_only
from programmes.conflicts import conflict
from programmes.models import Kind, Role
from programmes.moving import moves_between
from programmes.submissions import once
from workshops.neutral import warn_of_names


@require_safe
@members_only(*READERS)
def ceremony(request, programme):
    """Show how the day goes; nothing is begun by looking at it."""
    return _page(request, planned(contract_of(programme)))


def _page(request, ceremony, form=None):
    contract, access = ceremony.contract, request.access
    prepares = ceremony.may_be_prepared_by(access)
    context = {
        "programme": contract.programme,
        "contract": contract,
        "ceremony": ceremony,
        "session": ceremony.session,
        "dates": contract.programme.dates,
        "version": contract.frozen,
        "leaders": _leaders(ceremony, access),
        "readings": _readings(ceremony, prepares),
        "prepares": prepares,
    }
    if prepares:
        context |= _preparation(ceremony, access) | _things(request, ceremony, form)
    return TemplateResponse(request, "contracts/ceremony.html", context)


def _leaders(ceremony, access):
    """Return who leads; a participant's name stays with those who prepare."""
    if ceremony.pk is None:
        return []
    leaders = ceremony.session.leaders.visible_to(access).select_related("role_group")
    if not ceremony.may_be_prepared_by(access):
        leaders = leaders.exclude(role_group__kind=Kind.PARTICIPANT)
    return list(leaders.in_order())


def _readings(ceremony, prepares):
    """Return each group with commitments, how many, and for some who reads them."""
    vocabulary = ceremony.contract.programme.vocabulary
    readers = readers_of(ceremony) if prepares else {}
    return [
        {
            "label": block.role_group.title_in(vocabulary),
            "count": block.promises_count,
            "reader": readers.get(block.pk, ""),
        }
        for block in blocks_to_read(ceremony.contract)
        if block.promises_count
    ]


def _preparation(ceremony, access):
    """Return which act comes next, for those who prepare the day."""
    contract, version = ceremony.contract, ceremony.contract.frozen
    today, day = timezone.localdate(), contract.programme.dates.signed_on
    coordinates = access.has(Role.COORDINATOR)
    waits = version is not None and not contract.programme.is_signed
    signatures = version.signatures.valid().count() if waits else 0
    is_to_come = day is not None and day > today
    return {
        "day_has_come": day is not None and not is_to_come,
        "may_freeze": coordinates and contract.is_draft and day is not None,
        "may_close": coordinates and waits,
        "signatures": signatures,
        "closes_next": coordinates and signatures and not is_to_come,
    }


def _things(request, ceremony, form=None):
    """Return what to have ready, and what was just taken off the list."""
    if ceremony.pk is None:
        rows = first_things(ceremony)
    else:
        rows = list(ceremony.things.order_by("position", "pk"))
    out = [thing for thing in rows if thing.archived_at]
    gone = request.GET.get("retire", "")
    return {
        "things": [thing for thing in rows if not thing.archived_at],
        "out": out,
        "gone": next((thing for thing in out if str(thing.pk) == gone), None),
        "form": form or ThingForm(),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@once
def ceremony_edit(request, programme):
    """Choose the day, the hours, the place, who leads and in which order it goes."""
    contract = contract_of(programme)
    if request.method != "POST":
        return _form_page(request, CeremonyForm(ceremony=planned(contract)))
    with transaction.atomic():
        contract.hold()  # the day may be printed or confirmed meanwhile
        form = CeremonyForm(request.POST, ceremony=ceremony_of(contract))
        if not form.is_valid() or "look" in request.POST:
            return _form_page(request, form)
        dates = dates_from(programme, form.chosen_day)
        moves = moves_between(programme, programme.dates, dates)
        if moves and "confirmed" not in request.POST:
            context = {"programme": programme, "form": form, "moves": moves}
            context["dates"] = dates
            return TemplateResponse(request, "contracts/ceremony_moves.html", context)
        answer = _saved(request, contract, form, _("The ceremony is saved."))
        if answer.status_code == HTTPStatus.FOUND:
            warn_of_names(request, form.instance)
        return answer


def _form_page(request, form):
    contract = form.ceremony.contract
    context = {
        "programme": contract.programme,
        "form": form,
        "fixed_day": form.planned_day if form.why_fixed else None,
        "may_reopen": contract.frozen
        and request.access.has(Role.COORDINATOR)
        and not contract.programme.is_signed,
        "back": reverse("contracts:ceremony", args=[contract.programme.slug]),
    }
    return TemplateResponse(request, "contracts/ceremony_edit.html", context)


def _saved(request, contract, form, sentence):
    """Save over the version that was read, or show both texts."""
    back = reverse("contracts:ceremony", args=[contract.programme.slug])
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=contract.programme, back=back)
    messages.success(request, sentence)
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@once
def turns(request, programme):
    """Say who reads the commitments of each group aloud."""
    contract = contract_of(programme)
    blocks = [block for block in blocks_to_read(contract) if block.promises_count]
    with transaction.atomic():
        asks = request.method == "POST"
        ceremony = ceremony_of(contract) if asks else planned(contract)
        form = TurnsForm(
            request.POST or None,
            instance=ceremony,
            blocks=blocks,
            turns=readers_of(ceremony),
        )
        if form.is_valid():
            return _saved(request, contract, form, _("The readers are saved."))
    back = reverse("contracts:ceremony", args=[programme.slug])
    context = {"programme": programme, "form": form, "back": back, "blocks": blocks}
    return TemplateResponse(request, "contracts/turns.html", context)


@require_POST
@members_only(*WRITERS)
@once
def thing_add(request, programme):
    contract = contract_of(programme)
    form = ThingForm(request.POST)
    if not form.is_valid():
        return _page(request, planned(contract), form)
    add_thing(ceremony_of(contract), form.instance)
    return _to_things(programme)


@require_POST
@members_only(*WRITERS)
def thing_ready(request, programme, pk):
    """Tick a thing that is ready or, when « ready » is empty, untick it."""
    thing = _thing_of(programme, pk)
    thing.ready_at = timezone.now() if request.POST.get("ready") else None
    thing.save(update_fields=["ready_at"])
    return _to_things(programme)


@require_POST
@members_only(*WRITERS)
def thing_remove(request, programme, pk):
    """Take a thing off the list; the page then offers to undo it."""
    thing = _thing_of(programme, pk)
    thing.archived_at = timezone.now()
    thing.save(update_fields=["archived_at"])
    return _to_things(programme, retire=thing.pk)


@require_POST
@members_only(*WRITERS)
def thing_bring_back(request, programme, pk):
    thing = _thing_of(programme, pk)
    thing.archived_at = None
    thing.save(update_fields=["archived_at"])
    return _to_things(programme)


def _thing_of(programme, pk):
    things = Thing.objects.filter(ceremony__contract=contract_of(programme))
    return get_object_or_404(things, pk=pk)


def _to_things(programme, **query):
    slug = [programme.slug]
    return redirect(
        reverse("contracts:ceremony", args=slug, query=query or None, fragment="things")
    )
