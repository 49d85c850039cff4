"""The co-evaluations of the demo: Rivemont has lived through both, and its end."""

from contracts.demo.easy import say_easily_in_rivemont
from evaluation.demo.ending import decide_the_end


def look_back_in_rivemont(programme, users):
    """Tell what Rivemont said at mid-term and at the end, and what it decided."""
    say_easily_in_rivemont(programme, users["animation"])
    decide_the_end(programme, users)
