"""What the group said of well-being at the beginning, theme by theme."""

from dataclasses import dataclass

from wellbeing.gathered import gathered


@dataclass(frozen=True)
class Before:
    """The words of one dimension; ``ideas`` are quoted inside the group alone."""

    dimension: str
    text: str  # as the group agreed on it
    bright: tuple[str, ...] = ()
    dark: tuple[str, ...] = ()


#: So many ideas of each side are quoted where the group agreed on no text.
QUOTED = 3


def said_before(programme, *, outside):
    """Return the themes of which something was said, with the text agreed on.

    Outside the group a theme has its text alone: no count, and no idea.
    """
    found = []
    for theme in gathered(programme):
        text = theme.text.text if theme.text and theme.text.settled_on else ""
        sides = (theme.bright, theme.dark)
        quoted = [
            ()
            if outside or text
            else tuple(one.idea.text for one in side.stacks[:QUOTED])
            for side in sides
        ]
        if theme.dimension and (text or any(quoted)):
            found.append(Before(str(theme.dimension.label), text, *quoted))
    return found
