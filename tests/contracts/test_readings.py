"""« Lu en séance le … » on articles, « convenu par le groupe le … » on commitments."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.drafting import add_commitment
from contracts.models import Agreement, Reading
from contracts.models.contract import TextIsFrozen
from contracts.readings import agree, note_reading, remove_reading, to_be_agreed
from programmes.journal import facts_of
from programmes.models import Event, Role
from tests.contracts.addresses import url
from tests.factories import make_contract, make_frozen, make_membership, make_user

pytestmark = pytest.mark.django_db

THURSDAY = dt.date(2025, 10, 2)


@pytest.fixture
def articles(contract):
    return list(contract.articles.order_by("part", "position"))


@pytest.fixture
def read(contract, facilitator, articles):
    """The articles were read together on a Thursday."""
    return note_reading(contract, THURSDAY, articles, facilitator)


def last_event(contract):
    return Event.objects.filter(programme=contract.programme).latest("sequence")


def test_all_articles_are_ticked_at_first(client, contract, facilitator, articles):
    page = client.get(url(contract, "readings"))
    assert text_count(page, "checked") == len(articles)


def text_count(page, words):
    return page.content.decode().count(words)


def test_a_reading_is_noted_on_the_articles_that_are_ticked(
    client, contract, facilitator, articles
):
    sent = {"read_on": "2025-10-02", "articles": [a.pk for a in articles[:2]]}
    answer = client.post(url(contract, "readings"), sent)

    assertRedirects(answer, url(contract, "discussion"), fetch_redirect_response=False)
    noted = Reading.objects.order_by("article__position").values_list(
        "article", "read_on", "noted_by"
    )
    assert list(noted) == [(a.pk, THURSDAY, facilitator.pk) for a in articles[:2]]
    event = last_event(contract)
    keys = [article.pk for article in articles[:2]]
    assert (event.kind, event.by) == ("read", facilitator)
    assert facts_of(event) == {"day": "2025-10-02", "articles": keys}
    page = client.get(url(contract, "discussion"))
    assert text_count(page, "Lu en séance le jeudi 2 octobre 2025") == 2


@pytest.mark.parametrize(
    "day",
    [timezone.localdate() + dt.timedelta(days=2), dt.date(202, 10, 2), ""],
    ids=str,
)
def test_the_day_of_a_reading_has_come(client, contract, facilitator, articles, day):
    sent = {"read_on": str(day), "articles": [articles[0].pk]}
    page = client.post(url(contract, "readings"), sent)
    assert list(page.context["form"].errors) == ["read_on"]
    assert not Reading.objects.exists()


def test_at_least_one_article_was_read(client, contract, facilitator):
    theirs = make_contract().articles.first()
    for articles in ([], [theirs.pk]):
        sent = {"read_on": "2025-10-02", "articles": articles}
        page = client.post(url(contract, "readings"), sent)
        assert list(page.context["form"].errors) == ["articles"]


def test_a_reading_is_noted_once(client, contract, facilitator, articles, read):
    with pytest.raises(ValidationError) as refused:
        note_reading(contract, THURSDAY, articles, facilitator)
    assert refused.value.code == "noted"
    sent = {"read_on": "2025-10-02", "articles": [a.pk for a in articles]}
    page = client.post(url(contract, "readings"), sent)
    assertContains(page, "Cette lecture est déjà notée.")
    assert Reading.objects.count() == len(articles)


def test_an_article_added_later_joins_the_reading(contract, facilitator, articles):
    note_reading(contract, THURSDAY, articles[:1], facilitator)
    found = note_reading(contract, THURSDAY, articles, facilitator)
    assert [reading.article for reading in found] == articles[1:]
    assert facts_of(last_event(contract))["articles"] == [a.pk for a in articles[1:]]


def test_a_mistake_is_removed_and_put_back(client, contract, facilitator, read):
    reading = read[0]
    answer = client.post(url(contract, "reading_remove", reading.pk))
    assert not Reading.objects.filter(pk=reading.pk).exists()
    assert last_event(contract).kind == "reading_removed"

    page = client.get(answer.url)
    assertContains(page, "lu le jeudi 2 octobre 2025.")
    again = {"read_on": "2025-10-02", "articles": reading.article_id}
    client.post(url(contract, "readings"), again)
    assert Reading.objects.filter(article=reading.article, read_on=THURSDAY).exists()


@pytest.mark.parametrize("query", ["?retire=article-0&le=2025-10-02", "?retire=x&le=y"])
def test_an_address_made_up_shows_the_page(client, contract, facilitator, query):
    page = client.get(url(contract, "readings") + query)
    assertNotContains(page, "Annuler")


def test_what_was_read_before_the_freezing_stays(client, contract, facilitator, read):
    make_frozen(contract)
    with pytest.raises(TextIsFrozen):
        remove_reading(contract, read[0], facilitator)
    page = client.post(url(contract, "reading_remove", read[0].pk), follow=True)
    assertContains(page, "ce qui a été noté avant reste.")
    assert Reading.objects.count() == len(read)


def test_a_reading_of_another_programme_is_not_found(client, contract, facilitator):
    other = make_contract()
    theirs = note_reading(other, THURSDAY, list(other.articles.all()), make_user())
    removed = client.post(url(contract, "reading_remove", theirs[0].pk))
    assert removed.status_code == 404


@pytest.mark.parametrize("role", [Role.PARTNER, Role.PARTICIPANT], ids=str)
def test_readings_are_noted_by_those_who_write_the_whole_text(
    client, contract, role, read, block
):
    client.force_login(make_membership(contract.programme, role).user)
    agreement = url(contract, "agreement", block.commitments.first().pk)
    assert client.get(url(contract, "readings")).status_code == 403
    assert client.post(agreement, {"agreed_on": "2025-10-02"}).status_code == 403
    removed = client.post(url(contract, "reading_remove", read[0].pk))
    assert removed.status_code == 403


def test_what_comes_after_the_first_reading_is_to_be_agreed(contract, read, block):
    assert list(to_be_agreed(contract)) == []
    late = add_commitment(block, "Prévenir quand je ne viens pas.")
    assert list(to_be_agreed(contract)) == [late]
    agree(contract, Agreement(commitment=late, agreed_on=THURSDAY), make_user())
    assert list(to_be_agreed(contract)) == []


def test_before_any_reading_nothing_is_to_be_agreed(contract, block):
    add_commitment(block, "Prévenir quand je ne viens pas.")
    assert list(to_be_agreed(contract)) == []


def test_the_agreement_of_the_group_stands_beside_the_commitment(
    client, contract, facilitator, read, block
):
    late = add_commitment(block, "Prévenir quand je ne viens pas.")
    address = url(contract, "agreement", late.pk)
    page = client.get(url(contract, "discussion"))
    assertContains(page, "À convenir avec le groupe")
    assertContains(page, address)

    client.post(address, {"agreed_on": "2025-10-09"})

    agreement = Agreement.objects.get()
    assert (agreement.commitment, agreement.noted_by) == (late, facilitator)
    event = last_event(contract)
    assert event.kind == "agreed"
    assert facts_of(event) == {"day": "2025-10-09", "commitment": late.pk}
    page = client.get(url(contract, "discussion"))
    assertContains(page, "Convenu par le groupe le jeudi 9 octobre 2025")
    assertNotContains(page, "À convenir avec le groupe")


def test_two_people_correct_one_day(client, contract, facilitator, block):
    late = block.commitments.first()
    agree(contract, Agreement(commitment=late, agreed_on=THURSDAY), facilitator)
    address = url(contract, "agreement", late.pk)
    client.post(address, {"version": 1, "agreed_on": "2025-10-03"})
    page = client.post(address, {"version": 1, "agreed_on": "2025-10-04"})
    assertContains(page, "vendredi 3 octobre 2025", status_code=409)
    assert Agreement.objects.get().agreed_on == dt.date(2025, 10, 3)


def test_an_agreement_of_another_programme_is_not_found(client, contract, facilitator):
    theirs = make_contract().blocks.first().commitments.first()
    assert client.get(url(contract, "agreement", theirs.pk)).status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_costs_the_same_however_many_readings(
    client, contract, facilitator, articles, django_assert_num_queries, rows
):
    for number in range(rows):
        day = THURSDAY + dt.timedelta(days=number)
        note_reading(contract, day, articles, facilitator)
    client.get(url(contract, "readings"))  # the time of the login is written once
    # session, account, membership, contract, articles twice, readings
    with django_assert_num_queries(7):
        client.get(url(contract, "readings"))
