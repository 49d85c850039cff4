"""The directory of organisations, the page of one, and the people to call there."""

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
from programmes.models import HostContact
from programmes.models.programme import TEAM
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from workshops.hosts import as_csv, host_of, hosts_known_to, with_hostings
from workshops.memory import known_organisations
from workshops.models import Hosting, Workshop
from workshops.workshop_forms import HostContactForm

PAGE = 50


def _search(request):
    return request.GET.get("q", "")[:200].replace("\0", "").strip()


@require_safe
@members_only()
def host_list(request, programme):
    """List the organisations by name; « ?q= » looks in names and in what is offered."""
    search = _search(request)
    hosts = hosts_known_to(request.access, search)
    context = {
        "programme": programme,
        "search": search,
        "page": Paginator(hosts, PAGE).get_page(request.GET.get("page")),
        "may_write": request.access.has(*TEAM),
    }
    return TemplateResponse(request, "workshops/host_list.html", context)


@require_safe
@members_only(*TEAM)
def host_export(request, programme):
    """Answer the list as it is filtered, as a file."""
    return as_csv(hosts_known_to(request.access, _search(request)), programme)


def organisation_of(request, pk):
    """Return an organisation that this person may know, with what it gave, or a 404."""
    rows = with_hostings(known_organisations(request.access), request.access)
    return get_object_or_404(rows, pk=pk)


@require_safe
@members_only()
def host_detail(request, programme, pk):
    organisation, access = organisation_of(request, pk), request.access
    may_write = access.has(*TEAM)
    there = HostContact.objects.filter(organisation=organisation)
    out = there.of(programme.territory_id).exclude(archived_at=None).in_order()
    out = list(out[:PAGE]) if may_write else []
    gone = request.GET.get("retiree", "")
    context = {
        "programme": programme,
        "organisation": organisation,
        "host": host_of(organisation),
        "contacts": there.visible_to(access).in_order().fetch_mode(FETCH_RAISE),
        "out": out,
        "gone": next((one for one in out if str(one.pk) == gone), None),
        "workshops": _to_offer(access, organisation) if may_write else (),
        "may_write": may_write,
    }
    return TemplateResponse(request, "workshops/host_detail.html", context)


def _to_offer(access, organisation):
    """Return the workshops of here that an organisation may give, and does not yet."""
    given = Hosting.objects.kept().filter(organisation=organisation)
    workshops = Workshop.objects.visible_to(access).exclude(
        pk__in=given.values("workshop")
    )
    return workshops.in_order()[:PAGE]


def _form_page(request, form, organisation, back):
    context = {
        "programme": request.access.programme,
        "form": form,
        "organisation": organisation,
        "back": back,
    }
    return TemplateResponse(request, "workshops/host_contact_form.html", context)


def _page_of(programme, pk, **query):
    at = "workshops:host_detail"
    return reverse(at, args=[programme.slug, pk], query=query or None)


@members_only(*TEAM)
@once
def host_contact_add(request, programme, pk):
    """Note somebody to call in an organisation, for the teams of this territory."""
    organisation = organisation_of(request, pk)
    contact = HostContact(organisation=organisation, territory=programme.territory)
    form = HostContactForm(request.POST or None, instance=contact)
    back = _page_of(programme, pk)
    if not form.is_valid():
        return _form_page(request, form, organisation, back)
    form.save()
    messages.success(request, _("The contact is noted."))
    warn_of_numbers(request, form)
    return redirect(back)


def _contact_to_change(request, pk):
    contacts = HostContact.objects.of(request.access.programme.territory_id)
    return get_object_or_404(contacts.select_related("organisation"), pk=pk)


@members_only(*TEAM)
@once
def host_contact_edit(request, programme, pk):
    contact = _contact_to_change(request, pk)
    back = _page_of(programme, contact.organisation_id)
    gone = HostContact.objects.exclude(archived_at=None).filter(pk=pk)
    if contact.archived_at is not None:
        return taken_out_meanwhile(request, gone, back=back)
    form = HostContactForm(request.POST or None, instance=copy(contact))
    if not form.is_valid():
        return _form_page(request, form, contact.organisation, back)
    if not form.save_version(by=request.user):
        if gone.exists():
            return taken_out_meanwhile(request, gone, back=back)
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The contact is saved."))
    warn_of_numbers(request, form)
    return redirect(back)


@require_POST
@members_only(*TEAM)
def host_contact_archive(request, programme, pk):
    """Take a contact out; the page of the organisation then offers to undo it."""
    contact = _contact_to_change(request, pk)
    contact.take_out()
    return redirect(_page_of(programme, contact.organisation_id, retiree=pk))


@require_POST
@members_only(*TEAM)
def host_contact_bring_back(request, programme, pk):
    contact = _contact_to_change(request, pk)
    contact.bring_back()
    messages.success(request, _("The contact is back in its place."))
    return redirect(_page_of(programme, contact.organisation_id))
