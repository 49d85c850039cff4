"""The closing page: what a group that stops here leaves, with its dates and its words."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from evaluation.models import Ending, Evaluation
from programmes import printing
from workshops.models import Action, HandedTool, Session, Workshop

TEMPLATE = "evaluation/ending/closing_print.html"


@dataclass(frozen=True)
class Closing:
    """What was done together, as far as all who read the page may know it."""

    programme: object
    ending: Ending
    workshops: tuple[Workshop, ...]
    actions: tuple[Action, ...]
    sessions_count: int
    tools_count: int
    kept: tuple[Evaluation, ...]


def closing_of(ending) -> Closing:
    """Return what the group did; five queries. Nobody is named in it."""
    programme = ending.programme
    workshops = Workshop.objects.kept().filter(programme=programme).in_order()
    actions = Action.objects.kept().done().filter(programme=programme).in_order()
    sessions = Session.objects.held_by(timezone.localdate())
    kept = Evaluation.objects.held().filter(programme=programme)
    return Closing(
        programme=programme,
        ending=ending,
        workshops=tuple(workshops),
        actions=tuple(actions),
        sessions_count=sessions.filter(programme=programme).count(),
        tools_count=HandedTool.objects.kept().filter(programme=programme).count(),
        kept=tuple(kept.exclude(agreed_on=None).in_order()),
    )


def closing_pdf(closing, *, ask=None):
    """Return the page as a tagged PDF; ``ask`` may raise to refuse the rendering."""
    known = {"programme": closing.programme, "closing": closing}
    with translation.override(settings.LANGUAGE_CODE):
        html = render_to_string(TEMPLATE, known)
    who = f"{closing.programme.slug} clôture"
    return printing.made_once(TEMPLATE, html, who, ask=ask)
