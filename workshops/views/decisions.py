"""What the sessions decided: all of it in one list, noted, changed, done."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE, Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only, refuse
from programmes.conflicts import conflict, taken_out_meanwhile
from programmes.models.programme import KEEPERS
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from workshops.decided import DONE, FILTERS, LATE, TO_DO, lines_of
from workshops.decision_forms import DecisionForm
from workshops.models import Decision
from workshops.views.sessions import session_to_change

PAGE = 50


def _filtered(decisions, asked, today):
    if asked == TO_DO:
        return decisions.open()
    if asked == LATE:
        return decisions.late(today)
    return decisions.done() if asked == DONE else decisions


def _visible(request):
    """Return the decisions to list, and whether they are those of here alone."""
    visible = Decision.objects.visible_to(request.access)
    if request.GET.get("ici") != "oui":
        return visible, False
    return visible.filter(session__programme=request.access.programme), True


@require_safe
@members_only()
def decision_list(request, programme):
    """List the decisions of all the sessions; « ?etat= » keeps those of one state.

    « ?ici=oui » leaves out those of the exchanges that another programme made.
    """
    today, asked = timezone.localdate(), request.GET.get("etat", "")
    visible, at_home = _visible(request)
    is_open = Q(done_on=None)
    counts = visible.aggregate(
        total=Count("pk"),
        open=Count("pk", filter=is_open),
        late=Count("pk", filter=is_open & Q(due_on__lt=today)),
    )
    numbers = (counts["open"], counts["late"], counts["total"] - counts["open"])
    rows = _filtered(visible, asked, today).select_related("session").latest_first()
    page = Paginator(rows.fetch_mode(FETCH_RAISE), PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "programme": programme,
        "filters": [
            (word, label, number)
            for (word, label), number in zip(FILTERS.items(), numbers, strict=True)
        ],
        "asked": asked if asked in FILTERS else "",
        "total": counts["total"],
        "at_home": at_home,
        "page": page,
        "lines": lines_of(page, request.access),
        "may_write": request.access.has(*KEEPERS),
    }
    return TemplateResponse(request, "workshops/decision_list.html", context)


@members_only(*KEEPERS)
@once
def decision_add(request, programme, pk):
    """Note one decision after the other: the page comes back, those noted beside it."""
    session = session_to_change(request, pk)
    here = reverse("workshops:decision_add", args=[programme.slug, pk])
    form = DecisionForm(request.POST or None, instance=Decision(session=session))
    if form.is_valid():
        try:
            form.instance.note()
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The decision is noted."))
            warn_of_numbers(request, form)
            return redirect(here)
    noted = session.decisions.kept().order_by("-position", "-pk")
    context = {"programme": programme, "session": session, "form": form, "noted": noted}
    return TemplateResponse(request, "workshops/decision_add.html", context)


def _decision_to_change(request, pk, **among):
    """Return a decision that this person may change, or answer 404 or 403."""
    decisions = Decision.objects.of(request.access.programme).filter(**among)
    decision = get_object_or_404(decisions.select_related("session"), pk=pk)
    if not decision.session.may_be_changed_by(request.access):
        refuse(request)
    return decision


def _written_for_one_taken_out(request, pk):
    """Give back what was typed for a decision that is not in the list any more."""
    decisions = Decision.objects.of(request.access.programme).filter(pk=pk)
    back = reverse("workshops:decision_list", args=[request.access.programme.slug])
    return taken_out_meanwhile(request, decisions, back=back)


def _back(request, decision, **query):
    """Return to the list, filtered as it was, or else to the decision's session."""
    slug = request.access.programme.slug
    asked = request.GET.get("etat")
    if asked is not None:
        kept = {"etat": asked} if asked in FILTERS else None
        return redirect(reverse("workshops:decision_list", args=[slug], query=kept))
    at = reverse(
        "workshops:session_detail",
        args=[slug, decision.session_id],
        query=query or None,
        fragment="decisions",
    )
    return redirect(at)


@members_only(*KEEPERS)
@once
def decision_edit(request, programme, pk):
    decision = _decision_to_change(request, pk)
    if decision.archived_at is not None:
        return _written_for_one_taken_out(request, pk)
    form = DecisionForm(request.POST or None, instance=copy(decision))
    back = _back(request, decision)
    if not form.is_valid():
        context = {"programme": programme, "form": form, "session": decision.session}
        context["back"] = back.url
        return TemplateResponse(request, "workshops/decision_edit.html", context)
    if not form.save_version(by=request.user):
        gone = Decision.objects.of(programme).exclude(archived_at=None)
        if gone.filter(pk=pk).exists():
            return _written_for_one_taken_out(request, pk)
        return conflict(request, form, programme=programme, back=back.url)
    messages.success(request, _("The decision is saved."))
    warn_of_numbers(request, form)
    return back


@require_POST
@members_only(*KEEPERS)
def decision_done(request, programme, pk):
    """Note that a decision is done today or, when « done » is empty, to do again."""
    decision = _decision_to_change(request, pk, archived_at=None)
    if not request.POST.get("done"):
        decision.reopen()
        messages.success(request, _("The decision is to be done again."))
    elif decision.done_on is None:
        decision.finish(timezone.localdate())
        messages.success(request, _("The decision is noted as done today."))
    return _back(request, decision)


@require_POST
@members_only(*KEEPERS)
def decision_archive(request, programme, pk):
    """Take a decision out; the page of its session then offers to undo it."""
    decision = _decision_to_change(request, pk)
    decision.take_out()
    return _back(request, decision, retiree=decision.pk)


@require_POST
@members_only(*KEEPERS)
def decision_bring_back(request, programme, pk):
    decision = _decision_to_change(request, pk)
    try:
        decision.bring_back()
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The decision is back in its place."))
    return _back(request, decision)


@require_POST
@members_only(*KEEPERS)
def session_decided_nothing(request, programme, pk):
    """Note that a session decided nothing or, when « nothing » is empty, take it back."""
    session = session_to_change(request, pk)
    if not request.POST.get("nothing"):
        session.say_nothing_was_decided(False)
        messages.success(request, _("The decisions of this session are to be noted."))
    else:
        try:
            session.decide_nothing(timezone.localdate())
        except ValidationError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("It is noted that nothing was decided."))
    place = reverse(
        "workshops:session_detail", args=[programme.slug, pk], fragment="decisions"
    )
    return redirect(place)
