"""The plan of actions on A4, for the wall; made anew each time, and not kept."""

from dataclasses import replace

from django.template.loader import render_to_string

from programmes import printing
from wellbeing.typesetting import words
from workshops.envelopes import money_of
from workshops.models import Action
from workshops.planned import in_line, lines_of


def parts_of(programme):
    """Return what the page and the print show."""
    actions = Action.objects.kept().filter(programme=programme)
    return {
        "programme": programme,
        "lines": lines_of(in_line(actions, programme), programme),
        "money": money_of(programme),
    }


def plan_pdf(programme, *, ask):
    """Return the plan as a tagged PDF; raises ``NotPrinted``, ``PdfRefused``.

    ``ask`` is called before the rendering: it may raise to refuse it.
    """
    parts = parts_of(programme)
    parts["lines"] = [_as_set(line) for line in parts["lines"]]
    with printing.one_at_a_time(f"actions {programme.slug}"):
        ask()
        return printing.render(render_to_string("workshops/action_print.html", parts))


def _as_set(line):
    """Return a line as a print can set it: without what has no typeface."""
    action = line.action
    for name in ("words", "who", "with_whom"):
        setattr(action, name, words(getattr(action, name)))
    return replace(line, group=words(line.group))
