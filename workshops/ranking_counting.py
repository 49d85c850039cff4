"""What a choice gives: dots or places added up; equal counts share one place.

The sum of places is the count of Borda: each action gets its place on each sheet, and the
smallest sum comes first. No person is told apart in it.
"""


def places_of(counts, *, fewest_first):
    """Return the place of each key of ``counts``.

    Those that are equal share one, and as many are then left out: 1, 1, 3.
    """
    values = sorted(counts.values(), reverse=not fewest_first)
    return {key: values.index(value) + 1 for key, value in counts.items()}


def dots_of(choices, typed):
    """Return the dots of each key of ``typed``, those typed and those of each choice."""
    return {
        key: (number or 0) + sum(choice.get(str(key), 0) for choice in choices)
        for key, number in typed.items()
    }


def sums_of(choices, keys):
    """Return the sum of the places of each key; without a place it counts as last."""
    last = len(keys)
    return {key: sum(choice.get(str(key), last) for choice in choices) for key in keys}


def moved(places, key, *, down):
    """Return the places, 1 for the first, once ``key`` has gone one step.

    ``places`` has the keys in the order in which they are read. One that shared its place
    leaves it; one that was alone passes all those who share the place next to it.
    """
    groups = []
    for one, place in sorted(places.items(), key=lambda item: item[1]):
        if groups and places[groups[-1][0]] == place:
            groups[-1].append(one)
        else:
            groups.append([one])
    at = next(number for number, group in enumerate(groups) if key in group)
    if len(groups[at]) > 1:
        groups[at].remove(key)
        groups.insert(at + 1 if down else at, [key])
    else:
        groups.insert(max(at + (1 if down else -1), 0), groups.pop(at))
    found, before = {}, 0
    for group in groups:
        found |= dict.fromkeys(group, before + 1)
        before += len(group)
    return found
