"""Finding a programme again: the list, its filters, its ways of being seen, its file."""

from csm.finding.found import ProgrammesFound

__all__ = ["ProgrammesFound"]
