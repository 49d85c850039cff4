"""The ideas that something answers, a promise, an action or a workshop, as they stand now.

What is cited may have been said again, or split, since: it is followed.
"""

from programmes.forms import LONGEST_KEY
from wellbeing.following import Following
from wellbeing.models import Idea


def readable_ideas(access):
    """Return the revealed ideas that this person may read."""
    ideas = Idea.objects.visible_to(access).standing()
    return ideas.filter(round__revealed_on__isnull=False).select_related("round")


def answered_by(links, keys, access):
    """Return the ideas that each of ``keys`` answers as they stand now, by its key.

    ``links`` are pairs: the key of what answers, that of an idea. Three queries, however
    many there are.
    """
    following, found = Following(access.programme), {key: set() for key in keys}
    for key, idea in links:
        found[key] |= following.after(idea)
    ideas = readable_ideas(access).filter(pk__in=set().union(*found.values()))
    ideas = {idea.pk: idea for idea in ideas}
    return {
        key: [ideas[pk] for pk in sorted(answered & ideas.keys())]
        for key, answered in found.items()
    }


def ideas_of(one, access):
    """Return the ideas that ``one`` answers as they stand now; four queries."""
    links = [(one.pk, idea) for idea in one.ideas.values_list("pk", flat=True)]
    return answered_by(links, [one.pk], access)[one.pk]


def choose(one, ticked, taken_off):
    """Say that ``one`` answers the ideas ``ticked``, no longer those ``taken_off``."""
    cited = set(one.ideas.values_list("pk", flat=True))
    one.cite(*changes(cited, ticked, taken_off, one.programme))


def changes(cited, ticked, taken_off, programme):
    """Return the ideas to add to those that are ``cited``, and those to take off.

    All are keys. One that was cited before it was said again or split is taken off by
    what stands of it; the other parts stay.
    """
    following = Following(programme)
    removed = cited & following.before(*taken_off)
    added = ticked - following.after(*cited - removed)
    standing = Idea.objects.standing().filter(pk__in=following.after(*removed))
    added |= set(standing.values_list("pk", flat=True)) - taken_off
    return added, removed - added


def words_asked(query):
    """Return the words that « ?q= » looks for in the ideas."""
    return query.get("q", "")[:200].replace("\0", "").strip()


def offered(readable, words, cited):
    """Return the ideas to choose among; those that are cited are always in sight."""
    rows = readable.filter(text__icontains=words) if words else readable
    return (rows | readable.filter(pk__in=cited)).distinct().order_by("pk")


def chosen(readable, sent):
    """Return the keys of what was ticked, and of what was shown and is not."""
    ticked = _known(readable, sent.getlist("idea"))
    return ticked, _known(readable, sent.getlist("shown")) - ticked


def _known(ideas, keys):
    numbers = [int(k) for k in keys if k.isdecimal() and len(k) <= LONGEST_KEY]
    return set(ideas.filter(pk__in=numbers).values_list("pk", flat=True))
