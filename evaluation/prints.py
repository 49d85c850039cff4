"""What was said at a co-evaluation, on the screen and on A4."""

from django.template.loader import render_to_string

from evaluation.looking_back import (
    counts_in_all,
    evaluations_beside,
    proposals,
    themes_then,
)
from evaluation.spoken_of import improvements_of, things_spoken_of
from programmes import printing
from wellbeing.typesetting import words


def parts_of(evaluation):
    """Return what the synthesis of ``evaluation`` shows, on paper and on screen."""
    programme = evaluation.programme
    evaluations = evaluations_beside(evaluation)
    themes = themes_then(programme, evaluations)
    return {
        "programme": programme,
        "evaluation": evaluation,
        "evaluations": evaluations,
        "themes": themes,
        "totals": counts_in_all(themes, evaluations),
        "proposals": list(proposals(evaluation)),
        "things": things_spoken_of(programme),
        "became": improvements_of(programme),
    }


def synthesis_pdf(evaluation, *, ask):
    """Return the synthesis as a tagged PDF; raises ``NotPrinted``, ``PdfRefused``.

    ``ask`` is called before the rendering: it may raise to refuse it.
    """
    parts = parts_of(evaluation)
    for idea in _ideas_of(parts):
        idea.text = words(idea.text)
    evaluation.kept = words(evaluation.kept)
    html = render_to_string("evaluation/print/synthesis.html", parts)
    who = f"synthesis {evaluation.pk}"
    return printing.made_once("evaluation", html, who, ask=ask)


def _ideas_of(parts):
    """Yield each idea of a synthesis, whose signs without a typeface are left out."""
    for theme in parts["themes"]:
        if theme.before:
            for stack in theme.before.stacks:
                yield from (stack.idea, *stack.others)
        for _evaluation, said in theme.said:
            for answers in said.kinds:
                yield from answers.ideas
    yield from parts["proposals"]
