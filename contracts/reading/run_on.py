"""A list that lost its line ends: « je m'engage à : 1) Écouter ; 2) Aider »."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from contracts.reading import french
from contracts.reading.lines import Hint

_NUMBER = re.compile(r"(?<=[\s:])(\d{1,2})\s?([.)])\s+(?=\w)")


def apart(drafts: Iterable[tuple[str, Hint]]) -> Iterator[tuple[str, Hint]]:
    """Give each item that runs on after its lead-in a line of its own."""
    for text, hint in drafts:
        starts = [0, *_starts(text)]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            yield text[start:end], replace(hint, label="", own=True) if start else hint


def _starts(text: str) -> list[int]:
    """Return where items 1, 2, 3… begin; none unless a lead-in comes first."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return []
    lead_in = text[: found[0].start()]
    if not (
        french.is_waiting(lead_in) and french.ENGAGED.search(french.folded(lead_in))
    ):
        return []
    starts: list[int] = []
    for match in found:
        if int(match[1]) == len(starts) + 1 and match[2] == found[0][2]:
            starts.append(match.start())
    return starts if len(starts) > 1 else []
