"""The annexes, and what else of a text stands beside the articles."""

from collections.abc import Iterable
from dataclasses import dataclass

from contracts.reading import french
from contracts.reading.pieces import Piece
from contracts.reading.roles import FACTS, KEPT_AS_NOTES, Role

MOST_ANNEXES = 2  # domain 5.1


@dataclass
class ReadAnnex:
    number: int
    heading: str = ""
    text: str = ""

    def add(self, paragraph: str) -> None:
        self.text = f"{self.text}\n{paragraph}".strip()


def annexes_of(pieces: Iterable[Piece]) -> list[ReadAnnex]:
    """Return annexes 1 and 2, numbered as written or else in their order."""
    found: list[ReadAnnex] = []
    for annex, piece in _placed(pieces):
        if annex.number > MOST_ANNEXES:
            continue
        if annex not in found:
            found.append(annex)
        if piece.role == Role.ANNEX:
            annex.heading = piece.text
        else:
            annex.add(piece.text)
    return found


def without_place(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces that the contract has no place for, and that become notes.

    Those not understood, names in the signature grid, days (they are set in the
    programme, not typed in the text), and annexes beyond the second.
    """
    beyond = {
        id(piece) for annex, piece in _placed(pieces) if annex.number > MOST_ANNEXES
    }
    return [
        piece
        for piece in pieces
        if piece.role in KEPT_AS_NOTES
        or id(piece) in beyond
        or (piece.role in FACTS and any(map(str.isdigit, piece.text)))
    ]


def _placed(pieces: Iterable[Piece]) -> list[tuple[ReadAnnex, Piece]]:
    """Return each piece of an annex with the annex that it is in."""
    placed: list[tuple[ReadAnnex, Piece]] = []
    taken: set[int] = set()
    annex = None
    parts = [one for one in pieces if one.role in (Role.ANNEX, Role.ANNEX_TEXT)]
    for piece, after in zip(parts, [*parts[1:], None], strict=False):
        if _announces_others(piece, after):
            continue
        if annex is None or piece.role == Role.ANNEX:
            annex = ReadAnnex(_number(piece, taken))
            taken.add(annex.number)
        placed.append((annex, piece))
    return placed


def _announces_others(piece: Piece, after: Piece | None) -> bool:
    """Whether this is a bare « Annexes » above the first of them."""
    is_bare = piece.role == Role.ANNEX and not piece.text and piece.label[-1:].isalpha()
    return is_bare and after is not None and after.role == Role.ANNEX


def _number(piece: Piece, taken: set[int]) -> int:
    match = french.ANNEX.match(french.folded(piece.label))
    written = (match["number"] if match else None) or ""
    number = int(written) if written.isdecimal() else 0
    return max(taken, default=0) + 1 if number in taken | {0} else number
