"""What was given, told by its content: pasted text, text file, .docx or .odt."""

from contracts.reading import text
from contracts.reading.lines import LARGEST_FILE, Line, numbered, too_large


def lines_of(body: bytes | str, name: str = "") -> list[Line]:
    """Return the lines of pasted text (``str``) or of a file (``bytes``).

    ``name`` is the file's name; what counts is what it holds. Raises
    ``Unreadable`` for another format, a broken or protected file, more than
    ``LARGEST_FILE`` bytes or ``LONGEST_TEXT`` characters, or no text at all.
    """
    if isinstance(body, str):
        return numbered(text.drafts_of(body))
    if len(body) > LARGEST_FILE:
        raise too_large()
    return numbered(text.drafts_of(text.decoded(body)))
