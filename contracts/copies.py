"""The participants' copies: one by one, in one file for the printer, or in a ZIP.

They bear names, so nothing of them is kept on disk.
"""

import io
import zipfile

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from contracts.pdf import Copy, Kind, check_length, html_of, pictures_of
from programmes import printing

MOST = 100  # copies in one pack (trust 4.3)
STAND_IN = Copy("…", "…")
# The owner and the reference on the cover, the name in the cell: colours of print.css.
WORDS = (
    printing.Words("#1d2430", is_centred=True),
    printing.Words("#59544b", is_centred=True),
    printing.Words("#1d2430"),
)


def copy_of(contract, partner):
    """Return the copy of one participant of a contract."""
    return Copy(contract.copy_reference(partner), partner.name)


def copies_of(contract):
    """Return the copies of all signatory participants, in the order of their numbers."""
    return [copy_of(contract, partner) for partner in contract.copies()]


def copy_pdf(paper, copy):
    """Return one participant's own copy as a tagged PDF."""
    check_length(paper)
    return printing.render(html_of(paper, Kind.UNNAMED, copy), pictures_of(paper))


def pack_pdf(paper, copies):
    """Return all copies in one untagged PDF, each beginning on a right-hand page.

    Raises ``PdfRefused`` for no copy or more than ``MOST``.
    """
    return printing.together(_recipe(paper, copies))


def copies_zip(paper, copies):
    """Return a ZIP of the copies, each a tagged PDF named by its reference."""
    bodies = printing.separate(_recipe(paper, copies))
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for copy, body in zip(copies, bodies, strict=True):
            archive.writestr(zipfile.ZipInfo(f"{copy.reference}.pdf"), body)
    return output.getvalue()


def pack_name(paper, extension):
    return f"{paper.reference}-exemplaires.{extension}"


def _recipe(paper, copies):
    check_length(paper)
    if not copies:
        raise printing.PdfRefused(
            _("No participant signs yet: there is no copy to print.")
        )
    if len(copies) > MOST:
        raise printing.PdfRefused(
            _("%(number)d copies are too many for one print; %(most)d at most.")
            % {"number": len(copies), "most": MOST}
        )
    return printing.Recipe(
        page=html_of(paper, Kind.UNNAMED, STAND_IN, template=True),
        names=_names(paper, copies),
        count=len(copies),
        words=WORDS,
        alone=lambda index: copy_pdf(paper, copies[index]),
        assets=pictures_of(paper),
    )


def _names(paper, copies):
    with translation.override(paper.language):
        return render_to_string(
            "contracts/print/names.html",
            {"paper": paper, "copies": copies, "classes": "template"},
        )
