from evaluation.models.endings import Ending
from evaluation.models.evaluations import Evaluation, SpokenOf
from evaluation.models.improvements import Improvement, ImprovementLook
from evaluation.models.indicators import Indicator, Level, Situation
from evaluation.models.measures import LevelCount, Measure, Vote
from evaluation.models.readings import CommitmentReading

__all__ = [
    "CommitmentReading",
    "Ending",
    "Evaluation",
    "Improvement",
    "ImprovementLook",
    "Indicator",
    "Level",
    "LevelCount",
    "Measure",
    "Situation",
    "SpokenOf",
    "Vote",
]
