"""What must always be true of contracts: of their texts, prints, signatures and dates."""

from contracts.invariants import (
    acts,
    dates,
    files,
    guard,
    lines,
    passages,
    prints,
    signatures,
    texts,
)

INVARIANTS = (
    *texts.INVARIANTS,
    *prints.INVARIANTS,
    *signatures.INVARIANTS,
    *files.INVARIANTS,
    *lines.INVARIANTS,
    *dates.INVARIANTS,
    *passages.INVARIANTS,
    *acts.INVARIANTS,
    *guard.INVARIANTS,
)
