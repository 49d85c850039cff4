"""The acts of the people of one contract, from its first words to its signatures."""

import re

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from contracts.models import Comment, Commitment, FrozenVersion
from programmes.models import Kind
from tests.browser.steps import fill, go, press, reads, save, site_of
from tests.contracts.uploads import picture

TO_SIGN = "Voici le texte à signer. Il ne change plus."


def write(page, contract, words):
    """Add a commitment to those of the participants, from the writing page."""
    programme = contract.programme
    block = contract.blocks.get(role_group__kind=Kind.PARTICIPANT)
    go(page, "contracts:write", programme)
    add = reverse("contracts:commitment_add", args=[programme.slug, block.pk])
    press(page, page.locator(f"a[href='{add}']"))
    fill(page, text=words)
    save(page)
    expect(page.locator(f"#block-{block.pk}")).to_contain_text(words)
    return Commitment.objects.get(text=words)


def comment(page, programme, commitment, words, proposal):
    """Say something of a commitment, and propose other words."""
    go(page, "contracts:discussion", programme)
    args = [programme.slug, "engagements", commitment.pk]
    way = reverse("contracts:comment_add", args=args)
    press(page, page.locator(f"a[href='{way}']"))
    fill(page, text=words, proposal=proposal)
    save(page)
    said = page.locator(f"#comment-{Comment.objects.latest('pk').pk}")
    expect(said).to_contain_text(words)
    expect(said.locator("ins")).to_contain_text("fois")
    expect(said.locator(".state")).to_have_text("À répondre")


def accept(page, programme, commitment, answer):
    """Take the proposed words in, the difference in view."""
    go(page, "contracts:discussion", programme)
    press(page, page.locator(".pills a[href*=montrer]"))
    press(page, page.locator(".said a[href$='/repondre/']"))
    expect(page.locator("ins")).to_contain_text("fois")
    press(page, page.get_by_label("Accepter ces mots"))
    fill(page, answer=answer)
    save(page)
    commitment.refresh_from_db()
    go(page, "contracts:discussion", programme)
    said = page.locator(".said")
    expect(said.locator(".state")).to_have_text("Accepté")
    expect(said).to_contain_text(answer)


def freeze(page, programme, *still_open):
    """Read what is still open, then freeze; the prints are made at once."""
    go(page, "contracts:freeze", programme)
    reads(page, "Encore ouvert", *still_open)
    save(page)
    reads(page, TO_SIGN)
    version = FrozenVersion.objects.current().get()
    assert version.pieces.exists()
    return version


def print_all(page, programme):
    """Open the file for the printer from the page of the prints."""
    go(page, "contracts:prints", programme)
    reads(page, "ces impressions peuvent être signées")
    pack = site_of(page) + reverse("contracts:pack", args=[programme.slug])
    # The file has come whole before another page is asked for.
    with page.expect_event("requestfinished", lambda asked: asked.url == pack):
        press(page, page.locator("main .btn-primary"))
    body = page.request.get(pack).body()
    assert body.startswith(b"%PDF")
    return body


def choose_day(page, programme, place, order):
    """Prepare the ceremony for today, in a place, in an order of one's own."""
    go(page, "contracts:ceremony_edit", programme)
    day = timezone.localdate()
    fill(page, day=day.isoformat(), starts_at="14:30", place=place, order=order)
    save(page)
    if page.locator("[name=confirmed]").count():
        press(page, page.locator("[name=confirmed]"))
    reads(page, place, *order.splitlines(), "14 h 30")


def make_ready(page, programme, reader):
    """Say who reads for the first group, and tick the first thing of the list."""
    press(page, page.locator("a[href$='/lectrices-et-lecteurs/']"))
    page.locator("main form input[type=text]").first.fill(reader)
    save(page)
    reads(page, reader)
    thing = page.locator(".things__one").first
    expect(thing.locator(".state")).to_have_count(0)
    press(page, thing.get_by_role("button", name="C’est prêt"))
    expect(page.locator(".things__one").first.locator(".state")).to_have_text("prêt")


def read_aloud(page):
    """Turn the first screens of the reading, from the page of the ceremony."""
    press(page, page.locator("a[href$='/a-voix-haute/1/']").first)
    title = page.locator("h1").text_content()
    press(page, page.locator("a[rel=next]"))
    expect(page).to_have_url(re.compile("/a-voix-haute/2/$"))
    expect(page.locator("h1")).not_to_have_text(title)
    press(page, page.locator("a[rel=prev]"))
    expect(page.locator("h1")).to_have_text(title)


def record(page, programme, **says):
    """Note on the return page what the paper of each person says, by first name."""
    go(page, "contracts:ceremony_return", programme)
    for name, label in says.items():
        row = page.locator("tr", has_text=name)
        press(page, row.get_by_label(label, exact=True))
        expect(row.get_by_label(label, exact=True)).to_be_checked()
        if label == "A signé":
            today = timezone.localdate().isoformat()
            expect(row.locator("[type=date]")).to_have_value(today)
    save(page)
    for name, label in says.items():
        row = page.locator("tr", has_text=name)
        if label == "A signé":
            expect(row).to_contain_text("Signature notée")
        else:
            expect(row.get_by_label(label, exact=True)).to_be_checked()


def scan(page, programme, name):
    """Attach a picture of a signed copy, from the list of the copies."""
    go(page, "contracts:copies", programme)
    row = page.locator("tr", has_text=name)
    expect(row).to_contain_text("scan à joindre")
    press(page, row.get_by_text("Joindre un scan"))
    file = {"name": "page.png", "mimeType": "image/png", "buffer": picture()}
    page.locator("main [type=file]").set_input_files(file)
    save(page)
    go(page, "contracts:copies", programme)
    expect(page.locator("tr", has_text=name)).not_to_contain_text("scan à joindre")


def check(page, reference, fingerprint, answer):
    """Ask without login whether a paper is known."""
    go(page, "check_contract")
    fill(page, reference=reference, fingerprint=fingerprint)
    press(page, page.locator(".filters .btn-primary"))
    expect(page.locator("#answer")).to_have_text(answer)


def reopen(page, programme, reason, *voided):
    """Open the text again; whose signature becomes void is shown first."""
    go(page, "contracts:reopen", programme)
    expect(page.locator("[aria-labelledby=void] li")).to_have_text(voided)
    fill(page, reason=reason)
    save(page)
    reads(page, reason)
    expect(page.locator("[aria-labelledby=see-again] li")).to_have_text(voided)


def close(page, programme):
    """Confirm the day from which the contract runs."""
    go(page, "contracts:ceremony_close", programme)
    save(page)
    reads(page, "Cérémonie close")
    programme.refresh_from_db()
    assert programme.effective_on == timezone.localdate()
