"""What the thread of an idea tells of the co-evaluations."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from contracts.models.contract import READERS
from contracts.thread import cited_by
from evaluation.models import CommitmentReading, Improvement
from programmes.typography import long_date
from wellbeing.thread import Line, Part


def readings(thread):
    """Tell how each group read the commitments that say they answer this idea."""
    access = thread.access
    rows = CommitmentReading.objects.none()
    if access.has(*READERS):
        cited = cited_by(access.programme).citing(*thread.before).order_by()
        rows = CommitmentReading.objects.visible_to(access).filter(
            commitment__in=cited.values("pk"), evaluation__archived_at=None
        )
    rows = rows.select_related("commitment", "evaluation", "role_group").order_by(
        "-evaluation__moment", "commitment__position", "role_group__position", "pk"
    )
    lines = tuple(
        Line(one.commitment.text, _who_saw(one, access), _page(one, access))
        for one in rows
    )
    return Part(_("What was said of these commitments together"), lines)


def _who_saw(reading, access):
    return _("%(group)s: %(look)s · co-evaluation, %(moment)s") % {
        "group": reading.role_group.title_in(access.programme.vocabulary),
        "look": reading.get_seen_display(),
        "moment": reading.evaluation.get_moment_display(),
    }


def _page(reading, access):
    args = [access.programme.slug, reading.evaluation_id]
    place = reverse("evaluation:reading_list", args=args)
    return f"{place}#promise-{reading.commitment_id}"


def improvements(thread):
    """Tell what to do better because of this idea, and what was decided of it."""
    access = thread.access
    rows = Improvement.objects.visible_to(access).kept().citing(*thread.before)
    page = reverse("evaluation:improvement_list", args=[access.programme.slug])
    lines = tuple(
        Line(one.words, _decided(one), f"{page}#improvement-{one.pk}")
        for one in rows.in_order()
    )
    return Part(_("What to do better because of it"), lines)


def _decided(improvement):
    if not improvement.decision:
        return _("not decided yet")
    if improvement.done_on:
        return _("done on %(day)s") % {"day": long_date(improvement.done_on)}
    said = pgettext("improvement", "%(decision)s on %(day)s")
    day = long_date(improvement.decided_on)
    return said % {"decision": improvement.get_decision_display(), "day": day}


PARTS = (readings, improvements)
