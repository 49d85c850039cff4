"""The co-evaluations of the demo: Rivemont has lived through both, and its end."""

from evaluation.demo.rights import agree_in_rivemont


def look_back_in_rivemont(programme, users):
    """Tell what Rivemont said at mid-term and at the end, and what it decided."""
    agree_in_rivemont(programme, users)
