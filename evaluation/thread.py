"""What the thread of an idea tells of the co-evaluations: the improvement it became."""

from django.urls import reverse
from django.utils.translation import gettext as _

from evaluation.models import Improvement
from wellbeing.thread import Line, Part


def improvements(thread):
    """Tell the improvements made of this idea, or of what it comes from."""
    access = thread.access
    rows = Improvement.objects.visible_to(access).kept().citing(*thread.before)
    page = reverse("evaluation:improvement_list", args=[access.programme.slug])
    lines = tuple(
        Line(
            one.words,
            one.get_decision_display() or _("nothing decided yet"),
            f"{page}#improvement-{one.pk}",
        )
        for one in rows.in_order()
    )
    return Part(_("What to do better"), lines)


PARTS = (improvements,)
