"""Bringing in a contract that exists: from a pasted text or a file to its parts.

``lines_of`` turns what was given into lines, whatever its format; ``read``
guesses what each of them is; a person corrects the guesses with ``with_roles``.
Nothing is dropped: what is not understood is a note.
"""

from contracts.reading.annexes import ReadAnnex
from contracts.reading.articles import ReadArticle, ReadBlock
from contracts.reading.formats import lines_of
from contracts.reading.lines import Line, Unreadable
from contracts.reading.pieces import Piece
from contracts.reading.result import Reading
from contracts.reading.roles import Role
from contracts.reading.structure import read

__all__ = [
    "Line",
    "Piece",
    "ReadAnnex",
    "ReadArticle",
    "ReadBlock",
    "Reading",
    "Role",
    "Unreadable",
    "lines_of",
    "read",
]
