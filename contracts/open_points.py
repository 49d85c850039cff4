"""What is still open in a draft: shown while writing, looked at before freezing."""

from dataclasses import dataclass

from contracts.paper import BlockOnPaper, Span


@dataclass(frozen=True)
class OpenPoints:
    """Marks that nothing fills, and groups that have not said anything yet."""

    marks: tuple[str, ...]
    empty_blocks: tuple[BlockOnPaper, ...]

    def __bool__(self):
        return bool(self.marks or self.empty_blocks)

    @property
    def silent_blocks(self):
        """The groups that have no commitment, and no sentence that says why."""
        return [block for block in self.empty_blocks if not block.open_sentence]

    @property
    def are_settled(self):
        """Whether the text could be frozen as it reads: nothing in it is missing."""
        return not self.marks and not self.silent_blocks


def open_points(paper):
    """Return what a composed contract still leaves open, in reading order."""
    marks = dict.fromkeys(
        span.text
        for paragraph in paper.paragraphs()
        for span in paragraph
        if span.kind == Span.OPEN
    )
    empty = [
        block
        for article in (*paper.common, *paper.own)
        for block in article.blocks
        if not block.items
    ]
    return OpenPoints(tuple(marks), tuple(empty))


def passages_on(paper):
    """Yield each passage of a composed contract: its anchor on the page, its words.

    Headings, titles and lead-ins are part of it: whatever is printed of the text.
    """
    yield "section-title", paper.title
    yield "section-frame", _words(*paper.frame)
    yield "section-families", _words(*paper.families)
    path = paper.path.words if paper.path else ""
    yield "section-preamble", f"{_words(*paper.preamble)}\n{path}"
    for part, articles in (("part_one", paper.common), ("part_two", paper.own)):
        yield f"section-{part}", getattr(paper, part)
        for article in articles:
            words = _words(*article.paragraphs)
            yield f"article-{article.pk}", f"{article.heading}\n{words}"
            for block in article.blocks:
                words = _words(block.lead_in, block.open_sentence)
                yield f"block-{block.pk}", f"{block.label}\n{words}"
                for item in block.items:
                    yield f"commitment-{item.pk}", _words(item.spans)
    yield "section-closing", _words(*paper.closing)
    for annex in paper.annexes:
        words = _words(*annex.paragraphs)
        more = annex.definition or annex.proposals
        said = more.words if more else ""
        yield f"section-annex_{annex.number}", f"{annex.title}\n{words}\n{said}"


def _words(*paragraphs):
    return "\n".join("".join(span.text for span in spans) for spans in paragraphs)
