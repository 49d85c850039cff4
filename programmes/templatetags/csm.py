"""Filters and tags of every page: dates, spaces, icons, sections of a programme."""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from programmes import typography
from programmes.models import Role

register = template.Library()

register.filter("euros", typography.euros)
register.filter("hour", typography.hour)
register.filter("in_words", typography.in_words)
register.filter("long_date", typography.long_date)
register.filter("long_moment", typography.long_moment)


@register.filter(is_safe=True)
def french(text):
    """Set the spaces of a French text as non-breaking; no word changes."""
    return typography.french(str(text))


@register.filter
def role_in(role, programme):
    """Say a role in the words of a programme."""
    return Role(role).word_in(programme.vocabulary)


@register.simple_tag
@cache
def icon(name):
    """Draw a Bootstrap icon; it says nothing, the word beside it does."""
    drawing = render_to_string(f"bs_icon/{name}.svg", {"height": 16})
    return format_html('<span class="icon" aria-hidden="true">{}</span>', drawing)


@register.simple_tag
def today():
    """Return today's date in Paris; only a page that is printed shows it."""
    return timezone.localdate()


# Address, words, beginnings of the names of its other pages, roles that see it.
SECTIONS = [
    ("programme", _("Overview"), ("unanswered",), ()),
    ("phases:path", _("Path"), ("phases:",), ()),
    (
        "contracts:detail",
        _("Contract"),
        ("contracts:",),
        (Role.COORDINATOR, Role.FACILITATOR, Role.PARTNER, Role.PARTICIPANT),
    ),
    ("evaluation:evaluation_list", _("Evaluation"), ("evaluation:",), ()),
    (
        "workshops:session_list",
        _("Sessions"),
        ("workshops:", "state_sheet"),
        (),
    ),
    (
        "workshops:workshop_list",
        _("Workshops"),
        (
            "workshops:workshop_",
            "workshops:host",
            "workshops:action_",
            "workshops:ranking_",
            "workshops:envelope_",
            "workshops:skill",
        ),
        (),
    ),
    (
        "workshops:confidence_list",
        _("Confided"),
        ("workshops:confidence_", "workshops:permission_"),
        (Role.FACILITATOR, Role.PARTNER, Role.PARTICIPANT),
    ),
    ("wellbeing:round_list", _("Post-its"), ("wellbeing:", "idea"), ()),
    ("programme_calendar", _("Calendar"), (), ()),
    ("programmes:partner_list", _("Partners"), ("programmes:partner_", "rights:"), ()),
    ("programme_chain", _("Transmission"), ("chain:",), ()),
    (
        "programmes:member_list",
        _("Access"),
        ("programmes:member_", "programmes:invitation_"),
        (Role.COORDINATOR,),
    ),
    (
        "programmes:settings",
        _("Settings"),
        (
            "programmes:logo",
            "programmes:group_",
            "programmes:question_",
            "programme_course",
            "programme_end",
            "programme_public_",
            "rights:retention",
        ),
        (),
    ),
]


#: Sections that make sense once the text is frozen: before, there is nothing to look at.
ONCE_FROZEN = ("evaluation:evaluation_list",)


def section_of(page):
    """Return the address of the section to which a page belongs, "" for none.

    Of the beginnings that fit its name, the longest says which.
    """
    fits = [
        (len(name), view)
        for view, _label, others, _roles in SECTIONS
        for name in (view, *others)
        if name == page or (name in others and page.startswith(name))
    ]
    return max(fits, default=(0, ""))[1]


@register.simple_tag(takes_context=True)
def programme_sections(context):
    """List the sections of the programme that the person may see."""
    request = context["request"]
    access = request.access
    here = section_of(request.resolver_match.view_name)
    # Once signed, the contract is read by all who take part.
    opened = ("contracts:detail",) if access.programme.is_signed else ()
    return [
        {
            "url": reverse(view, args=[access.programme.slug]),
            "label": label,
            "is_current": here == view,
        }
        for view, label, others, roles in SECTIONS
        if not roles or access.has(*roles) or view in opened
        if view not in ONCE_FROZEN or access.programme.is_frozen or here == view
    ]
