"""What waits once the contract is signed: to look back together, to decide, to follow."""

KINDS = ()


def awaits(accesses):
    """Return what waits for those who lead the co-evaluations."""
    return []
