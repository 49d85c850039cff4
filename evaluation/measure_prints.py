"""The sheet of a measure: each indicator with its five situations, to tick by hand."""

from django.template.loader import render_to_string

from programmes import printing


def sheet_parts(measure, indicators):
    """Return what the sheet needs, on paper and on screen."""
    return {
        "programme": measure.programme,
        "measure": measure,
        "indicators": indicators,
    }


def sheet_pdf(parts, *, ask=None):
    """Return the sheet as a tagged PDF; ``ask`` may raise to refuse the rendering."""
    html = render_to_string("evaluation/print/measure_sheet.html", parts)
    key = f"measure_sheet {parts['measure'].pk}"
    return printing.made_once("measure_sheet", html, key, ask=ask)
