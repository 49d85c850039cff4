"""The ways on from the co-evaluations: what is read, measured and decided beside them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from evaluation.models import Indicator
from evaluation.reporting import has_report
from programmes.models.programme import TEAM


@dataclass(frozen=True)
class Way:
    """One link, in words that say what is there."""

    label: str
    url: str


def ways_of(access, evaluation=None):
    """Return where this person goes on to; ``evaluation`` is the one that is looked at.

    The indicators are named to their team always, to the others of the group once there
    is one; the report once a co-evaluation took place; what comes after once the
    contract is signed. Two queries.
    """
    programme, found = access.programme, []

    def lead(name, label, *args):
        place = reverse(f"evaluation:{name}", args=[programme.slug, *args])
        found.append(Way(label, place))

    looks_at_one = evaluation is not None and evaluation.archived_at is None
    if looks_at_one and access.is_of_the_group:
        label = _("Our commitments, looked at again")
        lead("reading_list", label, evaluation.pk)
    known = Indicator.objects.visible_to(access).kept()
    if access.has(*TEAM) or known.exists():
        lead("indicator_list", _("Our indicators"))
    lead("improvement_list", _("What to do better, and what became of it"))
    if has_report(access):
        lead("report_html", _("Report of our programme"))
    if programme.is_signed:
        lead("ending", _("What comes after"))
    return found
