"""The report on paper, and in two pages that are easy to read."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from evaluation.reporting.answers import PROPOSED
from evaluation.reporting.bars import chart_of, chart_of_spreads, chart_of_tallies
from evaluation.reporting.commitments import Seen
from phases import drawing
from phases.pdf import DRAWING, SVG
from programmes import printing
from wellbeing.typesetting import words

#: A drawing of the path higher than this, in points, leaves no room for its heading.
TALLEST = 620
#: The two pages that are easy to read hold so many lines of each thing, and in each so
#: many signs; of groups and themes they hold more, for these are short.
FEW, GROUPS, THEMES, SIGNS = 3, 8, 6, 100


@dataclass(frozen=True)
class Charted:
    """What is told in numbers, its drawing or None, and its address in a print."""

    told: object
    chart: object
    address: str


def parts_of(report):
    """Return what the page and the print of the report need."""
    return {
        "report": report,
        "programme": report.programme,
        "charted": _charted(report.answers, chart_of, "answers"),
        "tallied": Charted(
            report.tallies, chart_of_tallies(report.tallies), "csm:drawing/readings"
        ),
        "situations": _charted(report.situations, chart_of_spreads, "indicator"),
        "seen": [seen.label for seen in Seen],
    }


def _charted(rows, chart_of_one, name):
    return [
        Charted(one, chart_of_one(one), f"csm:drawing/{name}-{number}")
        for number, one in enumerate(rows, start=1)
    ]


def easy_parts_of(report):
    """Return what the pages that are easy to read need: a few lines of each thing."""
    last = report.answers[-1] if report.answers else None
    kept = [line for line in (last.kept if last else "").splitlines() if line.strip()]
    themes = [one.theme for one in report.done.workshops]
    return {
        "report": report,
        "programme": report.programme,
        "last": last,
        "groups": report.groups[:GROUPS],
        "more_groups": len(report.groups) > GROUPS,
        "said": _last_said(last),
        "kept": few(kept, signs=FEW * SIGNS // min(len(kept) or 1, FEW)),
        "themes": [shortened(one, goes_on=False) for one in themes[:THEMES]],
        "more_themes": len(themes) > THEMES,
        "read": _last_read(report),
        "steps": few([one.words for one in report.improvements if one.is_to_do]),
    }


def few(texts, *, signs=SIGNS):
    """Return the first texts, each cut between two words where it is long.

    What is cut says that the report goes on, and so does the last one before others.
    """
    return [
        shortened(text, goes_on=number == FEW and len(texts) > FEW, signs=signs)
        for number, text in enumerate(texts[:FEW], start=1)
    ]


def shortened(text, *, goes_on, signs=SIGNS):
    said = " ".join(text.split())
    if len(said) > signs:
        said, goes_on = said[:signs].rsplit(" ", 1)[0].rstrip(",;:. "), True
    return (
        _("%(said)s… the rest is in the report") % {"said": said} if goes_on else said
    )


def _last_said(last):
    """Return how many contributions said each effect the last time: none is left out."""
    if last is None or not last.lines:
        return []
    pairs = zip(last.columns, last.labels, last.sums, strict=True)
    return [(label, number) for key, label, number in pairs if key != PROPOSED]


def _last_read(report):
    """Return how many commitments were seen so the last time, with the words for it."""
    if not report.tallies:
        return []
    counts = report.tallies[-1].counts
    return [
        (label, n) for label, n in zip(map(str, Seen.labels), counts, strict=True) if n
    ]


def report_html(report, pictures):
    """Return the page to be printed; ``pictures`` are those of ``pictures_of``."""
    parts = parts_of(report) | {"is_printed": True}
    if DRAWING in pictures:
        parts["path_picture"] = DRAWING
    return words(render_to_string("evaluation/report/print.html", parts))


def pictures_of(report):
    """Return the drawings of the print as assets: address → (bytes, media type)."""
    found = {}
    if report.plan is not None:
        shape = drawing.PRINT
        drawn = drawing.draw(report.plan, shape, report.day)
        if drawn.height <= TALLEST:
            svg = drawing.svg(report.plan, shape, report.day)
            found[DRAWING] = (svg.encode(), SVG)
    parts = parts_of(report)
    for one in (*parts["charted"], parts["tallied"], *parts["situations"]):
        if one.chart:
            parts = {"chart": one.chart, "is_printed": True}
            svg = render_to_string("evaluation/report/bars.svg", parts)
            found[one.address] = (svg.strip().encode(), SVG)
    return found


def report_pdf(report, *, ask=None):
    """Return the report as a tagged PDF, kept for as long as nothing of it changes.

    ``ask`` may raise to refuse a rendering. Raises ``NotPrinted``, ``PdfRefused``.
    """
    pictures = pictures_of(report)
    return _made(report, report_html(report, pictures), pictures, ask)


def easy_pdf(report, *, ask=None):
    """Return its two pages that are easy to read, as ``report_pdf`` does."""
    parts = easy_parts_of(report)
    html = words(render_to_string("evaluation/report/easy_print.html", parts))
    return _made(report, html, {}, ask)


def _made(report, html, pictures, ask):
    key = printing.digest(html, *(body.decode() for body, _mime in pictures.values()))
    if found := printing.kept(key):
        return found
    with printing.one_at_a_time(f"report {report.programme.slug}"):
        # Another worker may have made it while this one waited.
        if found := printing.kept(key):
            return found
        if ask:
            ask()
        pdf = printing.render(html, pictures)
        printing.keep(key, pdf)
    return pdf
