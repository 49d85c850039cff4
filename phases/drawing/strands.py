"""The three strands of signed documents: apart before the signature, woven after it.

A strand for each family of partners, each with its own line, so that they are told apart
in black and white.
"""

from math import cos, pi, sin

STRANDS = 3
#: Where each strand runs beside the others, the participants' own in the middle.
LANES, LANE = (0, 1, -1), 0.82
#: How far the others go with it after the end of the contract.
ACCOMPANIED = 0.72
#: Length of a full turn of the plait, its reach, and its step, in sizes.
TURN, REACH, FINE = 5.4, 0.78, 0.2
#: Where the strands come together before the signature, and part after the end.
NEAR, PARTED = 3.2, 2.6


def draw_strands(board, shape, y, places):
    """Draw the strands along the line at ``y``.

    ``places`` are its start, the signature, the end of the contract and the arrow, from
    left to right.
    """
    left, signed, closed, right = places
    size = shape.size
    strands = [_strand(n, size, places) for n in range(STRANDS)]
    for n, strand in enumerate(strands):
        # The group's own strand goes on to the end; the others accompany it a while.
        until = right if n == 0 else closed + (right - closed) * ACCOMPANIED
        _draw(board, n, [[(x, y + strand(x)) for x in _places(left, until, size)]])
    over = [[] for _ in strands]
    for n, x in _crossings(strands, size, signed, closed):
        over[n].append([(at, y + strands[n](at)) for at in _around(x, size)])
    # Each crossing is wiped, then drawn again by the strand that passes over.
    board.strokes("under", [line[1:-1] for lines in over for line in lines])
    for n, lines in enumerate(over):
        _draw(board, n, lines)


def _places(left, right, size):
    count = max(2, int((right - left) / (size * FINE)))
    return [left + (right - left) * at / count for at in range(count + 1)]


def _strand(n, size, places):
    """Return the height of a strand beside the line, at each place along it."""
    _left, signed, closed, _right = places
    turn = TURN * size
    phase = 2 * pi * n / STRANDS

    def woven(x):
        return size * REACH * sin(2 * pi * (x - signed) / turn + phase)

    lane = size * LANE * LANES[n]

    def height(x):
        if x < signed:
            near = min(1, (signed - x) / (NEAR * size))
            return woven(signed) + (lane - woven(signed)) * _eased(near)
        if x > closed:
            near = min(1, (x - closed) / (PARTED * size))
            return woven(closed) + (lane - woven(closed)) * _eased(near)
        return woven(x)

    return height


def _eased(part):
    return (1 - cos(pi * part)) / 2


def _crossings(strands, size, signed, closed):
    """Yield which strand passes over, and where, all along the plait."""
    step, turn = size * FINE / 4, TURN * size
    at = signed + step
    while at < closed - step:
        for a, b in ((0, 1), (1, 2), (0, 2)):
            before = strands[a](at - step) - strands[b](at - step)
            after = strands[a](at) - strands[b](at)
            if before * after < 0:
                depth = [
                    sin(2 * (2 * pi * (at - signed) / turn + 2 * pi * n / STRANDS))
                    for n in (a, b)
                ]
                yield (a if depth[0] > depth[1] else b), at
        at += step


def _around(x, size):
    return [x + size * 0.42 * at / 4 for at in range(-4, 5)]


def _draw(board, n, lines):
    board.strokes(f"strand-{n + 1}", lines)
    if n == 1:
        # Two lines beside each other: a thick one, and the ground inside it.
        board.strokes("core", lines)
