"""What the facts of the kernel and the path's own milestones ask of its phases."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.conditions import condition
from phases.models import Milestone, MilestoneKind, PhaseKind
from programmes.models import Kind

#: The group forms where a path has a phase for it, else as it begins to speak.
FORMS = (PhaseKind.LAUNCH, PhaseKind.DEFINITION)


def _milestone(kind):
    """Return where the day of a milestone is written down."""

    def address(programme):
        found = Milestone.objects.filter(path__programme=programme, kind=kind).first()
        if found is None:
            return reverse("phases:path", args=[programme.slug])
        return reverse("phases:milestone_edit", args=[programme.slug, found.pk])

    return address


def _is_held(programme, kind):
    """Whether it took place; one that is not on the path is not waited for."""
    rows = Milestone.objects.on_the_plan().filter(path__programme=programme, kind=kind)
    return not rows.filter(held_on=None).exists()


@condition(FORMS, _("those who take part are named"), mends="programmes:partner_list")
def participants_are_named(programme):
    return programme.partners.participants().current().exists()


@condition(FORMS, _("somebody facilitates the group"), mends="programmes:partner_list")
def somebody_facilitates(programme):
    leads = programme.partners.current().filter(role_group__kind=Kind.FACILITATOR)
    return leads.exists()


@condition(
    MilestoneKind.MID_TERM,
    _("the mid-term evaluation took place"),
    mends=_milestone(MilestoneKind.MID_TERM),
)
def mid_term_is_held(programme):
    return _is_held(programme, MilestoneKind.MID_TERM)


@condition(
    (MilestoneKind.FINAL, PhaseKind.TAKEOVER),
    _("the final evaluation took place"),
    mends=_milestone(MilestoneKind.FINAL),
)
def final_is_held(programme):
    return _is_held(programme, MilestoneKind.FINAL)
