"""The co-evaluations of a world to measure in."""


def look_back(programmes):
    """Give these programmes what everybody said of them; nothing twice."""
