"""What the contract adds to the thread of an idea: the commitments that answer it."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import Commitment, CommitmentMention, Contract
from contracts.models.contract import READERS
from programmes.typography import long_date
from wellbeing.following import Following
from wellbeing.models import Idea
from wellbeing.thread import Line, Part


def commitments(thread):
    """Tell the commitments that say they answer this idea, to those who read them."""
    access = thread.access
    rows = Commitment.objects.none()
    if access.has(*READERS):
        # Those that cite what it comes from answer it: its first words, or the whole.
        before = Following(access.programme).before(thread.idea.pk)
        rows = cited_by(access.programme).citing(*before)
    spoken = CommitmentMention.objects.select_related("session")
    page = reverse("ideas_cited", args=[access.programme.slug])
    lines = tuple(
        Line(one.text, _whose(one, access), f"{page}#commitment-{one.pk}")
        for one in rows.prefetch_related(Prefetch("mentions", queryset=spoken))
    )
    return Part(_("The commitments that answer it"), lines)


def _whose(commitment, access):
    """Say whose commitment it is, and when a session last spoke of it."""
    said = commitment.block.role_group.title_in(access.programme.vocabulary)
    days = [one.session.day for one in commitment.mentions.all() if one.session.day]
    if not days:
        return said
    words = {"group": said, "day": long_date(max(days))}
    return _("%(group)s · spoken of on %(day)s") % words


def cited_by(programme):
    """Return the commitments that stand in the text of a programme, in its order."""
    rows = Commitment.objects.kept().filter(
        block__contract__in=Contract.objects.filter(programme=programme),
        block__archived_at=None,
        block__article__archived_at=None,
    )
    rows = rows.select_related("block__role_group")
    return rows.order_by(
        "block__article__position", "block__position", "position", "pk"
    )


def answered_by(commitments, access):
    """Return the ideas that each commitment answers as they stand now, by its key.

    What it cites may have been said again, or split, since. Three queries, however many.
    """
    links = Commitment.ideas.through.objects.filter(
        commitment__in=[one.pk for one in commitments]
    )
    following, found = (
        Following(access.programme),
        {one.pk: set() for one in commitments},
    )
    for pk, idea in links.values_list("commitment", "idea"):
        found[pk] |= following.after(idea)
    ideas = readable_ideas(access).filter(pk__in=set().union(*found.values()))
    ideas = {idea.pk: idea for idea in ideas}
    return {
        pk: [ideas[key] for key in sorted(keys & ideas.keys())]
        for pk, keys in found.items()
    }


def choose(commitment, ticked, taken_off):
    """Say that a commitment answers the ideas ``ticked``, no longer those ``taken_off``.

    One that it cited before it was said again or split is taken off by what stands of
    it; the other parts stay.
    """
    cited = set(commitment.ideas.values_list("pk", flat=True))
    following = Following(commitment.contract_of_record.programme)
    removed = cited & following.before(*taken_off)
    added = ticked - following.after(*cited - removed)
    standing = Idea.objects.standing().filter(pk__in=following.after(*removed))
    added |= set(standing.values_list("pk", flat=True)) - taken_off
    commitment.cite(added, removed - added)


def readable_ideas(access):
    """Return the revealed ideas that this person may read."""
    ideas = Idea.objects.visible_to(access).standing()
    return ideas.filter(round__revealed_on__isnull=False).select_related("round")


PARTS = (commitments,)
