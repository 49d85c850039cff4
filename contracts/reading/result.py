"""What was understood of a text: the contract, seen through its pieces."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from contracts.reading.annexes import ReadAnnex, annexes_of, without_place
from contracts.reading.articles import ReadArticle, articles_of
from contracts.reading.pieces import Piece
from contracts.reading.roles import Role


@dataclass(frozen=True)
class Reading:
    """The pieces of a text in order, and the contract seen through them."""

    pieces: list[Piece]

    def with_roles(self, roles: Mapping[int, Role]) -> "Reading":
        """Return the reading in which the pieces at these places are what is said."""
        return Reading(
            [
                replace(piece, role=Role(roles.get(place, piece.role)))
                for place, piece in enumerate(self.pieces)
            ]
        )

    def summary(self) -> str:
        """« 4 articles ; blocs 6 7 11 0 ; 3 lignes en note », one figure per block."""
        blocks = [block for article in self.articles for block in article.blocks]
        figures = "".join(f" {len(block.commitments)}" for block in blocks)
        return (
            f"{len(self.articles)} articles ; blocs{figures} ;"
            f" {len(self.notes)} lignes en note"
        )

    def _texts(self, *roles: Role) -> list[str]:
        return [
            piece.text for piece in self.pieces if piece.role in roles and piece.text
        ]

    @property
    def title(self) -> str:
        return " ".join(self._texts(Role.TITLE))

    @property
    def frame(self) -> str:
        return "\n".join(self._texts(Role.FRAME))

    @property
    def families(self) -> list[str]:
        return self._texts(Role.FAMILY)

    @property
    def place_date(self) -> str:
        """Place and date of the cover, as written: facts, not words of the contract."""
        return " ".join(self._texts(Role.PLACE_DATE))

    @property
    def place(self) -> str:
        """« Rivemont », of « Rivemont, le 22 janvier 2026 »."""
        place = re.split(r",|\s+le\s", self.place_date, maxsplit=1)[0].strip()
        return "" if re.search(r"\d|…|\.\.", place) else place

    @property
    def preamble(self) -> str:
        return "\n".join(self._texts(Role.PREAMBLE))

    @property
    def part_one(self) -> str:
        return " ".join(self._texts(Role.PART_ONE))

    @property
    def part_two(self) -> str:
        return " ".join(self._texts(Role.PART_TWO))

    @property
    def closing(self) -> str:
        return "\n".join(self._texts(Role.CLOSING))

    @property
    def made_at(self) -> str:
        return " ".join(self._texts(Role.MADE_AT))

    @property
    def notes(self) -> list[str]:
        """What found no place in the contract, as read, signatures included."""
        return [piece.whole for piece in without_place(self.pieces)]

    @cached_property
    def articles(self) -> list[ReadArticle]:
        return articles_of(self.pieces)

    @cached_property
    def annexes(self) -> list[ReadAnnex]:
        return annexes_of(self.pieces)
