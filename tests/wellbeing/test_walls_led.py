"""What whoever leads does from the wall: phones, turns, the time."""

import datetime as dt
import re
import uuid
from operator import attrgetter

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_idea, make_membership, make_programme, make_round
from wellbeing.models import Round

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)
pk_of = attrgetter("pk")
ACTS = ("wall_hear", "wall_lap", "wall_time", "phones_let_in", "phones_keep_out")


@pytest.fixture
def round_():
    return make_round()


@pytest.fixture
def enter(client, round_):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(round_.programme, role).user)
        return client

    return enter


def url(name, round_, **query):
    args = [round_.programme.slug, round_.pk]
    return reverse(f"wellbeing:{name}", args=args, query=query or None)


def told(round_):
    return Round.objects.values().get(pk=round_.pk)


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("role", [r for r in Role if r not in TEAM])
def test_only_those_who_lead_do(enter, round_, role, name):
    idea = make_idea(round_)
    round_.reveal(round_.held_on)
    before = told(round_)
    answer = enter(role).post(url(name, round_), {"heard": idea.pk, "minutes": "5"})
    assert answer.status_code == 403
    assert told(round_) == before


@pytest.mark.parametrize("name", ACTS)
def test_strangers_find_nothing_to_lead(client, round_, name):
    client.force_login(make_membership(make_programme()).user)
    assert client.post(url(name, round_), {"minutes": "5"}).status_code == 404
    assert client.get(url(name, round_)).status_code == 405


@pytest.mark.parametrize("role", TEAM)
def test_phones_are_let_in_and_the_wall_shows_the_way(enter, round_, role):
    client = enter(role)
    answer = client.post(url("phones_let_in", round_), {"submission_id": uuid.uuid4()})
    assertRedirects(answer, url("wall", round_))
    round_.refresh_from_db()
    page = client.get(url("wall", round_))
    assertContains(page, round_.code)
    assertContains(page, "wall__square")
    assertContains(page, "/ecrire/")


def test_a_second_press_leaves_the_code_that_people_read(enter, round_):
    client = enter()
    codes = []
    for sending in (uuid.uuid4(), uuid.uuid4()):
        client.post(url("phones_let_in", round_), {"submission_id": sending})
        codes.append(told(round_)["code"])
    assert codes[0] == codes[1] != ""


def test_phones_are_kept_out_again(enter, round_):
    round_.let_phones_in()
    client = enter()
    client.post(url("phones_keep_out", round_))
    assert told(round_)["code"] == ""
    assertNotContains(client.get(url("wall", round_)), "wall__square")


def test_after_the_reveal_no_phone_comes_in(enter, round_):
    round_.reveal(round_.held_on)
    client = enter()
    answer = client.post(url("phones_let_in", round_), follow=True)
    assertContains(answer, "Les idées sont dévoilées")
    assert told(round_)["code"] == ""


def test_whoever_observes_is_not_given_the_code(enter, round_):
    round_.let_phones_in()
    assertNotContains(enter(Role.OBSERVER).get(url("wall", round_)), round_.code)


def test_an_idea_is_heard_and_the_wall_comes_back_to_it(enter, round_):
    idea = make_idea(round_)
    round_.reveal(round_.held_on)
    client, place = enter(), url("wall", round_, grand=idea.pk)
    answer = client.post(url("wall_hear", round_, grand=idea.pk), {"heard": idea.pk})
    assertRedirects(answer, f"{place}#wall-large")
    assertContains(client.get(place), "1 idée entendue à ce tour")
    client.post(url("wall_hear", round_), {"unheard": idea.pk})
    idea.refresh_from_db()
    assert not idea.heard


def test_an_idea_heard_twice_is_heard_once(enter, round_):
    idea = make_idea(round_)
    round_.reveal(round_.held_on)
    client = enter()
    for _n in range(2):
        client.post(url("wall_hear", round_), {"heard": idea.pk})
    idea.refresh_from_db()
    assert (idea.heard, idea.version) == (True, 2)


def test_no_idea_is_heard_that_is_not_on_this_wall(enter, round_):
    hidden, elsewhere = make_idea(round_), make_idea(make_round())
    elsewhere.round.reveal(elsewhere.round.held_on)
    client = enter()
    for idea in (hidden, elsewhere):
        answer = client.post(url("wall_hear", round_), {"heard": idea.pk})
        assert answer.status_code == 404
        idea.refresh_from_db()
        assert not idea.heard
    assert client.post(url("wall_hear", round_), {}).status_code == 404


def test_another_turn_begins_at_nothing_heard(enter, round_):
    for _n in range(3):
        make_idea(round_).hear()
    make_idea(round_)
    round_.reveal(round_.held_on)
    client, sending = enter(), {"submission_id": str(uuid.uuid4())}
    for _twice in range(2):
        client.post(url("wall_lap", round_), sending)
    page = client.get(url("wall", round_))
    assertContains(page, "Tour n°\u00a02".replace("\u00a0", " "))
    assertContains(page, "0 idée entendue à ce tour")
    assertContains(page, "3 entendues")


def test_the_time_is_said_on_the_wall_as_an_hour(enter, round_):
    client = enter()
    before = timezone.now()
    client.post(url("wall_time", round_), {"minutes": "10"})
    until = told(round_)["timed_until"]
    ten = dt.timedelta(minutes=10)
    assert before + ten <= until <= timezone.now() + ten
    assertContains(client.get(url("wall", round_)), "Jusqu’à")
    client.post(url("wall_time", round_), {"minutes": "0"})
    assertNotContains(client.get(url("wall", round_)), "Jusqu’à")


@pytest.mark.parametrize("typed", ["", "7", "-5", "dix", "9" * 30])
def test_an_odd_number_of_minutes_is_refused(enter, round_, typed):
    before = told(round_)
    answer = enter().post(url("wall_time", round_), {"minutes": typed})
    assert answer.status_code == 400
    assert told(round_) == before


def test_the_turns_and_the_time_are_those_of_the_whole_wall(enter, round_):
    dark = make_round(round_.programme, kind=Round.Kind.ILL_BEING)
    Round.objects.filter(pk=round_.pk).update(mirror=dark)
    client = enter()
    client.post(url("wall_time", dark), {"minutes": "5"})
    assertContains(client.get(url("wall", round_)), "Jusqu’à")


def test_a_login_is_asked_for_by_the_part_that_moves_too(client, round_):
    place = url("wall_ideas", round_)
    assertRedirects(client.get(place), f"{reverse('login')}?next={place}")


def acts_of_the_spot(page):
    """Return what the keyboard meets one after the other below the large idea."""
    spot = page.content.decode().partition('id="wall-large"')[2].partition("</section>")
    return re.findall(r'id="(hear|unhear|next|previous)"', spot[0])


def test_by_keyboard_an_idea_is_heard_then_the_next_one_comes(enter, round_):
    first, second, third = sorted((make_idea(round_) for _n in range(3)), key=pk_of)
    round_.reveal(round_.held_on)
    client, place = enter(), url("wall", round_, grand=second.pk)
    page = client.get(place)
    assertContains(page, 'id="wall-large" aria-labelledby="large" tabindex="-1"')
    for other in (first, third):
        assertContains(page, f"?grand={other.pk}#wall-large")
    assert acts_of_the_spot(page) == ["hear", "next", "previous"]
    client.post(url("wall_hear", round_, grand=second.pk), {"heard": second.pk})
    assert acts_of_the_spot(client.get(place)) == ["next", "previous", "unhear"]
