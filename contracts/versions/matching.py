"""What changed between two lists of words: the arithmetic of ``contracts.versions.differences``."""

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import NamedTuple

#: Pairs of equal words that are looked at, at most: with more, the commonest words are
#: no longer signposts, and the time stays in proportion to the length of the texts.
MOST_PAIRS = 100_000
ENDS_A_SENTENCE = (".", "!", "?", "…", ".»", ".”")


class Change(NamedTuple):
    """Words ``was[a:b]`` that became ``now[c:d]``; either may be none."""

    a: int
    b: int
    c: int
    d: int

    def moved(self, by):
        return Change(*(bound + by for bound in self))


def changes_between(was: list[str], now: list[str]) -> list[Change]:
    """Return what changed between two lists of words, in order.

    A line break is a word of its own.
    """
    whole = _trimmed(Change(0, len(was), 0, len(now)), was, now)
    changes, a, c = [], whole.a, whole.c
    signposts = _signposts(was[whole.a : whole.b], now[whole.c : whole.d])
    ends = [(whole.a + i, whole.c + j) for i, j in signposts]
    for b, d in [*ends, (whole.b, whole.d)]:
        change = _trimmed(Change(a, b, c, d), was, now)
        if change.a < change.b or change.c < change.d:
            changes.append(change)
        a, c = b + 1, d + 1
    return _settled(changes, was, now)


def _trimmed(change, was, now):
    """Leave out what is the same at the beginning and at the end."""
    a, b, c, d = change
    while a < b and c < d and was[a] == now[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and was[b - 1] == now[d - 1]:
        b, d = b - 1, d - 1
    return Change(a, b, c, d)


def _signposts(was: list[str], now: list[str]) -> list[tuple[int, int]]:
    """Return the longest row of equal words in one order, as their places in both.

    After Hunt and Szymanski (1977): the work follows the number of equal pairs.
    """
    places = defaultdict(list)
    rare = signposts_among(was, now)
    for j, key in enumerate(now):
        if key in rare:
            places[key].append(j)
    ends, rows = [], []  # of the rows of each length: the earliest end, and the row
    for i, key in enumerate(was):
        for j in reversed(places.get(key, ())):
            at = bisect_left(ends, j)
            row = (i, j, rows[at - 1] if at else None)
            if at == len(ends):
                ends.append(j)
                rows.append(row)
            elif j < ends[at]:
                ends[at], rows[at] = j, row
    found, row = [], rows[-1] if rows else None
    while row:
        i, j, row = row
        found.append((i, j))
    return found[::-1]


def signposts_among(was: list[str], now: list[str]) -> set[str]:
    """Return the words that may be signposts: the rarest, up to ``MOST_PAIRS``."""
    left, right = Counter(was), Counter(now)
    pairs = sorted((left[key] * right[key], key) for key in left.keys() & right.keys())
    found, total = set(), 0
    for count, key in pairs:
        total += count
        if total > MOST_PAIRS:
            break
        found.add(key)
    return found


def _settled(changes, was, now):
    """Move what was only added, or only removed, to where a sentence begins or ends.

    « Rire. [Rire encore.] » says the same as « [Rire. Rire] encore. », and reads better.
    """
    settled, free = [], 0  # ``free``: where the change before ends
    for number, change in enumerate(changes, start=1):
        following = changes[number].a if number < len(changes) else len(was)
        rooms = change.a - free, following - change.b
        if change.a == change.b:
            change = change.moved(_best_step(now, change.c, change.d, *rooms))
        elif change.c == change.d:
            change = change.moved(_best_step(was, change.a, change.b, *rooms))
        settled.append(change)
        free = change.b
    return settled


def _best_step(words, low, high, back, forth):
    """Return by how much ``words[low:high]`` moves to say the same and read best.

    At most ``back`` words to the left, ``forth`` to the right.
    """
    steps = [0]
    for by in range(1, back + 1):
        if words[low - by] != words[high - by]:
            break
        steps.append(-by)
    for by in range(forth):
        if words[low + by] != words[high + by]:
            break
        steps.append(by + 1)
    return max(steps, key=lambda by: _rests(words, low + by, high + by))


def _rests(words, low, high):
    """Return how well a reader rests before ``low`` and before ``high``."""

    def rest(at):
        if at == 0 or words[at - 1] == "\n":
            return 3
        last = words[at - 1]
        return 2 if last.endswith(ENDS_A_SENTENCE) else last.endswith((",", ";", ":"))

    return rest(low) + rest(high)
