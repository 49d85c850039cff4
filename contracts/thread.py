"""What the contract adds to the thread of an idea: the commitments that answer it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import Commitment, Contract
from contracts.models.contract import READERS
from wellbeing.models import Idea
from wellbeing.thread import Line, Part


def commitments(thread):
    """Tell the commitments that say they answer this idea, to those who read them."""
    access = thread.access
    rows = Commitment.objects.none()
    if access.has(*READERS):
        rows = cited_by(access.programme).citing(*thread.wordings)
    page = reverse("ideas_cited", args=[access.programme.slug])
    words = access.programme.vocabulary
    lines = tuple(
        Line(
            one.text,
            one.block.role_group.title_in(words),
            f"{page}#commitment-{one.pk}",
        )
        for one in rows
    )
    return Part(_("The commitments that answer it"), lines)


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


def readable_ideas(access):
    """Return the revealed ideas that this person may read."""
    ideas = Idea.objects.visible_to(access).standing()
    return ideas.filter(round__revealed_on__isnull=False).select_related("round")


PARTS = (commitments,)
