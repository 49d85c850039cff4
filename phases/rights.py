"""What the path keeps about a person: nothing but who noted it (trust 6.1)."""

from phases.models import Milestone, PastPassing, Phase, Step
from programmes.declaring import PART, WORK

#: Each passage says which account noted it.
DECLARED = {Phase: WORK, Step: WORK, Milestone: PART, PastPassing: PART}


def erase(person, by):
    """Nothing here names a person."""
