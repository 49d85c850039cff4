"""The agreements of a person on paper, to be ticked and signed by hand."""

from django.template.loader import render_to_string

from programmes import printing


def sheet_pdf(parts, *, ask):
    """Return the sheet as a tagged PDF, kept nowhere; ``ask`` may raise to refuse it."""
    html = render_to_string("csm/rights/print/consents.html", parts)
    with printing.one_at_a_time(f"consents {parts['partner'].pk}"):
        ask()
        return printing.render(html)
