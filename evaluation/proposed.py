"""What was proposed to do better, line by line, with what is looked up once for them all."""

from collections import defaultdict
from dataclasses import dataclass

from evaluation.models import Evaluation, Improvement, ImprovementLook


@dataclass(frozen=True)
class Line:
    """One improvement, when it was proposed, who sees to it, and the later looks at it."""

    improvement: Improvement
    moment: str
    owner: str
    looks: list[ImprovementLook]


def lines_of(improvements, programme):
    """Return the lines of these improvements of a programme, ``with_moment``; two queries."""
    groups = programme.role_groups.all()
    owners = {one.pk: one.title_in(programme.vocabulary) for one in groups}
    looks = _looks_at(improvements)
    return [
        Line(
            one,
            Evaluation.Moment(one.moment).label,
            owners.get(one.owner_id, ""),
            looks[one.pk],
        )
        for one in improvements
    ]


def _looks_at(improvements):
    looks = defaultdict(list)
    keys = [one.pk for one in improvements]
    for look in ImprovementLook.objects.filter(improvement__in=keys).order_by("pk"):
        looks[look.improvement_id].append(look)
    return looks
