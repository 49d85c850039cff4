"""The participants' copies: one by one, in one file for the printer, or in a ZIP.

They bear names, so nothing of them is kept on disk.
"""

import io
import zipfile
from itertools import batched

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from contracts.prints.kinds import Kind
from contracts.prints.pdf import Copy, check_length, html_of, pictures_of
from programmes import printing
from programmes.printing import materials

MOST = 100  # copies in one pack (trust 4.3)
STAND_IN = Copy("…", "…")
# The owner on the cover, the name in the cell: colours of print.css.
WORDS = (
    printing.Words("#1d2430", is_centred=True),
    printing.Words("#1d2430"),
)


def unnamed(paper):
    """Return the copy that says that it bears no name."""
    return Copy(paper.reference, "")


def copy_of(contract, partner):
    """Return the copy of one participant of a contract."""
    return Copy(contract.copy_reference(partner), partner.name)


def copies_of(contract):
    """Return the copies of all signatory participants, in the order of their numbers."""
    return [copy_of(contract, partner) for partner in contract.copies()]


def copy_pdf(paper, copy, *, ask=None):
    """Return one participant's own copy as a tagged PDF.

    ``ask`` is called before the rendering and may raise to refuse it, here and below.
    """
    check_length(paper)
    with printing.one_at_a_time(paper.reference):
        if ask:
            ask()
        return alone(paper, copy)


def pack_pdf(paper, copies, *, ask=None):
    """Return all copies in one untagged PDF, each beginning on a right-hand page.

    Raises ``NotPrinted`` for no copy or more than ``MOST``.
    """
    recipe = _recipe(paper, copies)
    with printing.one_at_a_time(paper.reference):
        if ask:
            ask()
        return printing.together(recipe)


def separately(paper, copies):
    """Yield the tagged PDF of each copy, laid out together; ``MOST`` at a time."""
    for some in batched(copies, MOST):
        yield from printing.separate(_recipe(paper, some))


def copies_zip(paper, copies, *, ask=None):
    """Return a ZIP of the copies, each a tagged PDF named by its reference."""
    recipe = _recipe(paper, copies)
    with printing.one_at_a_time(paper.reference):
        if ask:
            ask()
        references = (copy.reference for copy in copies)
        return zipped(zip(references, printing.separate(recipe), strict=True))


def zipped(bodies):
    """Return a ZIP of some PDFs, given as pairs of reference and bytes."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for reference, body in bodies:
            archive.writestr(zipfile.ZipInfo(f"{reference}.pdf"), body)
    return output.getvalue()


def pack_name(contract, extension):
    return f"{contract.reference}-exemplaires.{extension}"


def nobody():
    """Return the sentence for a contract that has no copy with a name."""
    return _("Nobody gets a copy yet: there is none to print.")


def _recipe(paper, copies):
    check_length(paper)
    if not copies:
        raise printing.NotPrinted(nobody())
    if len(copies) > MOST:
        raise printing.NotPrinted(
            _("%(number)d copies are too many for one print; %(most)d at most.")
            % {"number": len(copies), "most": MOST}
        )
    known = materials.characters()
    strange = {i for i, copy in enumerate(copies) if not known.issuperset(copy.name)}
    fitting = [STAND_IN if i in strange else copy for i, copy in enumerate(copies)]
    return printing.Recipe(
        page=html_of(paper, Kind.UNNAMED, STAND_IN, template=True),
        names=_names(paper, fitting),
        count=len(copies),
        words=WORDS,
        alone=lambda index: alone(paper, copies[index]),
        assets=pictures_of(paper),
        strange=frozenset(strange),
    )


def alone(paper, copy):
    """Return one copy, laid out by itself."""
    return printing.render(html_of(paper, Kind.UNNAMED, copy), pictures_of(paper))


def _names(paper, copies):
    with translation.override(paper.language):
        return render_to_string(
            "contracts/print/names.html",
            {"paper": paper, "copies": copies, "classes": "template"},
        )
