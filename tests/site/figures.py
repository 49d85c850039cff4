"""What was counted on the way; printed at the end of the run."""

from collections import Counter

figures = Counter()
