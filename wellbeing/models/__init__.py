from wellbeing.models.ideas import Idea
from wellbeing.models.referentials import Component, Dimension, Referential
from wellbeing.models.rounds import Round
from wellbeing.models.sortings import Sorting
from wellbeing.models.syntheses import Definition, Synthesis

__all__ = [
    "Component",
    "Definition",
    "Dimension",
    "Idea",
    "Referential",
    "Round",
    "Sorting",
    "Synthesis",
]
