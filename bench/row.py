"""One measure: two ways taken turn by turn, and the median of their ratios."""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path


def seconds(act: Callable, times: int = 1) -> float:
    """Return how long ``times`` calls take."""
    start = time.perf_counter()
    for _ in range(times):
        act()
    return time.perf_counter() - start


def peak_mib() -> float:
    """Return the most memory that this process has held so far."""
    status = Path("/proc/self/status")
    if status.exists():
        # On Linux a child begins with the peak of its parent in ru_maxrss.
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) / 2**10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


@dataclass(frozen=True)
class Measured:
    name: str
    value: float | None
    unit: str
    goal: float | None  # a maximum
    rounds: int
    memory_mib: float | None = None
    queries: int | None = None

    def as_data(self):
        return asdict(self)

    def line(self):
        value = (
            "not measured" if self.value is None else f"{self.value:.3g} {self.unit}"
        )
        goal = "" if self.goal is None else f"goal {self.goal:g}"
        met = self.goal is None or self.value is None or self.value <= self.goal
        queries = "" if self.queries is None else f"{self.queries} queries"
        return (
            f"{'  ' if met else '! '}{self.name:<62} {value:<16} {goal:<10} {queries}"
        )


@dataclass(frozen=True)
class Ratio:
    """``act`` against ``floor``, in interleaved rounds."""

    name: str
    act: Callable
    floor: Callable
    goal: float | None
    rounds: int = 7
    times: int = 1
    queries: Callable[[], int] | None = None

    def measure(self):
        self.act()
        self.floor()
        before, ratios = peak_mib(), []
        for number in range(self.rounds):
            # Neither way is always the one that comes after the other.
            pair = [self.act, self.floor][:: -1 if number % 2 else 1]
            took = {way: seconds(way, self.times) for way in pair}
            ratios.append(took[self.act] / took[self.floor])
        return Measured(
            self.name,
            round(statistics.median(ratios), 3),
            "×",
            self.goal,
            self.rounds,
            round(peak_mib() - before, 1),
            self.queries() if self.queries else None,
        )


@dataclass(frozen=True)
class Figure:
    """A number that is not a time."""

    name: str
    read: Callable[[], float]
    unit: str
    goal: float | None

    def measure(self):
        return Measured(self.name, self.read(), self.unit, self.goal, 1)
