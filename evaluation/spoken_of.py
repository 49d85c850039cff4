"""What contributions speak of, and what became of those that said it: never a person.

It follows an idea that was worded again, or parted; what its later words say holds.
"""

from contracts.mentions import commitments_of, sessions_to_speak_of
from evaluation.models import Improvement, SpokenOf
from wellbeing.following import Following
from workshops.models import Action, Workshop

#: More than anybody looks through in a list; the latest sessions come first.
MOST_SESSIONS = 200


def things_spoken_of(programme):
    """Return what each contribution speaks of, by the contribution's key."""
    rows = SpokenOf.objects.filter(idea__round__programme=programme)
    rows = list(rows.select_related(*SpokenOf.THINGS, "action__programme"))
    return _followed(programme, ((one.idea_id, one.thing) for one in rows))


def improvements_of(programme):
    """Return the improvement that each contribution became, by the contribution's key."""
    through = Improvement.ideas.through.objects.filter(
        improvement__programme=programme, improvement__archived_at=None
    )
    rows = through.select_related("improvement").order_by("improvement")
    return _followed(programme, ((one.idea_id, one.improvement) for one in rows))


def _followed(programme, pairs):
    """Give what is said of a key to all that it became, unless that says otherwise."""
    pairs = list(pairs)
    if not pairs:
        return {}
    following, found = Following(programme), {}
    # Those that come from others say the last word: they are put down later.
    for key, said in sorted(pairs, key=lambda pair: len(following.before(pair[0]))):
        for later in following.after(key):
            found[later] = said
    return found


def things_to_choose(access):
    """Return the things that a contribution may speak of, by the name of their field."""
    programme = access.programme
    workshops = Workshop.objects.visible_to(access).filter(programme=programme)
    return {
        "action": Action.objects.kept().filter(programme=programme).in_order(),
        "workshop": workshops.order_by("number"),
        "session": sessions_to_speak_of(access)[:MOST_SESSIONS],
        "commitment": commitments_of(programme),
    }


def say(idea, field, thing):
    """Note that ``idea`` speaks of ``thing``, in this field; "" says of nothing."""
    if not field:
        SpokenOf.objects.filter(idea=idea).delete()
        return
    values = dict.fromkeys(SpokenOf.THINGS) | {field: thing}
    SpokenOf.objects.update_or_create(idea=idea, defaults=values)
