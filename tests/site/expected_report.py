"""Who meets what at the report: whoever observes, once the group agreed on it."""

from tests.site.answers import members, read, readers

REPORT = {
    # Nothing is agreed on in this world: the report has not left the group.
    "evaluation:report_html": read(readers(200)),
    "evaluation:report_pdf": read(readers(200)),
    "evaluation:report_easy_html": read(readers(200)),
    "evaluation:report_easy_pdf": read(readers(200)),
    "evaluation:report_figures": read(readers(200)),
    # Editions of the territory: those alone that the person takes part in.
    "edition_comparison": read(members(200)),
}
