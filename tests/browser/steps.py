"""What a person does on a page, whatever the page: go there, press, fill, save."""

import re

from django.urls import reverse
from playwright.sync_api import expect

SAVE = "main form .btn-primary"
PHONE = {"width": 360, "height": 740}


def go(page, name, programme=None, *args):
    """Open a page of the site; with a programme, one of its pages. Return the answer."""
    path = reverse(name, args=[*([programme.slug] if programme else []), *args])
    return page.goto(site_of(page) + path)


def site_of(page):
    return re.sub(r"(//[^/]+)/.*", r"\1", page.url)


def press(page, place):
    """Press a link, a button or a label: by hand on a phone, else with the mouse."""
    if page.viewport_size == PHONE:
        place.tap()
    else:
        place.click()


def save(page):
    """Send the form of the page, and see that it needed no mending."""
    press(page, page.locator(SAVE).first)
    expect(page.locator("#errors")).to_have_count(0)


def fill(page, **words):
    for name, value in words.items():
        page.locator(f"main [name={name}]").fill(value)


def reads(page, *words):
    """Fail unless the page says all these words."""
    for one in words:
        expect(page.locator("main")).to_contain_text(one)
