"""What to do better, what was decided of it, and what comes next."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from evaluation.models import Ending, Improvement, ImprovementLook

Decision = Improvement.Decision


@dataclass(frozen=True)
class Better:
    """One improvement; ``owner`` is a role group, never a person."""

    number: int
    words: str
    moment: str
    decision: str  # "" while nothing answers it
    label: str
    reason: str
    owner: str
    due_on: dt.date | None
    review_on: dt.date | None
    done_on: dt.date | None
    looks: tuple[str, ...]

    @property
    def is_to_do(self):
        return self.decision == Decision.ACCEPTED and self.done_on is None

    @property
    def waits(self):
        return self.decision in ("", Decision.LATER)


@dataclass(frozen=True)
class End:
    """What the group decided of what comes after."""

    label: str
    decided_on: dt.date
    words: str
    support: str
    carries_on: bool


def improvements_of(programme, *, outside):
    """Return the improvements in order; outside, those that were decided."""
    rows = Improvement.objects.kept().filter(programme=programme)
    rows = rows.exclude(decision="") if outside else rows
    looks = ImprovementLook.objects.order_by("pk")
    rows = rows.select_related("evaluation", "owner").in_order()
    vocabulary = programme.vocabulary
    return [
        Better(
            one.number,
            one.words,
            str(one.evaluation),
            one.decision,
            str(one.get_decision_display()) if one.decision else _("no answer yet"),
            one.reason,
            one.owner.title_in(vocabulary) if one.owner else "",
            one.due_on,
            one.review_on,
            one.done_on,
            tuple(look.words for look in one.looked),
        )
        for one in rows.prefetch_related(Prefetch("looks", looks, "looked"))
    ]


def end_of(programme):
    """Return what the group decided of the end, None while it has not."""
    end = Ending.objects.filter(programme=programme).first()
    if end is None:
        return None
    label = str(end.get_choice_display())
    return End(label, end.decided_on, end.words, end.support, end.carries_on)
