"""Reading the contract aloud in the room: one thing on each screen, in its order.

The title, the articles, then every commitment in the voice of its group.
"""

from dataclasses import dataclass, replace

from contracts.paper import ArticleOnPaper, Paragraph, Span
from contracts.voice import aloud, small_initial

#: Characters that a projector shows at once in the largest letters.
AT_ONCE = 240


@dataclass(frozen=True)
class Screen:
    """One thing to read to the room.

    ``block`` is the place of its group's block in the contract, from 1, and ``number``
    that of its commitment among all of them; 0 for what is neither.
    """

    heading: str
    paragraphs: tuple[Paragraph, ...]
    article: ArticleOnPaper | None = None
    lead_in: Paragraph = ()
    block: int = 0
    number: int = 0

    @property
    def is_long(self):
        """Whether the words need smaller letters to be seen at once."""
        paragraphs = self.paragraphs
        return sum(len(span.text) for p in paragraphs for span in p) > AT_ONCE


def screens(paper):
    """Return the screens on which ``paper`` is read aloud, in the order of the contract."""
    found = [Screen(paper.title or paper.reference, paper.families)]
    blocks = promises = 0
    for article in (*paper.common, *paper.own):
        found.append(Screen(article.heading, article.paragraphs, article))
        for block in article.blocks:
            blocks += 1
            found += _screens_of(block, blocks, promises)
            promises += len(block.items)
    return found


def _screens_of(block, place, before):
    """Return a block's screens; ``before`` counts the commitments that precede it.

    The lead-in is read once. While a group has written nothing, its sentence is read.
    """
    if not block.items:
        sentence = (block.open_sentence,) if block.open_sentence else ()
        return [Screen(block.label, sentence, lead_in=block.lead_in, block=place)]
    return [
        Screen(
            block.label,
            (spoken(block.voice, item.spans),),
            lead_in=block.lead_in if item.number == 1 else (),
            block=place,
            number=before + item.number,
        )
        for item in block.items
    ]


def spoken(voice, spans):
    """Return a commitment as it is heard: « Je m’engage à écouter les autres. »"""
    first, *others = spans
    first = replace(first, text=small_initial(first.text))
    return (Span(f"{aloud(voice)} "), first, *others)
