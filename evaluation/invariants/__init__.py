"""What must always be true of the co-evaluations, and of what follows the contract."""

from evaluation.invariants import (
    endings,
    evaluations,
    improvements,
    indicators,
    readings,
)

INVARIANTS = (
    *evaluations.INVARIANTS,
    *readings.INVARIANTS,
    *indicators.INVARIANTS,
    *improvements.INVARIANTS,
    *endings.INVARIANTS,
)
