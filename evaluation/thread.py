"""What the thread of an idea tells of the co-evaluations."""

PARTS = ()
