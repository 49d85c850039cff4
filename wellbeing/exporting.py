"""The ideas of a round as a file: their words and how they are sorted, and no more.

Neither author nor time, nor way, nor slip: the rows are in the order of keys at random.
What the file leaves out is said on its last lines.
"""

from django.db.models import FETCH_RAISE, Prefetch, Q
from django.utils.translation import gettext as _

from programmes.exports import csv_answer
from programmes.handing_out import answer
from wellbeing import spreadsheets
from wellbeing.looking_back import named_beside
from wellbeing.models import Sorting


def heads(*, looks_back=False):
    """Return the heads of the columns; the first four are read again by an import."""
    back = [_("Effect"), _("Role group")] if looks_back else []
    return [
        _("Idea"),
        _("Component"),
        _("Left out of the text"),
        _("Same as"),
        _("Words of the component"),
        _("Theme"),
        *back,
    ]


def rows(round_):
    """Return a row for each idea that stands, in the order of keys at random."""
    now = Sorting.objects.filter(is_current=True)
    now = now.select_related("component__dimension")
    ideas = round_.ideas.standing().select_related("stacked_on")
    ideas = ideas.prefetch_related(Prefetch("sortings", now, "now")).order_by("pk")
    ideas = ideas.fetch_mode(FETCH_RAISE)
    if not round_.looks_back:
        return [_row(idea) for idea in ideas]
    named = named_beside(round_)
    return [[*_row(idea), *_looking_back(idea, named)] for idea in ideas]


def _looking_back(idea, named):
    effect = idea.get_effect_display() if idea.effect else ""
    return [str(effect), named.get(idea.role_group_id, "")]


def _row(idea):
    component, under = idea.now[0].component if idea.now else None, idea.stacked_on
    return [
        idea.text,
        component_word(component) if component else "",
        _("yes") if idea.left_out else "",
        under.text if under and under.is_standing else "",
        component.label if component else "",
        str(component.dimension) if component else "",
    ]


def component_word(component):
    """Return what a file calls a component: its number or, without one, its words."""
    return component.code or component.label


def left_out(round_):
    """Return the sentences that say what the file leaves out."""
    said = [
        _("Not in this file: who wrote, when, and in which order."),
    ]
    if round_.ideas.exclude(reversed_by=None).exists():
        said.append(_("Not in this file: which idea of well-being turns one round."))
    if round_.ideas.exclude(role_group=None).exists():
        said.append(
            _(
                "Not in this file: the role groups from which fewer than five answers come."
            )
        )
    aside = round_.ideas.filter(later=None, parts=None)
    # Not how many: where few wrote, a number says too much.
    if aside.filter(Q(withdrawn=True) | Q(hidden=True)).exists():
        said.append(_("Not in this file: some ideas that were withdrawn or hidden."))
    return said


def _heads_of(round_):
    return heads(looks_back=round_.looks_back)


def stem(round_):
    """Return the neutral beginning of a file's name."""
    return f"{round_.programme.slug}-idees-{round_.pk}"


def as_csv(round_):
    """Answer the ideas as a CSV file, with the mark of UTF-8 and « ; » as in France.

    What a spreadsheet would take for a formula is quoted, and an import takes the quote
    off again (trust T13).
    """
    return csv_answer(stem(round_), _heads_of(round_), rows(round_), left_out(round_))


def as_xlsx(round_):
    """Answer the same rows as a spreadsheet, whose cells are words, never formulas."""
    sentences = [[sentence] for sentence in left_out(round_)]
    body = spreadsheets.written([_heads_of(round_), *rows(round_), [], *sentences])
    return answer(body, f"{stem(round_)}.xlsx", spreadsheets.MIME)
