"""The head of the contract: frame, title, families, place and date, bare preamble."""

from contracts.reading import french, shapes
from contracts.reading.paragraphs import Paragraph
from contracts.reading.roles import Role

SHORTEST_PREAMBLE = 90  # characters, when no heading says where it begins


def head_roles(head: list[Paragraph], has_preamble: bool) -> list[Role]:
    """Return the role of each paragraph before the preamble or the first article.

    Without a heading « Préambule », the first long sentence after the title
    begins it.
    """
    title, roles, in_families = _title(head), [], False
    begun = False  # the preamble
    for place, paragraph in enumerate(head):
        in_families = paragraph.heading == Role.FAMILY or (
            in_families and paragraph.heading is None
        )
        is_sentence = len(paragraph.text) >= SHORTEST_PREAMBLE
        ended = is_sentence and french.is_ended(paragraph.text)
        begun = begun or (
            not has_preamble and ended and title is not None and place > title
        )
        if paragraph.is_aside:
            roles.append(Role.NOTE)
        elif place == title:
            roles.append(Role.TITLE)
        elif paragraph.heading in (Role.PLACE_DATE, Role.NOTE):
            roles.append(paragraph.heading)
        elif begun:
            in_families = False
            roles.append(Role.PREAMBLE)
        else:
            roles.append(Role.FAMILY if in_families else Role.FRAME)
    return roles


def _title(head: list[Paragraph]) -> int | None:
    """Return the place of the contract's name, which stands last before the families."""
    before = next(
        (at for at, one in enumerate(head) if one.heading == Role.FAMILY), len(head)
    )
    said = [
        (at, one)
        for at, one in enumerate(head[:before])
        if not one.is_aside and one.heading is None
    ]
    named = [(at, one) for at, one in said if shapes.is_title(one.text)]
    choices = (
        [at for at, one in named if one.first.hint.title],
        [at for at, one in named if one.small.startswith("contrat social")],
        [at for at, one in named],
        [at for at, one in said if one.first.hint.title],
        [at for at, one in said if one.first.hint.heading == 1],
    )
    return next((found[-1] for found in choices if found), None)
