"""A print that cannot be made leads back to its page, which says why."""

from inspect import getclosurevars

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from programmes.handing_out import says_why_not
from programmes.printing import PdfRefused
from tests.factories import make_membership, make_programme
from tests.site.resolver import ours


def layers(view):
    while view is not None:
        yield view
        view = getattr(view, "__wrapped__", None)


def ways_back():
    """Return where each print leads back to, by the name of its address."""
    ours_alone = f"{says_why_not.__qualname__}.<locals>.decorate"
    return {
        name: getclosurevars(layer).nonlocals["back"]
        for name, address in ours().items()
        for layer in layers(address.view)
        if layer.__module__ and layer.__code__.co_qualname.startswith(ours_alone)
    }


def test_each_print_leads_back_to_what_takes_as_much_as_its_own_address():
    known, found = ours(), ways_back()
    assert len(found) >= 14
    wrong = [
        name
        for name, back in found.items()
        if known[name].arguments != known[back].arguments
    ]
    assert wrong == []


@pytest.mark.django_db
def test_a_print_that_is_stopped_leads_back_and_says_so(client, monkeypatch):
    def stopped(page):
        raise PdfRefused(["https://ailleurs.example/"])

    monkeypatch.setattr("workshops.keeping.printing.render", stopped)
    programme = make_programme()
    client.force_login(make_membership(programme).user)
    here = reverse("workshops:tool_sheet_pdf", args=[programme.slug])
    answer = client.get(here, follow=True)
    assertRedirects(answer, reverse("workshops:tool_list", args=[programme.slug]))
    assertContains(answer, "L’impression n’a pas pu se faire.")
