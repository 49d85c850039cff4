"""The days that move, by the names that the path of the programme gives them."""

from django.utils.translation import gettext as _

from phases.models import Milestone, MilestoneKind
from programmes.moving import Named, names_days
from programmes.word_marks import filled, time_until_mid_term, words_of

DAYS = {
    MilestoneKind.SIGNATURE: "signed_on",
    MilestoneKind.MID_TERM: "mid_term_on",
    MilestoneKind.FINAL: "final_on",
}


@names_days
def name_milestones(programme, dates):
    """Return the milestones that are on the path, those set by hand as days that stay.

    A label may say how long after the signature it comes: as ``dates`` will have it.
    """
    delay = {"délai de mi-parcours": time_until_mid_term(dates)}
    words = words_of(programme) | delay
    rows = Milestone.objects.on_the_plan().filter(path__programme=programme)
    return {DAYS[row.kind]: _named(row, filled(row.label, words)) for row in rows}


def _named(row, label):
    if row.held_on:
        return Named(label, row.held_on, _("took place already"), is_over=True)
    if row.set_on:
        why = _("chosen by hand: %(reason)s") % {"reason": row.set_because}
        return Named(label, row.set_on, why)
    return Named(label)
