"""What the thread of an idea tells of the co-evaluations: the improvement that answers it."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from evaluation.models import Improvement
from programmes.typography import long_date
from wellbeing.thread import Line, Part


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


PARTS = (improvements,)
