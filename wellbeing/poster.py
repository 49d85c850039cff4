"""What is printed of the post-its: the wall as an A3 poster, and the texts of the themes.

Both are made anew each time, and not kept: an idea that is withdrawn stays nowhere.
"""

from django.template.loader import render_to_string

from programmes import printing
from wellbeing.typesetting import typeset, words

#: Classes of print.css by how many characters the wall holds.
SIZES = ((4000, ""), (9000, "wall-poster--snug"))
SMALLEST = "wall-poster--dense"


def poster_pdf(programme, wall, *, ask, round_=None):
    """Return the wall as a tagged PDF; raises ``NotPrinted``, ``PdfRefused``.

    ``ask`` is called before the rendering: it may raise to refuse it. ``round_`` is the
    one round whose wall it is, if it is not that of the programme.
    """
    asked = {"round": round_, "question": words(round_.question)} if round_ else {}
    return _printed("wellbeing/poster_print.html", programme, wall, ask, **asked)


def texts_pdf(programme, annex, *, ask):
    """Return the texts of the themes, as annex 1 shows them, as a tagged PDF."""
    return _printed("wellbeing/text_print.html", programme, annex, ask)


def _printed(template, programme, definition, ask, **asked):
    context = {
        "programme": programme,
        "definition": typeset(definition),
        "density": density(definition),
    } | asked
    with printing.one_at_a_time(f"ideas {programme.slug}"):
        ask()
        return printing.render(render_to_string(template, context))


def density(definition):
    """Return the class of the largest type in which a wall is not too many sheets."""
    length = len(definition.words)
    return next((name for most, name in SIZES if length <= most), SMALLEST)
