from phases.models.kinds import MilestoneKind, PhaseKind
from phases.models.milestones import Milestone
from phases.models.passings import PastPassing
from phases.models.paths import Path, Period, Phase, Step
from phases.models.templates import PathTemplate, TemplateLine

__all__ = [
    "Milestone",
    "MilestoneKind",
    "PastPassing",
    "Path",
    "PathTemplate",
    "Period",
    "Phase",
    "PhaseKind",
    "Step",
    "TemplateLine",
]
