"""Two phones and a wall in one room: each phone has its own ideas, the wall the counts."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from programmes.models import Role
from tests import factories
from tests.browser import post_its
from tests.browser.steps import PHONE, press
from tests.browser.test_post_it_room import come_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HERS, ALSO_HERS = "Que le bus passe encore le soir", "Le marché du samedi"
HIS = "Un banc devant la mairie"
MINE = ".alone__own"


@pytest.fixture
def round_():
    round_ = factories.make_round()
    round_.let_phones_in()
    return round_


@pytest.fixture
def phone(opened, round_):
    """Return a function that opens a phone, without an account, and comes in."""

    def phone():
        page = opened(reverse("phone_code"), viewport=PHONE, has_touch=True)
        come_in(page, round_)
        expect(page.locator("h1")).to_have_text(round_.question)
        return page

    return phone


@pytest.fixture
def wall(opened, round_):
    user = factories.make_membership(round_.programme, Role.FACILITATOR).user
    args = [round_.programme.slug, round_.pk]
    return opened(reverse("wellbeing:wall", args=args), user)


def write(phone, words):
    """Write an idea; return when the phone had its answer."""
    own = phone.locator(MINE)
    number = own.count()
    phone.locator("[name=text]").fill(words)
    with post_its.answered(phone) as answer:
        press(phone, phone.locator("main form .btn-primary"))
        expect(own).to_have_count(number + 1)
    return answer


def take_back(phone, words):
    press(phone, phone.locator(MINE, has_text=words).locator("[type=submit]"))


def test_each_phone_has_its_own_ideas_and_the_wall_counts_them(wall, phone, round_):
    hers, his = phone(), phone()
    post_its.counts_in_time(wall, 1, write(hers, HERS))
    post_its.counts_in_time(wall, 2, write(his, HIS))
    post_its.counts_in_time(wall, 3, write(hers, ALSO_HERS))
    for page, own, other in ((hers, HERS, HIS), (his, HIS, HERS)):
        page.reload()
        expect(page.locator("main")).to_contain_text(own)
        expect(page.locator("main")).not_to_contain_text(other)
    with post_its.answered(hers) as answer:
        take_back(hers, HERS)
        expect(hers.locator(MINE, has_text=HERS).locator("[name=back]")).to_be_visible()
    post_its.counts_in_time(wall, 2, answer)
    for words in (HERS, ALSO_HERS, HIS):
        expect(wall.locator("main")).not_to_contain_text(words)

    post_its.reveal(wall, round_)
    post_its.follow(wall, "wellbeing:wall", round_.programme, round_.pk)
    expect(wall.locator(".wall__ideas li")).to_have_count(2)
    for page, own in ((hers, ALSO_HERS), (his, HIS)):
        take_back(page, own)
        is_over(page)
    standing = round_.ideas.standing().values_list("text", flat=True)
    assert sorted(standing) == sorted([ALSO_HERS, HIS])
    assert not round_.ideas.exclude(key_digest="").exists()


def is_over(phone):
    """The page says that it is over, gives nothing back, and so does the address."""
    expect(phone.locator("h1")).to_have_text("L’écriture est finie")
    for words in (HERS, ALSO_HERS, HIS):
        expect(phone.locator("main")).not_to_contain_text(words)
    expect(phone.locator("main form")).to_have_count(0)
    assert not [c for c in phone.context.cookies() if c["name"] == "idees"]
