"""« Le fil d’une idée »: one idea and all that followed, and back from a commitment."""

import datetime as dt

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.composition import paper_of
from contracts.models import Commitment
from contracts.models.contract import TextIsFrozen
from csm.thread import thread_of
from programmes.access import access_to
from programmes.models import Kind, Role
from tests.factories import (
    make_contract,
    make_frozen,
    make_idea,
    make_membership,
    make_partner,
    make_user,
)
from tests.wellbeing.said import make_said, make_sorted, put
from wellbeing.gathered import gathered
from wellbeing.models import Round, Synthesis
from wellbeing.tying import lay, pair

pytestmark = pytest.mark.django_db
READERS = (Role.COORDINATOR, Role.FACILITATOR, Role.PARTICIPANT, Role.PARTNER)


@pytest.fixture
def idea():
    """Said again, paired, on a pile, sorted twice, in a text, cited."""
    programme, bright, dark = make_said()
    first = make_idea(bright, text="Un potager, ensenble")
    put(first, "B01", is_current=False, settled_on=dt.date(2025, 11, 4))
    put(first, "A01", settled_on=dt.date(2025, 12, 2))
    lay(make_sorted(bright, "A01", text="Jardiner à plusieurs"), first, seen=None)
    pair(make_idea(dark, text="La terre abandonnée"), first, seen=None)
    again = first.say_again("Un potager, ensemble")
    Synthesis.objects.create(
        programme=programme,
        dimension=gathered(programme)[0].dimension,
        text="Faire pousser quelque chose.",
    )
    contract = make_contract(programme)
    commitment = commitments_of(contract, Kind.AUTHORITY).first()
    commitment.cite([again], [])
    return again


def commitments_of(contract, kind):
    return Commitment.objects.filter(
        block__contract=contract, block__role_group__kind=kind
    ).order_by("pk")


@pytest.fixture
def programme(idea):
    return idea.round.programme


@pytest.fixture
def enter(client, programme):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(programme, role).user)
        return client

    return enter


def url(idea):
    return reverse("idea_thread", args=[idea.round.programme.slug, idea.pk])


@pytest.mark.parametrize("role", READERS)
def test_those_who_take_part_follow_it_from_the_question_to_the_promise(
    enter, idea, role
):
    page = enter(role).get(url(idea))
    for said in (
        "Un potager, ensemble",
        idea.round.question,
        "Un potager, ensenble",
        "écrite ainsi d’abord",
        "Jardiner à plusieurs",
        "La terre abandonnée",
        "validée le mardi 2 décembre 2025",
        "avant, validée le mardi 4 novembre 2025",
        "Faire pousser quelque chose.",
        commitments_of(idea.round.programme.contract, Kind.AUTHORITY)[0].text,
    ):
        assertContains(page, said)


def test_whoever_observes_and_strangers_do_not(enter, client, idea, programme):
    observer = enter(Role.OBSERVER)
    cited = reverse("ideas_cited", args=[programme.slug])
    assert [observer.get(p).status_code for p in (url(idea), cited)] == [403, 403]
    client.force_login(make_user())
    assert [client.get(p).status_code for p in (url(idea), cited)] == [404, 404]


def test_what_is_hidden_or_not_revealed_has_a_thread_for_the_facilitator_alone(
    enter, idea
):
    idea.hide(None)
    assert enter(Role.PARTICIPANT).get(url(idea)).status_code == 404
    assert enter().get(url(idea)).status_code == 200
    idea.show(None)
    Round.objects.update(revealed_on=None)
    assert enter(Role.COORDINATOR).get(url(idea)).status_code == 404


def test_a_hidden_wording_before_is_not_told(enter, idea):
    idea.hide(None)
    idea.show(None)
    page = enter(Role.PARTICIPANT).get(url(idea))
    assertNotContains(page, "ensenble")


def test_an_idea_of_another_group_is_not_there(enter, programme):
    other = make_idea(make_said()[1])
    place = reverse("idea_thread", args=[programme.slug, other.pk])
    assert enter().get(place).status_code == 404


def test_an_idea_that_nothing_followed_says_so(enter, programme):
    alone = make_idea(programme.rounds.order_by("pk").first())
    assertContains(enter().get(url(alone)), "Le fil commence ici")


@pytest.mark.parametrize("number", [1, 30])
def test_a_thread_costs_the_same_however_much_is_tied_to_it(
    idea, programme, django_assert_num_queries, number
):
    access = access_to(programme.slug, make_membership(programme).user)
    for _n in range(number):
        lay(make_idea(idea.round), idea, seen=None)
    for commitment in commitments_of(programme.contract, Kind.FACILITATOR)[:number]:
        commitment.cite([idea], [])
    # Ties, sortings, text, ways, commitments, what spoke of them, how they were read,
    # actions, workshops.
    with django_assert_num_queries(10):
        assert len(thread_of(idea, access)) == 4


@pytest.mark.parametrize("number", [1, 2])
def test_from_the_commitments_back_to_the_ideas(
    enter, idea, programme, django_assert_num_queries, number
):
    for commitment in commitments_of(programme.contract, Kind.FACILITATOR)[:number]:
        commitment.cite([idea], [])
    client, place = enter(), reverse("ideas_cited", args=[programme.slug])
    client.get(place)  # the time of the login is written once
    # Session, user, role, commitments, what they cite, what became of it, ideas.
    with django_assert_num_queries(7):
        page = client.get(place)
    assertContains(page, f'href="{url(idea)}"', count=number + 1)


def test_a_withdrawn_idea_is_no_longer_told_with_a_commitment(enter, idea, programme):
    idea.withdraw()
    page = enter().get(reverse("ideas_cited", args=[programme.slug]))
    assertNotContains(page, "potager")


def choose(programme, commitment):
    return reverse("contracts:commitment_ideas", args=[programme.slug, commitment.pk])


def test_ideas_are_found_by_their_words_ticked_and_taken_off(enter, idea, programme):
    commitment = commitments_of(programme.contract, Kind.FACILITATOR).first()
    other = make_idea(idea.round, text="Le chant des merles")
    client, place = enter(), choose(programme, commitment)
    page = client.get(place, {"q": "MERLES"})
    assertContains(page, "Le chant des merles")
    assertNotContains(page, "Un potager")
    version = commitment.version
    client.post(place, {"shown": [other.pk], "idea": [other.pk]})
    # What the page did not show stays as it is.
    client.post(place, {"shown": [idea.pk], "idea": [idea.pk, "9" * 30, "x"]})
    assert set(commitment.ideas.all()) == {idea, other}
    answer = client.post(place, {"shown": [idea.pk, other.pk], "idea": [idea.pk]})
    assertRedirects(answer, answer.url, fetch_redirect_response=False)
    assert list(commitment.ideas.all()) == [idea]
    commitment.refresh_from_db()
    assert commitment.version == version


def test_what_was_cited_is_followed_to_what_stands_now(enter, idea, programme):
    again = idea.say_again("Un potager à tous")
    left, right = again.split("Un potager", "avec tous")
    last = left.say_again("Un grand potager")
    [commitment] = Commitment.objects.filter(ideas=idea)
    client, cited = enter(), reverse("ideas_cited", args=[programme.slug])
    page = client.get(cited)
    for stands in (last, right):
        assertContains(page, f'href="{url(stands)}"')
        assertContains(client.get(url(stands)), commitment.text)
    assertNotContains(page, f'href="{url(idea)}"')

    place = choose(programme, commitment)
    page = client.get(place)
    assert page.context["cited"] == {last.pk, right.pk}
    client.post(place, {"shown": [last.pk, right.pk], "idea": [last.pk, right.pk]})
    assert list(commitment.ideas.all()) == [idea]
    # Taken off by one of its parts, the other stays.
    client.post(place, {"shown": [last.pk], "idea": []})
    assert list(commitment.ideas.all()) == [right]
    client.post(place, {"shown": [right.pk], "idea": []})
    assert not commitment.ideas.exists()


def test_an_idea_that_is_put_back_whole_is_told_again(enter, idea, programme):
    parts = idea.split("Un potager", "ensemble")
    for part in parts:
        part.withdraw()
    idea.put_back()
    page = enter().get(reverse("ideas_cited", args=[programme.slug]))
    assertContains(page, f'href="{url(idea)}"', count=1)


def test_a_sign_that_no_word_holds_is_not_looked_for(enter, idea, programme):
    commitment = commitments_of(programme.contract, Kind.FACILITATOR).first()
    page = enter().get(choose(programme, commitment), {"q": "un\0 potager"})
    assertContains(page, "Un potager, ensemble")


def test_ideas_are_no_part_of_the_text(idea, programme):
    contract = programme.contract
    before = paper_of(contract).digest, contract.text_version
    commitments_of(contract, Kind.FACILITATOR).first().cite([idea], [])
    contract.refresh_from_db()
    assert (paper_of(contract).digest, contract.text_version) == before


def test_only_who_writes_the_commitment_chooses_its_ideas(enter, idea, programme):
    contract = programme.contract
    authority = commitments_of(contract, Kind.AUTHORITY).first()
    facilitators = commitments_of(contract, Kind.FACILITATOR).first()
    partner = enter(Role.PARTNER)  # of the authority
    assert partner.get(choose(programme, authority)).status_code == 200
    assert partner.post(choose(programme, facilitators), {}).status_code == 403
    assert enter(Role.OBSERVER).get(choose(programme, authority)).status_code == 403


def test_an_idea_that_is_not_read_is_not_cited(enter, idea, programme):
    commitment = commitments_of(programme.contract, Kind.FACILITATOR).first()
    elsewhere = make_idea(make_said()[1])
    enter().post(choose(programme, commitment), {"idea": [elsewhere.pk]})
    assert not commitment.ideas.exists()


def test_once_frozen_the_ideas_of_a_commitment_stay(enter, idea, programme):
    contract = programme.contract
    make_partner(programme)
    make_frozen(contract)
    commitment = commitments_of(contract, Kind.FACILITATOR).first()
    answer = enter().post(choose(programme, commitment), {"idea": [idea.pk]})
    assert answer.status_code == 409
    with pytest.raises(TextIsFrozen):
        commitment.cite([idea], [])
    assert not commitment.ideas.exists()
