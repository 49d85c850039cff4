"""The ideas that a workshop answers, as they stand now, for those who may read them.

An idea that it cites may have been said again, or split, since: what stands of it
answers in its place.
"""

from programmes.forms import LONGEST_KEY
from wellbeing.following import Following
from wellbeing.models import Idea


def readable_ideas(access):
    """Return the revealed ideas that this person may read."""
    ideas = Idea.objects.visible_to(access).standing()
    return ideas.filter(round__revealed_on__isnull=False).select_related("round")


def ideas_of(one, access):
    """Return the ideas that ``one`` answers, in the order of their keys; three queries."""
    cited = one.ideas.values_list("pk", flat=True)
    standing = Following(access.programme).after(*cited)
    return list(readable_ideas(access).filter(pk__in=standing).order_by("pk"))


def choose(one, ticked, taken_off):
    """Say that ``one`` answers the ideas ``ticked``, no longer those ``taken_off``.

    One that it cited before it was said again or split is taken off by what stands of
    it; the other parts stay.
    """
    cited = set(one.ideas.values_list("pk", flat=True))
    following = Following(one.programme)
    removed = cited & following.before(*taken_off)
    added = ticked - following.after(*cited - removed)
    standing = Idea.objects.standing().filter(pk__in=following.after(*removed))
    added |= set(standing.values_list("pk", flat=True)) - taken_off
    one.cite(added, removed - added)


def known(ideas, keys):
    """Return the keys of ``ideas`` among those that were sent."""
    numbers = [int(k) for k in keys if k.isdecimal() and len(k) <= LONGEST_KEY]
    return set(ideas.filter(pk__in=numbers).values_list("pk", flat=True))
