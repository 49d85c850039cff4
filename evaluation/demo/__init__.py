"""The co-evaluations of the demo: Rivemont has lived through both, and its end."""

from evaluation.demo.readings import read_commitments


def look_back_in_rivemont(programme, users):
    """Tell what Rivemont said at mid-term and at the end, and what it decided."""
    read_commitments(programme)
