"""The pages of the signing with fifteen long names, on the narrowest of phones."""

import pytest
from django.utils import timezone

from contracts.ceremonies import ceremony_of, close
from contracts.freezing import reopen
from contracts.models import SigningNote
from contracts.signing.recording import note, record_signature, seats
from tests import factories
from tests.browser.steps import go

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

NAMES = (
    "Marie-Bénédicte de la Rochebrune-Valmontais",
    "Maximilien Vanderschuerenbrouckelaerdinghem",
    "Anne-Sophie N’Diaye-Lamoureux",
)
REASON = "Anticonstitutionnellement" * 3 + ", disait l’article premier."
NARROWEST = {"width": 320, "height": 640}
TARGET = 24
#: Pages of a text to sign; the others are those of a draft, or of a signed text.
TO_SIGN = (
    "detail", "prints", "ceremony", "ceremony_edit", "turns", "ceremony_return",
    "copies", "reopen", "ceremony_close", "signs_again", "versions", "discussion",
    "sign_in_sheet_html", "running_order_html",
)  # fmt: skip
REOPENED = ("detail", "freeze", "versions", "ceremony", "ceremony_return", "copies")
SIGNED = ("detail", "reopen", "ceremony", "ceremony_return", "copies", "ceremony_close")

# Links within a sentence are as high as its line; a field of ours may lie under a label.
SMALL = """least => [...document.querySelectorAll('a, button, select, summary, input')]
  .filter(one => {
    const box = one.getBoundingClientRect();
    const inline = getComputedStyle(one).display === 'inline';
    return box.width && !inline && (box.height < least || box.width < least);
  }).filter(one => !one.matches('.visually-hidden, .skip, [type=radio], [type=checkbox]'))
  .map(one => one.outerHTML.slice(0, 90))"""


@pytest.fixture
def version():
    """A text to sign by fifteen people of long names: seven have, and one was away."""
    contract = factories.make_contract(commitments=(4, 4, 3))
    for number in range(15):
        name = f"{NAMES[number % 3]} {factories.LETTERS[number]}"
        factories.make_partner(contract.programme, name=name)
    version = factories.make_frozen(contract)
    by, today = factories.make_user(), timezone.localdate()
    first = [seat.token for seat in seats(version)[:8]]
    for token in first[:7]:
        record_signature(contract, token, version.digest, today, by)
    note(contract, first[7], version.digest, SigningNote.Says.WAS_NOT_THERE)
    return version


@pytest.fixture
def look(at, enter, version):
    """Return a function that finds what is wrong with pages, seen by a coordinator."""
    programme = version.contract.programme
    enter(at, factories.make_membership(programme).user)
    at.set_viewport_size(NARROWEST)
    return lambda names: {
        name: wrong
        for name in names
        if (wrong := faults(at, f"contracts:{name}", programme))
    }


def faults(page, name, programme, *args):
    """Return what does not fit the narrowest of phones on a page of a programme."""
    assert go(page, name, programme, *args).status == 200
    width = page.evaluate("document.documentElement.scrollWidth")
    found = [f"{width} pixels wide"] if width > NARROWEST["width"] else []
    return found + page.evaluate(SMALL, TARGET)


def test_the_pages_of_a_text_half_signed_fit(look):
    assert look(TO_SIGN) == {}


def test_the_pages_of_a_text_reopened_fit(look, version):
    reopen(version.contract, factories.make_user(), REASON)
    assert look(REOPENED) == {}


def test_the_pages_of_a_signed_text_without_scans_fit(look, version):
    close(ceremony_of(version.contract), timezone.localdate(), factories.make_user())
    assert look(SIGNED) == {}


def test_a_page_that_does_not_fit_is_found(look, at):
    assert look(("detail",)) == {}
    at.evaluate("document.querySelector('h1').style.width = '500px'")
    assert at.evaluate("document.documentElement.scrollWidth") > NARROWEST["width"]
