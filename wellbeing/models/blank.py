"""What is no idea, whichever way it comes in: words of which nothing can be read."""

import unicodedata

#: Kinds of signs that are not seen: controls, and those that only join or direct. A sign
#: that this Python does not know yet is of neither: it may be the emoji of a new phone.
UNSEEN = ("Cc", "Cf")


def is_blank(text):
    """Whether nothing of ``text`` can be read: spaces, and signs that are not seen."""
    kinds = map(unicodedata.category, text)
    return all(kind in UNSEEN or kind.startswith("Z") for kind in kinds)
