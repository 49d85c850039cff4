"""Who meets the path, and the path that each programme of the world has."""

from phases.models import MilestoneKind, Path
from tests.site.answers import members, read

#: All who take part see the path; its poster holds nobody's name.
PATH = {
    "phases:poster_html": read(members(200)),
    "phases:poster_pdf": read(members(200)),
}


def give_path(place):
    """Give the programme a period, a phase with a step, and the three milestones."""
    path = Path.objects.create(programme=place.programme)
    period = path.periods.create(label=place.canary("path", "period"))
    phase = path.phases.create(
        period=period,
        code="1",
        label=place.canary("path", "phase"),
        from_month=9,
        until_month=12,
    )
    step = phase.steps.create(code="a", label=place.canary("path", "step"))
    signature, *evaluations = MilestoneKind.values
    label = place.canary("path", "signature")
    path.milestones.create(kind=signature, label=label, phase=phase, step=step)
    for kind in evaluations:
        label = place.canary("path", kind.replace("_", ""))
        path.milestones.create(kind=kind, label=label, phase=phase)
    place.rows |= {"path": path, "period": period, "phase": phase, "step": step}
