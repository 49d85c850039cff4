"""What is still open in a draft: shown while writing, looked at before freezing."""

from dataclasses import dataclass

from contracts.paper import Span


@dataclass(frozen=True)
class OpenPoints:
    """Marks that nothing fills, and groups that have not said anything yet."""

    marks: tuple[str, ...]
    empty_groups: tuple[str, ...]

    def __bool__(self):
        return bool(self.marks or self.empty_groups)


def open_points(paper):
    """Return what a composed contract still leaves open, in reading order."""
    marks = dict.fromkeys(
        span.text
        for paragraph in paper.paragraphs()
        for span in paragraph
        if span.kind == Span.OPEN
    )
    empty = [
        block.label
        for article in (*paper.common, *paper.own)
        for block in article.blocks
        if not block.items
    ]
    return OpenPoints(tuple(marks), tuple(empty))


def names_written(text, partners):
    """Return the participants' names that somebody typed into the common text.

    The common text holds no participant's name (trust 6.2); this is a warning.
    """
    small = text.casefold()
    return [
        partner.name
        for partner in partners
        if len(partner.name) > 2 and partner.name.casefold() in small
    ]
