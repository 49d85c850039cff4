"""Sheets of paper around the ceremony: who is there, how it goes, who has signed.

They bear names: none is ever kept, on disk or elsewhere. Each is also a page for the
screen, which says the same words.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.canonical import fingerprint
from contracts.ceremonies import blocks_to_read, first_things, planned
from contracts.ceremony_forms import readers_of
from contracts.models import Contract
from contracts.prints.handing_out import holders
from contracts.prints.pdf import CHECK, Fact
from contracts.standing import paper_to_read
from programmes import printing
from programmes.models import Kind
from programmes.spoken import spoken_months
from programmes.typography import hour, long_date

GUESTS = 4  # blank lines


@dataclass(frozen=True)
class Sheet:
    """One sheet, to be printed or shown.

    ``body`` is the template of its words and ``facts`` what it needs; ``page`` is its
    class in the style sheet, ``mark`` the second line of its foot.
    """

    body: str
    page: str
    title: str
    contract: Contract
    facts: dict = field(default_factory=dict)
    mark: str = ""

    @property
    def language(self):
        return self.contract.language


def sign_in_sheet_pdf(contract, *, ask=None):
    """Return the sheet that everybody present signs on arrival, as a tagged PDF.

    ``ask`` is called before the rendering and may raise to refuse it, here and below.
    """
    return _printed(sign_in_sheet(contract), ask)


def running_order_pdf(contract, *, ask=None):
    """Return how the ceremony goes, for those who speak, as a tagged PDF."""
    return _printed(running_order(contract), ask)


def receipt_pdf(signature, *, ask=None):
    """Return what a participant takes home beside her copy, as a tagged PDF."""
    return _printed(receipt(signature), ask)


def sign_in_sheet(contract):
    """Return the attendance sheet: names only, and blank lines for guests."""
    with translation.override(contract.language):
        facilitators, others = _open_seats(contract)
        return Sheet(
            "contracts/print/sign_in.html",
            "attendance",
            _("Attendance sheet"),
            contract,
            {
                **_when(planned(contract)),
                "participants": [partner.name for partner in holders(contract)],
                "participants_title": contract.programme.vocabulary.title,
                "facilitators": facilitators,
                "others": others,
                "guests": range(GUESTS),
            },
        )


def running_order(contract):
    """Return the order of the ceremony, who reads what, and what to have ready."""
    with translation.override(contract.language):
        ceremony = planned(contract)
        return Sheet(
            "contracts/print/running_order.html",
            "sheet",
            _("Order of the ceremony"),
            contract,
            {
                **_when(ceremony),
                "moments": [
                    line for line in ceremony.order.splitlines() if line.strip()
                ],
                "readings": list(_readings(ceremony)),
                "things": _things(ceremony),
            },
        )


def receipt(signature):
    """Return the receipt of one participant's signature.

    ``signature`` is that of a participant, on a copy of her own.
    """
    version = signature.version
    contract = version.contract
    copy = version.copies.get(partner=signature.partner)
    mark = fingerprint(version.digest)
    with translation.override(contract.language):
        return Sheet(
            "contracts/print/receipt.html",
            "receipt",
            _("Receipt"),
            contract,
            {
                "name": signature.partner.name,
                "signed_on": long_date(signature.signed_on),
                "paper": [
                    Fact(_("Reference of the copy"), copy.reference),
                    Fact(_("Version"), str(version.number)),
                    Fact(_("Fingerprint"), mark),
                ],
                "dates": list(_dates(contract.programme)),
                "is_confirmed": contract.programme.is_signed,
                "check": f"{settings.CSM_URL}{CHECK}",
            },
        )


def parts_of(sheet):
    """Return what the templates of a sheet need, on paper and on screen."""
    return {"sheet": sheet, "programme": sheet.contract.programme, **sheet.facts}


def _printed(sheet, ask):
    with printing.one_at_a_time(sheet.contract.reference):
        if ask:
            ask()
        with translation.override(sheet.language):
            page = render_to_string("contracts/print/sheet.html", parts_of(sheet))
        return printing.render(page)


def _when(ceremony):
    """Return day, hours and place in words; "" for what is not known yet."""
    session = ceremony.session
    return {
        "session": str(session),
        "day": long_date(session.day) if session.day else "",
        "starts_at": hour(session.starts_at) if session.starts_at else "",
        "ends_at": hour(session.ends_at) if session.ends_at else "",
        "place": session.place,
    }


def _open_seats(contract):
    """Return the facilitators who sign, then the others, participants apart."""
    partners = contract.programme.partners.select_related("role_group")
    kinds = {partner.token: partner.role_group.kind for partner in partners}
    seats = {True: [], False: []}
    for cell in paper_to_read(contract).cells:
        if not cell.is_participant:
            token = cell.token.partition(".")[0]
            name = ", ".join(filter(None, (cell.name, cell.title)))
            leads = kinds.get(token) == Kind.FACILITATOR
            seats[leads].append(cell.name if leads and cell.name else name)
    return seats[True], seats[False]


def _readings(ceremony):
    """Yield each group, its commitments in number, and who reads them aloud."""
    contract = ceremony.contract
    paper = paper_to_read(contract)
    blocks = [b for article in (*paper.common, *paper.own) for b in article.blocks]
    readers = readers_of(ceremony)
    # On paper and in the rows, the blocks are in one order.
    for block, row in zip(blocks, blocks_to_read(contract), strict=True):
        yield {
            "label": block.label,
            "count": _counted(len(block.items)),
            "reader": readers.get(row.pk, ""),
        }


def _counted(number):
    if not number:
        return _("none yet")
    said = ngettext("%(number)d commitment", "%(number)d commitments", number)
    return said % {"number": number}


def _things(ceremony):
    if ceremony.pk is None:
        return first_things(ceremony)
    return list(ceremony.things.filter(archived_at=None).order_by("position", "pk"))


def _dates(programme):
    """Yield the dates that follow from the signature, each with its reason."""
    dates = programme.dates
    if dates.signed_on is None:
        return
    yield Fact(_("The contract begins"), long_date(dates.signed_on))
    if dates.mid_term_on and not dates.mid_term_is_late:
        yield Fact(_("Half-way, we look back together"), long_date(dates.mid_term_on))
    if dates.ends_on:
        yield Fact(
            _("It ends"),
            _("until %(day)s included, %(months)s after the signature")
            % {
                "day": long_date(dates.ends_on),
                "months": spoken_months(dates.duration_months),
            },
        )
        yield Fact(_("At the end, we look back together"), long_date(dates.final_on))
