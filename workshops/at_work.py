"""The workshops as their list shows them: the next session of each, what is missing.

And what the group worked on of the social skills, over the whole programme: counts of
sessions, of nobody (domain 6.3).
"""

from django.db.models import Count, Exists, OuterRef, Prefetch, Subquery
from django.utils.translation import gettext_lazy as _

from workshops.models import Hosting, Session, SocialSkill, Workshop

#: What the list keeps, by the word that its address says.
WITHOUT_IDEA, TO_CONFIRM = "sans-idee", "accueil"
FILTERS = {
    WITHOUT_IDEA: _("without an idea"),
    TO_CONFIRM: _("with a host to confirm"),
}


def filtered(workshops, asked):
    if asked == WITHOUT_IDEA:
        return workshops.without_idea()
    return workshops.awaiting_a_host() if asked == TO_CONFIRM else workshops


def counts_of(workshops):
    """Return how many there are, and how many each filter keeps; one query."""
    ideas = Workshop.ideas.through.objects.filter(workshop=OuterRef("pk"))
    waits = Hosting.objects.to_confirm(OuterRef("pk"))
    counts = workshops.aggregate(
        total=Count("pk"),
        without=Count("pk", filter=~Exists(ideas)),
        waiting=Count("pk", filter=Exists(waits)),
    )
    numbers = (counts["without"], counts["waiting"])
    filters = [
        (word, label, number)
        for (word, label), number in zip(FILTERS.items(), numbers, strict=True)
    ]
    return counts["total"], filters


def with_hosts(workshops):
    """Read with each one its hosts, as ``hosts``, and who proposed it."""
    hosts = Hosting.objects.filter(archived_at=None).select_related("organisation")
    return workshops.select_related("proposed_by").prefetch_related(
        Prefetch("hostings", hosts.in_order(), "hosts")
    )


def with_next_session(workshops, access, today):
    """Add ``next_session`` and ``next_day``: the next one that this person may know."""
    sessions = Session.objects.visible_to(access).held_or_planned()
    of_it = sessions.filter(workshop=OuterRef("pk"), day__gte=today)
    first = of_it.order_by("day", "starts_at", "pk")
    return workshops.annotate(
        next_session=Subquery(first.values("pk")[:1]),
        next_day=Subquery(first.values("day")[:1]),
    )


def skills_worked_on(programme, today):
    """Return each social skill with the number of sessions that worked on it.

    Of the sessions held so far; nothing when none has ticked any.
    """
    ticks = Session.skills.through.objects.filter(
        session__programme=programme,
        session__cancelled_at=None,
        session__day__lte=today,
    )
    counts = dict(ticks.values_list("socialskill").annotate(Count("session")))
    if not counts:
        return []
    skills = SocialSkill.objects.order_by("position", "pk")
    return [(skill, counts.get(skill.pk, 0)) for skill in skills]
