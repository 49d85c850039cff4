"""The sheet on which a group reads the commitments with a pen."""

from django.template.loader import render_to_string

from evaluation.models import CommitmentReading
from evaluation.promises import blocks_of
from programmes import printing


def own_first(blocks, group):
    """Return what a group may read, its own commitments first: (block, promises) pairs.

    A block of which it may read nothing is left out.
    """
    found = [
        (block, [one for one in block.promises if one.may_be_read_by(group)])
        for block in blocks
    ]
    found = [(block, promises) for block, promises in found if promises]
    return sorted(found, key=lambda pair: pair[0].group != group)


def sheet_parts(evaluation, group):
    """Return what the sheet of a group needs, on paper and on screen."""
    programme = evaluation.programme
    blocks = own_first(blocks_of(programme), group)
    return {
        "programme": programme,
        "evaluation": evaluation,
        "group": group,
        "looks": CommitmentReading.Seen.choices,
        "own": [pair for pair in blocks if pair[0].group == group],
        "others": [pair for pair in blocks if pair[0].group != group],
    }


def sheet_pdf(parts, *, ask=None):
    """Return the sheet as a tagged PDF; ``ask`` may raise to refuse the rendering."""
    html = render_to_string("evaluation/print/reading_sheet.html", parts)
    who = f"reading_sheet {parts['evaluation'].pk} {parts['group'].pk}"
    return printing.made_once("reading_sheet", html, who, ask=ask)
