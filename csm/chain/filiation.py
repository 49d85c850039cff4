"""Who passed on to whom: the links between groups, drawn out as lines.

Each link stands on one line and on one only, so that a group that passed on to two
others begins two lines, and groups that passed on to each other make no endless one.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable


def lines_of_filiation[Group: Hashable](
    groups: Iterable[Group],
    links: Iterable[tuple[Group, Group]],
    home: Callable[[Group], Hashable],
) -> list[list[Group]]:
    """Return ``links``, pairs of giver and receiver, as lines of two groups or more.

    ``groups`` are all that the links name, in the order in which lines begin and
    branch: the earliest first. A line goes on as long as its last group passed on to
    somebody by a link that no line has taken yet, and stays in one place, its ``home``,
    where it can.
    """
    order = {group: number for number, group in enumerate(groups)}
    onward = defaultdict(list)
    for giver, receiver in sorted(set(links), key=lambda link: order[link[1]]):
        onward[giver].append(receiver)
    received = {receiver for receivers in onward.values() for receiver in receivers}

    def line_from(start):
        line = [start]
        while ways := onward[line[-1]]:
            at_home = (one for one in ways if home(one) == home(line[-1]))
            line.append(next(at_home, ways[0]))
            ways.remove(line[-1])
        return line

    # Those who received from nobody begin; what only a circle leads to comes after.
    starts = sorted(order, key=lambda group: (group in received, order[group]))
    return [
        line
        for start in starts
        for line in iter(lambda start=start: line_from(start), [start])
    ]
