"""What people do with post-its, from the question to the day on which they agree."""

import re
import time
from contextlib import contextmanager

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.steps import fill, go, press, save, site_of
from tests.contracts.reading_pdf import text
from wellbeing.models import Round

CHOICE = "select[name=component]"
#: Seconds from the answer that a phone has to the wall that everybody reads.
IN_TIME = 2


def follow(page, name, programme, *args):
    """Press the link that leads to one of the programme's pages, whatever it asks there."""
    path = reverse(name, args=[programme.slug, *args])
    links = page.locator(f"main a[href='{path}'], main a[href^='{path}?']")
    press(page, links.first)


def see(page, round_):
    """Open the page of a round."""
    return go(page, "wellbeing:round_detail", round_.programme, round_.pk)


def ask(page, programme, question):
    """Ask a question, from the list of the rounds; return its round."""
    go(page, "wellbeing:round_list", programme)
    follow(page, "wellbeing:round_add", programme)
    fill(page, question=question)
    save(page)
    expect(page.locator("h1")).to_have_text(question)
    return Round.objects.get(question=question)


def print_slips(page, round_):
    """Print one sheet of slips; return what is read on it."""
    see(page, round_)
    path = reverse("wellbeing:slips_pdf", args=[round_.programme.slug, round_.pk])
    form = page.locator(f"main form[action='{path}']")
    form.locator("[name=feuilles]").fill("1")
    with page.expect_event("requestfinished", lambda asked: path in asked.url) as sent:
        press(page, form.locator("button").first)
    answer = page.request.get(sent.value.url)
    assert answer.headers["content-type"] == "application/pdf"
    return text(answer.body())


def type_slip(page, words, *, following, number=None):
    """Type one slip and press Enter; the number that follows is then ready."""
    if number is not None:
        page.locator("[name=slip]").focus()
        page.keyboard.type(str(number))
        page.keyboard.press("Tab")
    expect(page.locator("[name=text]")).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.locator("[name=slip]")).to_have_value(str(following))
    expect(page.locator("[name=text]")).to_have_value("")


def reveal(page, round_):
    see(page, round_)
    follow(page, "wellbeing:round_reveal", round_.programme, round_.pk)
    save_round(page, round_)
    assert round_.revealed_on == timezone.localdate()


def sort(page, part):
    """Sort the idea in hand in a component; return its words."""
    words = page.locator("[aria-labelledby=hand] blockquote p").first.text_content()
    page.locator(CHOICE).select_option(str(part.pk))
    press(page, page.locator("#sort .btn-primary"))
    done = page.locator(".note--done q")
    expect(done).to_have_text(words)
    return words


def agree(page, round_, day):
    """Note the day on which the group agreed on what is sorted."""
    see(page, round_)
    follow(page, "wellbeing:round_settle", round_.programme, round_.pk)
    fill(page, settled_on=day.isoformat())
    save_round(page, round_)
    assert round_.settled_on == day


def save_round(page, round_):
    """Send the form of the page, which leads back to the round."""
    save(page)
    expect(page).to_have_url(re.compile(f"/{round_.pk}/$"))
    round_.refresh_from_db()


def draft_of(page, programme):
    """Print the draft of the contract, from the page of the prints; return its words."""
    go(page, "contracts:prints", programme)
    path = reverse("contracts:print_pdf", args=[programme.slug, "projet"])
    expect(page.locator(f"main a[href='{path}']")).to_be_visible()
    return text(page.request.get(site_of(page) + path).body())


@contextmanager
def answered(page):
    """Yield a list that holds, at the end, the instant of the answer to what is sent."""
    instants = []

    def note(answer):
        if answer.request.method == "POST":
            instants.append(time.monotonic())

    page.on("response", note)
    yield instants
    page.remove_listener("response", note)
    assert len(instants) == 1


def counts_in_time(wall, number, answer):
    """Fail unless the wall says so many ideas within two seconds of a phone's answer."""
    [instant] = answer
    counted = wall.locator("#wall-count strong")
    said = re.compile(rf"{number}\b")
    # Looked at without pause: what waits longer and longer would count its own waits.
    while not said.match(counted.text_content()):
        assert time.monotonic() - instant < IN_TIME, counted.text_content()
        wall.wait_for_timeout(20)
    assert time.monotonic() - instant < IN_TIME
