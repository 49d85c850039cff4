"""The co-evaluations of the demo: Rivemont has lived through both, and its end."""

from evaluation.demo.indicators import measure_in_rivemont


def look_back_in_rivemont(programme, users):
    """Tell what Rivemont said at mid-term and at the end, and what it decided."""
    measure_in_rivemont(programme)
