"""What a ranking prints: a sheet to choose on by hand, and its result."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from programmes import printing
from programmes.printing import NotPrinted
from workshops import ranking_telling


def sheet_parts(ranking, rows):
    """Return what the sheet to choose on needs, on paper and on screen."""
    return {
        "programme": ranking.programme,
        "ranking": ranking,
        "rows": sorted(rows, key=lambda row: row.action.number),
        "dots": range(ranking.dots_each or 0),
    }


def result_parts(ranking, rows):
    """Return what the printed result needs.

    Raises ``NotPrinted`` while there are no places, or none that may be seen yet.
    """
    if not ranking.is_shown or not ranking_telling.is_counted(rows):
        raise NotPrinted(_("Nothing is counted yet."))
    return {
        "programme": ranking.programme,
        "ranking": ranking,
        "rows": rows,
        "ties": ranking_telling.ties_of(rows),
        "made": ranking_telling.how_it_is_made(ranking),
        "counting": ranking_telling.how_it_is_counted(ranking),
    }


def sheet_pdf(parts, *, ask=None):
    """Return the sheet to choose on as a tagged PDF; ``ask`` may raise to refuse it."""
    return _printed("ranking_sheet", "workshops/print/ranking_sheet.html", parts, ask)


def result_pdf(parts, *, ask=None):
    """Return the result as a tagged PDF; ``ask`` may raise to refuse the rendering."""
    return _printed("ranking", "workshops/print/ranking_result.html", parts, ask)


def _printed(kind, template, parts, ask):
    html = render_to_string(template, parts)
    return printing.made_once(kind, html, f"{kind} {parts['ranking'].pk}", ask=ask)
