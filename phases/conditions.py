"""What is asked before a phase is passed: declared from above, shown, never a lock.

Phases know nothing of contracts or evaluations: each app that has something to ask says
it in its own ``gates.py``, which is imported at start-up (style 4.3). What is missing asks
for a reason, not for obedience: phases overlap, and advise.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from phases.plan import StretchOnPlan
from programmes.access import Access
from programmes.models import Programme
from programmes.models.programme import TEAM

type Check = Callable[[Programme], bool]
type Address = Callable[[Programme], str]


@dataclass(frozen=True)
class Condition:
    """One thing that should be so, in a lower-case clause.

    ``kinds`` are the natures of phases (``PhaseKind``) that ask it, or the milestones
    (``MilestoneKind``): a milestone's is asked by the phase and the step that it comes
    with, wherever each template puts it. ``roles`` may open the page that mends it.
    """

    name: str
    kinds: tuple[str, ...]
    label: Promise
    holds: Check
    mends: str | Address
    roles: tuple[str, ...] = TEAM

    def page_for(self, access: Access) -> str:
        """Return the page that mends it, "" for somebody who may not open it."""
        if not access.has(*self.roles):
            return ""
        if callable(self.mends):
            return self.mends(access.programme)
        return reverse(self.mends, args=[access.programme.slug])


_known: dict[str, Condition] = {}


def condition(kinds, label, *, mends, roles=TEAM):
    """Ask that the decorated check holds before a phase of these ``kinds`` is passed.

    ``kinds`` is one kind or several; ``mends`` the URL name of the page of the programme
    where it is mended, or a function that returns its address; ``roles`` are those who
    may open it. The check reads one thing of the programme and writes nothing; its name
    is what is kept with a phase that was passed without it, and so never changes.
    """
    kinds = (kinds,) if isinstance(kinds, str) else tuple(kinds)

    def decorator(check: Check) -> Check:
        name = check.__name__
        if name in _known:
            raise ValueError(f"two conditions are called {name}")
        _known[name] = Condition(name, kinds, label, check, mends, roles)
        return check

    return decorator


def by_kind() -> dict[str, list[Condition]]:
    """Return every condition that is known, by the kind that asks it."""
    found: dict[str, list[Condition]] = {}
    for one in _known.values():
        for kind in one.kinds:
            found.setdefault(str(kind), []).append(one)
    return found


def asked_of(part: StretchOnPlan) -> list[Condition]:
    """Return what a phase or a step of the plan asks, each once.

    A phase asks what its own nature does, then what its steps and its milestones do.
    """
    table = by_kind()
    asked = [one for kind in _kinds(part) for one in table.get(kind, ())]
    return list({one.name: one for one in asked}.values())


def _kinds(part):
    steps = getattr(part, "steps", ())
    milestones = [one.milestone for one in (part, *steps) if one.milestone]
    milestones += getattr(part, "milestones", ())
    kinds = [part.kind, *(one.kind for one in steps), *(one.kind for one in milestones)]
    return dict.fromkeys(filter(None, kinds))


def unmet(part: StretchOnPlan, programme: Programme) -> list[Condition]:
    """Return the conditions that do not hold today."""
    return [one for one in asked_of(part) if not one.holds(programme)]


@dataclass(frozen=True)
class Looked:
    """A condition as one person sees it today; ``url`` mends it where it does not hold."""

    label: Promise
    holds: bool
    url: str = ""


def look(part: StretchOnPlan, access: Access) -> list[Looked]:
    """Return every condition that a part asks, met or not; one query each."""
    found = []
    for one in asked_of(part):
        holds = one.holds(access.programme)
        found.append(Looked(one.label, holds, "" if holds else one.page_for(access)))
    return found


def labels_of(names) -> list[str]:
    """Return in words the conditions that were kept by name."""
    gone = _("a condition that is no longer asked")
    return [str(_known[name].label) if name in _known else gone for name in names]
