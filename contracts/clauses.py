"""Safety clauses: the words of a passage that may never be cut (domain 5.4)."""

import re

APOSTROPHES = str.maketrans("'’", "’’")


def kept_words(clause: str, text: str) -> str:
    """Return the words of ``text`` that are the clause, as they stand there, or "".

    Kinds of apostrophes and of spaces and capitals do not count; a clause stands
    on one line.
    """
    words = [
        re.escape(word).replace("’", "['’]")
        for word in clause.translate(APOSTROPHES).split()
    ]
    if not words:
        return ""
    match = re.search(r"[^\S\n]+".join(words), text, re.IGNORECASE)
    return match[0] if match else ""
