"""Articles and blocks of commitments, rebuilt from pieces and their roles.

Nothing is guessed here but who speaks: a role that a person corrected holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from contracts.reading import french, guesses
from contracts.reading.pieces import Piece
from contracts.reading.roles import Role

LONGEST_SENTENCE = 400  # characters, as ``Block.lead_in`` and ``open_sentence``
LONGEST_HEADING = 120  # characters; a longer one is the article's first sentence


@dataclass
class ReadBlock:
    """One role group's commitments; kind, voice and label are guesses."""

    lead_in: str = ""
    kind: str = "participant"
    voice: str = "je"
    label: str = ""
    commitments: list[str] = field(default_factory=list)
    open_sentence: str = ""

    @classmethod
    def led_in_by(cls, lead_in: str) -> "ReadBlock":
        voice, label = guesses.voice_of(lead_in), guesses.label_of_group(lead_in)
        future = " s'engageront" in french.folded(lead_in)
        kind = "future" if future else guesses.kind_of(label, voice)
        return cls(lead_in, kind, voice, label)


@dataclass
class ReadArticle:
    """An article of part 1 or 2; ``text`` has one paragraph on each line."""

    number_as_written: str = ""
    part: int = 1
    heading: str = ""
    text: str = ""
    blocks: list[ReadBlock] = field(default_factory=list)

    def add(self, paragraph: str) -> None:
        self.text = f"{self.text}\n{paragraph}".strip()


def articles_of(pieces: Iterable[Piece]) -> list[ReadArticle]:
    """Return the articles in order; words before the first one make one without number.

    Without a title of part 2, the articles with blocks are those of part 2.
    """
    articles: list[ReadArticle] = []
    part, has_parts, is_open = 1, False, False
    for piece in pieces:
        if piece.role in (Role.PART_ONE, Role.PART_TWO):
            part, has_parts, is_open = (
                (1 if piece.role == Role.PART_ONE else 2),
                has_parts or piece.role == Role.PART_TWO,
                False,
            )
        elif piece.role == Role.ARTICLE:
            articles.append(_begun(piece, part))
            is_open = True
        elif piece.role in _OF_ARTICLES:
            if not is_open:
                articles.append(ReadArticle(part=part))
                is_open = True
            _place(piece, articles[-1])
    for article in articles:
        if not has_parts and article.blocks:
            article.part = 2
        if not article.text and not article.blocks:
            article.text, article.heading = article.heading, ""
    return articles


_OF_ARTICLES = (Role.ARTICLE_TEXT, Role.LEAD_IN, Role.COMMITMENT, Role.OPEN_SENTENCE)


def _begun(piece: Piece, part: int) -> ReadArticle:
    match = french.ARTICLE.match(french.folded(piece.label))
    number = ""
    if match and match["number"]:
        number = piece.label[match.start("number") : match.start("separator")]
    elif match:
        number = piece.label[slice(*match.span("ordinal"))]
    article = ReadArticle(number.strip(" .:–—-\u00a0"), part)
    if len(piece.text) <= LONGEST_HEADING and not french.is_ended(piece.text):
        article.heading = piece.text
    else:
        article.add(piece.text)
    return article


def _place(piece: Piece, article: ReadArticle) -> None:
    """Put a piece in an article; a sentence too long for its place is text."""
    is_long = len(piece.text) > LONGEST_SENTENCE
    if piece.role == Role.LEAD_IN:
        article.add(piece.text if is_long else "")
        article.blocks.append(ReadBlock.led_in_by("" if is_long else piece.text))
    elif piece.role == Role.ARTICLE_TEXT:
        article.add(piece.text)
    else:
        _place_in_block(piece, article)


def _place_in_block(piece: Piece, article: ReadArticle) -> None:
    if not article.blocks:
        article.blocks.append(ReadBlock())
    block = article.blocks[-1]
    sentence = f"{block.open_sentence} {piece.text}".strip()
    if piece.role == Role.COMMITMENT:
        block.commitments += [piece.text] if piece.text else []
    elif len(sentence) <= LONGEST_SENTENCE:
        block.open_sentence = sentence
    else:
        article.add(piece.text)
