"""Post-its on paper: from the question asked aloud to the day of the agreement."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from programmes.models import Role
from programmes.typography import long_date
from tests import factories
from tests.browser import post_its
from tests.browser.steps import fill, go, press, reads, save
from tests.wellbeing.sorting import part, place_of
from wellbeing.models import Idea, Referential, Sorting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

QUESTION = "Qu’est-ce qui vous fait du bien, ici ?"
BENCH, BUS = "Un banc à l’ombre", "Le bus du soir et la piscine"
SLIPPED = "Un banc à l’onbre"
PASTED = ["Être salué par son nom", "Le marché", "Le marché"]
PARTS = ("Le bus du soir", "la piscine")


@pytest.fixture(params=["with script", "without script"])
def browser_context_args(request, browser_context_args):
    script = request.param == "with script"
    return browser_context_args | {"java_script_enabled": script}


@pytest.fixture
def programme(transactional_db):
    Referential.objects.update(is_usual=False)
    factories.make_referential(is_usual=True)
    return factories.make_programme()


def test_ideas_go_from_slips_of_paper_to_the_agreement(at, enter, programme):
    enter(at, factories.make_membership(programme, Role.FACILITATOR).user)
    round_ = post_its.ask(at, programme, QUESTION)
    printed = post_its.print_slips(at, round_)
    assert QUESTION in printed
    assert all(str(number) in printed for number in range(1, 9))

    type_the_slips(at, round_)
    paste(at, round_)
    part_the_bus(at, round_)
    words = round_.ideas.standing().values_list("text", flat=True)
    assert sorted(words) == sorted([BENCH, *PARTS, *PASTED])

    post_its.reveal(at, round_)
    sort_two(at, round_)
    day = timezone.localdate()
    post_its.agree(at, round_, day)
    expect(at.locator("[aria-labelledby=moments]")).to_contain_text(long_date(day))
    assert list(Sorting.objects.values_list("settled_on", flat=True)) == [day] * 2
    assert not round_.ideas.exclude(slip=None).exists()


def type_the_slips(page, round_):
    """Type slip 7 and those that follow; take back one that was not what is written."""
    post_its.see(page, round_)
    post_its.follow(page, "wellbeing:typing", round_.programme, round_.pk)
    post_its.type_slip(page, BUS, number=7, following=8)
    post_its.type_slip(page, SLIPPED, following=9)
    last = page.locator("[aria-labelledby=last] li", has_text=SLIPPED)
    undo = reverse("wellbeing:typing_undo", args=[round_.programme.slug, round_.pk])
    press(page, last.locator(f"form[action='{undo}'] button"))
    expect(last).to_have_count(0)
    expect(page.locator("[name=slip]")).to_have_value("8")
    post_its.type_slip(page, BENCH, following=9)
    slips = round_.ideas.standing().values_list("slip", "text")
    assert sorted(slips) == [(7, BUS), (8, BENCH)]


def paste(page, round_):
    """Paste a list; it is shown as it will be kept, and only then kept."""
    post_its.follow(page, "wellbeing:typing_list", round_.programme, round_.pk)
    fill(page, lines="\n\n".join(PASTED))
    save(page)
    expect(page.locator("[aria-labelledby=kept] ul li")).to_have_text(PASTED)
    assert not round_.ideas.filter(text__in=PASTED).exists()
    press(page, page.locator("button[name=seen]"))
    expect(page.locator("h1")).to_have_text(QUESTION)
    assert round_.ideas.filter(text__in=PASTED).count() == len(PASTED)


def part_the_bus(page, round_):
    """Part the slip that was two ideas; what was written first is still read."""
    both = Idea.objects.get(text=BUS)
    go(page, "wellbeing:idea_list", round_.programme, round_.pk)
    page.locator(".wall__ideas li", has_text=BUS).locator("summary").click()
    post_its.follow(page, "wellbeing:idea_split", round_.programme, both.pk)
    expect(page.locator("[name=first]")).to_have_value(BUS)
    fill(page, first=PARTS[0], second=PARTS[1])
    save(page)
    reads(page, *PARTS)
    expect(page.locator("main")).not_to_contain_text(BUS)
    press(page, page.locator("main .pill[href*=retirees]"))
    reads(page, BUS)


def sort_two(page, round_):
    post_its.see(page, round_)
    post_its.follow(page, "wellbeing:sorting", round_.programme, round_.pk)
    for code in ("A01", "B00"):
        words = post_its.sort(page, part(round_, code))
        found = round_.ideas.standing().filter(text=words)
        assert code in [place_of(idea) for idea in found]
    assert Sorting.objects.count() == 2
