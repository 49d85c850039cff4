"""What the path waits for: evaluations that are near, phases and steps to be told."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from phases.models import MilestoneKind, Path
from phases.plan import PhaseOnPlan, State, evaluations_to_come, plans_of
from programmes.awaiting import Awaited, where
from programmes.models import Role
from programmes.models.programme import TEAM
from programmes.typography import long_date

KINDS = ("path", "mid_term", "evaluation", "phase_to_begin", "phase_to_finish")
#: An evaluation is prepared from this long before its day on.
AHEAD = dt.timedelta(days=35)


def awaits(accesses, plans=None):
    """Return what waits in the paths of these programmes.

    ``plans`` are those of the programmes, by key, for who has read them already; else
    they are read, in three queries. One more tells a path without phases from none.
    """
    if plans is None:
        plans = plans_of([access.programme for access in accesses])
    today = timezone.localdate()
    found, begun = [], _begun(accesses, plans)
    for access in where(accesses).values():
        plan = plans.get(access.programme.pk)
        found += _mid_term(access, plan)
        found += _evaluations(access, plan, today)
        found += _path(access, begun) if plan is None else _parts(access, plan, today)
    return found


def _begun(accesses, plans):
    """Return the keys of the programmes whose path has no phase any more."""
    without = [pk for pk in where(accesses, Role.COORDINATOR) if pk not in plans]
    if not without:
        return set()
    paths = Path.objects.filter(programme__in=without)
    return set(paths.values_list("programme", flat=True))


def _path(access, begun):
    """Yield the path to be chosen, or the one whose phases were all taken out."""
    if not access.has(Role.COORDINATOR):
        return
    title, about, page = (
        _("Choose the path of the programme"),
        _("Two are ready to be taken; you then make yours of it."),
        "path",
    )
    if access.programme.pk in begun:
        title, about, page = (
            _("Put a phase into the path"),
            _("All of them were taken out; they can be put back."),
            "arrange",
        )
    yield Awaited(
        "path",
        access.programme,
        "signpost-split",
        title,
        about,
        reverse(f"phases:{page}", args=[access.programme.slug]),
    )


def _mid_term(access, plan):
    """Yield the mid-term that is counted too late, unless people chose its day."""
    programme = access.programme
    is_late = programme.dates.mid_term_is_late and not programme.is_frozen
    if not is_late or not access.has(*TEAM):
        return
    found = plan.milestones if plan else ()
    one = next((one for one in found if one.kind == MilestoneKind.MID_TERM), None)
    if one and one.is_by_hand:
        return
    place = reverse("programmes:settings", args=[programme.slug])
    if one:
        place = reverse("phases:milestone_edit", args=[programme.slug, one.pk])
    yield Awaited(
        "mid_term",
        programme,
        "calendar-event",
        _("Choose another mid-term"),
        _("As it is counted, it would not come before the end of the contract."),
        place,
    )


def _evaluations(access, plan, today):
    """Yield the evaluations of a signed contract that are near, due or over.

    One that is not on the path leads to it: there it has no page of its own.
    """
    if not access.programme.is_signed:
        return
    slug, prepares = access.programme.slug, access.has(*TEAM)
    for one in evaluations_to_come(access.programme, plan):
        if one.day is None or one.day > today + AHEAD:
            continue
        about = (
            _("It was to be held on %(day)s.") if one.day < today else _("On %(day)s.")
        )
        title = _("Prepare: %(evaluation)s") if prepares else "%(evaluation)s"
        place = reverse("phases:path", args=[slug])
        if prepares and one.pk:
            place = reverse("phases:milestone_edit", args=[slug, one.pk])
        yield Awaited(
            "evaluation",
            access.programme,
            "chat-square-text",
            title % {"evaluation": one.label},
            about % {"day": long_date(one.day)},
            place,
            one.day,
        )


def _parts(access, plan, today):
    """Yield the first phase or step whose planned day is over, and nobody has told it.

    It leads to its page, from which the others are told too. A step is asked about once
    its whole time is over.
    """
    if not access.has(*TEAM):
        return
    for part in plan.stretches:
        if part.window and (line := _late(access.programme, part, today)):
            yield line
            return


def _late(programme, part, today):
    first, last = part.window
    words = {"phase": part.title or part.label}
    is_phase = isinstance(part, PhaseOnPlan)
    view = "phase" if is_phase else "step"
    place = reverse(f"phases:{view}", args=[programme.slug, part.pk])
    if last < today and part.state == State.UNDER_WAY:
        return Awaited(
            "phase_to_finish",
            programme,
            "signpost-split",
            _("%(phase)s: has it come to its end?") % words,
            _("It was planned until %(day)s.") % {"day": long_date(last)},
            place,
            last,
        )
    if (first if is_phase else last) < today and part.state == State.TO_COME:
        return Awaited(
            "phase_to_begin",
            programme,
            "signpost-split",
            _("%(phase)s: has it begun?") % words,
            _("It was planned from %(day)s on.") % {"day": long_date(first)},
            place,
            first,
        )
    return None
