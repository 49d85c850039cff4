"""Blocks that stood side by side and lost their table: lead-ins first, lists after."""

from contracts.reading import french
from contracts.reading.paragraphs import Paragraph


def parted(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Put under each of several lead-ins in a row the list that begins anew for it."""
    ordered: list[Paragraph] = []
    at = 0
    while at < len(paragraphs):
        heads = _run(paragraphs, at, _leads_in)
        items = _run(paragraphs, at + len(heads), _is_item) if len(heads) > 1 else []
        lists = _lists(items)
        if 1 < len(heads) == len(lists):
            for head, items_of_head in zip(heads, lists, strict=True):
                ordered += [head, *items_of_head]
            at += len(heads) + len(items)
        else:
            taken = max(len(heads), 1)
            ordered += paragraphs[at : at + taken]
            at += taken
    return ordered


def _run(paragraphs: list[Paragraph], at: int, belongs) -> list[Paragraph]:
    end = at
    while end < len(paragraphs) and belongs(paragraphs[end]):
        end += 1
    return paragraphs[at:end]


def _leads_in(paragraph: Paragraph) -> bool:
    small = paragraph.small
    return (
        paragraph.heading is None
        and not paragraph.is_aside
        and french.ROLE.match(small) is not None
        and french.ENGAGED.search(small) is not None
        and french.is_waiting(paragraph.text)
    )


def _is_item(paragraph: Paragraph) -> bool:
    return (
        not paragraph.is_aside
        and paragraph.heading is None
        and paragraph.has_label
        and not _leads_in(paragraph)
    )


def _lists(items: list[Paragraph]) -> list[list[Paragraph]]:
    """Cut a run of items where a number is 1, or a letter a, again."""
    lists: list[list[Paragraph]] = []
    for item in items:
        label = item.label
        anew = label is not None and label.kind != "bullet" and label.value == 1
        if anew or not lists:
            lists.append([])
        lists[-1].append(item)
    return lists
