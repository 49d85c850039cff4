"""Planning a session, changing one, cancelling it: alone, or with those of its series."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only
from programmes.conflicts import conflict
from programmes.models.programme import KEEPERS
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from programmes.typography import in_words, long_date
from programmes.vocabulary import capitalised
from workshops.models import Session, Workshop
from workshops.neutral import warn_of_names
from workshops.reach_forms import CancelForm
from workshops.repeating import cancel_with_those_after, restore_with
from workshops.session_kind_forms import ABOUT, FORMS
from workshops.views.sessions import session_to_change


@require_safe
@members_only(*KEEPERS)
def session_add(request, programme):
    """Let the team choose a kind; « ?sorte= » is one that was chosen already."""
    if request.GET.get("sorte", "") in FORMS:
        kept = {"atelier": request.GET.get("atelier", "")}
        to = [programme.slug, request.GET["sorte"]]
        query = kept if kept["atelier"] else None
        return redirect(reverse("workshops:session_plan", args=to, query=query))
    kinds = [(kind, ABOUT[kind]) for kind in FORMS]
    context = {"programme": programme, "kinds": kinds}
    return TemplateResponse(request, "workshops/session_add.html", context)


def _form_page(request, form, session):
    programme = request.access.programme
    back = reverse("workshops:session_list", args=[programme.slug])
    if session.pk:
        back = reverse("workshops:session_detail", args=[programme.slug, session.pk])
    context = {
        "programme": programme,
        "form": form,
        "session": session,
        "about": ABOUT[session.kind],
        "back": back,
    }
    return TemplateResponse(request, "workshops/session_form.html", context)


def _of_the_workshop(request):
    """Return what the workshop of « ?atelier= » fills in, by its number."""
    number = request.GET.get("atelier", "")
    if not (number.isdecimal() and len(number) < 5):
        return {}
    workshops = Workshop.objects.visible_to(request.access)
    workshop = workshops.filter(number=number).first()
    return {"workshop": workshop.pk, "place": workshop.place} if workshop else {}


@members_only(*KEEPERS)
@once
def session_plan(request, programme, kind):
    """Plan a session of this kind, or note one that was held; alone or repeated."""
    if kind not in FORMS:
        raise Http404
    session = Session(programme=programme, kind=Session.Kind(kind))
    form = FORMS[session.kind](
        request.POST or None,
        instance=session,
        access=request.access,
        initial=_of_the_workshop(request),
    )
    if not form.is_valid():
        return _form_page(request, form, session)
    session = form.save()
    messages.success(request, _planned(form))
    warn_of_names(request, session)
    warn_of_numbers(request, form)
    return redirect("workshops:session_detail", programme.slug, session.pk)


def _planned(form):
    days = form.further.days if form.further else []
    if not days:
        return _("The session is noted.")
    said = _("%(number)s sessions are planned, the last one on %(day)s.")
    words = {"number": capitalised(in_words(len(days))), "day": long_date(days[-1])}
    return said % words


@members_only(*KEEPERS)
@once
def session_edit(request, programme, pk):
    session = session_to_change(request, pk)
    form = FORMS[session.kind](
        request.POST or None, instance=copy(session), access=request.access
    )
    if not form.is_valid():
        return _form_page(request, form, session)
    back = reverse("workshops:session_detail", args=[programme.slug, pk])
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The session is saved."))
    warn_of_names(request, form.instance)
    warn_of_numbers(request, form)
    return redirect(back)


@members_only(*KEEPERS)
@once
def session_cancel(request, programme, pk):
    """Ask, then note that a session does not take place, or that a series stops."""
    session = session_to_change(request, pk)
    sent = request.POST if request.method == "POST" else None
    form = CancelForm(sent, session=session)
    if form.is_valid():
        try:
            cancel_with_those_after(session) if form.is_followed else session.cancel()
        except ValidationError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("The session is cancelled, and says so."))
        return redirect("workshops:session_detail", programme.slug, pk)
    context = {"programme": programme, "session": session, "form": form}
    context["signs"] = list(session.signs_that_it_took_place())
    return TemplateResponse(request, "workshops/session_cancel.html", context)


@require_POST
@members_only(*KEEPERS)
def session_restore(request, programme, pk):
    """Note that it takes place after all; « with » brings back all of that moment."""
    session = session_to_change(request, pk)
    restore_with(session) if request.POST.get("with") else session.restore()
    messages.success(request, _("The session takes place after all."))
    return redirect("workshops:session_detail", programme.slug, pk)
