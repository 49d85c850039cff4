"""What the contract adds to the thread of an idea: the commitments that answer it."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import Commitment, CommitmentMention, Contract
from contracts.models.contract import READERS
from programmes.typography import long_date
from wellbeing import answering
from wellbeing.thread import Line, Part


def commitments(thread):
    """Tell the commitments that say they answer this idea, to those who read them."""
    access = thread.access
    rows = Commitment.objects.none()
    if access.has(*READERS):
        rows = cited_by(access.programme).citing(*thread.before)
    held = CommitmentMention.objects.filter(session__cancelled_at=None)
    spoken = held.select_related("session")
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
    """Return the ideas that each commitment answers as they stand now, by its key."""
    keys = [one.pk for one in commitments]
    links = Commitment.ideas.through.objects.filter(commitment__in=keys)
    pairs = links.values_list("commitment", "idea")
    return answering.answered_by(pairs, keys, access)


def choose(commitment, ticked, taken_off):
    """Say that a commitment answers the ideas ``ticked``, no longer those ``taken_off``."""
    cited = set(commitment.ideas.values_list("pk", flat=True))
    programme = commitment.contract_of_record.programme
    commitment.cite(*answering.changes(cited, ticked, taken_off, programme))


PARTS = (commitments,)
