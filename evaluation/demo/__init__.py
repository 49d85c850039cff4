"""The co-evaluations of the demo: Rivemont has lived through both, and its end."""

from contracts.demo.easy import say_easily_in_rivemont
from evaluation.demo.asking import evaluate_rivemont
from evaluation.demo.ending import decide_the_end
from evaluation.demo.indicators import measure_in_rivemont
from evaluation.demo.readings import read_commitments
from evaluation.demo.rights import agree_in_rivemont


def look_back_in_rivemont(programme, users):
    """Tell what Rivemont said at mid-term and at the end, and what it decided."""
    evaluate_rivemont(programme, users)
    read_commitments(programme)
    measure_in_rivemont(programme)
    say_easily_in_rivemont(programme, users["animation"])
    decide_the_end(programme, users)
    agree_in_rivemont(programme, users)
