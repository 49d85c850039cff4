"""What phones choose in a ranking: counted once closed, then forgotten."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from programmes.models import Tally
from tests.workshops.making import in_days
from tests.workshops.making_rankings import (
    Means,
    Way,
    actions_of,
    make_ranking,
    places,
    row_values,
    type_dots,
    type_sheet,
)
from workshops import ranking_phones
from workshops.models import Ballot

pytestmark = pytest.mark.django_db


def cast(ranking, key, *numbers):
    """Choose from the phone of ``key``: numbers in the order of the list."""
    pairs = zip(actions_of(ranking), numbers, strict=True)
    choice = {str(action.pk): number for action, number in pairs if number}
    ranking_phones.cast(ranking, key, choice)


@pytest.fixture
def phones():
    """A ranking with dots that phones may choose."""
    ranking = make_ranking(means=Means.PHONES)
    ranking.let_phones_in()
    return ranking


def test_a_phone_has_one_ballot_and_changes_it_until_the_close(phones):
    cast(phones, "one", 3, 0, 0)
    cast(phones, "one", 0, 3, 0)
    cast(phones, "two", 0, 1, 2)
    assert phones.ballots.count() == 2
    assert places(phones) == [None] * 3  # nobody is influenced
    phones.close()
    assert row_values(phones, "place", "dots") == [(3, 0), (1, 4), (2, 2)]
    with pytest.raises(ValidationError, match="téléphone"):
        cast(phones, "one", 1, 1, 1)


def test_paper_is_added_to_what_phones_chose(phones):
    type_dots(phones, 0, 0, 9)
    assert places(phones) == [None] * 3
    cast(phones, "one", 3, 0, 0)
    phones.close()
    assert row_values(phones, "dots") == [(3,), (0,), (9,)]
    type_dots(phones, 0, 0, 1)
    assert row_values(phones, "place", "dots") == [(1, 3), (3, 0), (2, 1)]


def test_orders_of_phones_and_sheets_are_added():
    ranking = make_ranking(way=Way.ORDER, means=Means.PHONES)
    ranking.let_phones_in()
    cast(ranking, "one", 1, 2, 3)
    type_sheet(ranking, 3, 2, 1)
    ranking.close()
    type_sheet(ranking, 3, 1, 2)
    assert row_values(ranking, "places_sum") == [(7,), (5,), (6,)]


def test_the_close_forgets_the_phones_and_is_not_undone(phones):
    cast(phones, "one", 3, 0, 0)
    assert Tally.objects.filter(kind=f"ballot {phones.pk}").exists()
    phones.close()
    assert not Tally.objects.filter(kind=f"ballot {phones.pk}").exists()
    assert not Ballot.objects.exclude(key_digest="").exists()
    assert (phones.code, phones.is_shown) == ("", True)
    for act in (phones.close, phones.let_phones_in):
        with pytest.raises(ValidationError) as refusal:
            act()
        assert refusal.value.code == "over"


def test_the_code_that_was_given_stays():
    ranking = make_ranking(means=Means.PHONES)
    ranking.let_phones_in()
    code = ranking.code
    ranking.let_phones_in()
    assert ranking.code == code
    with pytest.raises(ValidationError):
        make_ranking().let_phones_in()


def test_the_agreement_forgets_each_choice_and_keeps_the_counts(phones):
    cast(phones, "one", 3, 0, 0)
    phones.close()
    phones.settle(in_days(0))
    assert not Ballot.objects.exists()
    assert row_values(phones, "dots") == [(3,), (0,), (0,)]


def test_nothing_anywhere_ties_a_phone_to_its_choice(phones):
    """Trust T17: no table but the ballot's own holds the digest, none holds the key."""
    cast(phones, "a-key-of-one-phone", 3, 0, 0)
    digest = Ballot.objects.get().key_digest
    for model in apps.get_models():
        for row in model._base_manager.values():
            said = str(row)
            assert "a-key-of-one-phone" not in said
            assert model is Ballot or digest not in said


def test_a_ranking_taken_out_lets_no_phone_in_and_comes_back_whole(phones):
    code = phones.code
    cast(phones, "one", 3, 0, 0)
    phones.archive()
    assert ranking_phones.ranking_of(code) is None
    with pytest.raises(ValidationError, match="téléphone"):
        cast(phones, "one", 0, 3, 0)
    phones.bring_back()
    assert ranking_phones.ranking_of(code) == phones
    assert phones.ballots.count() == 1


def test_what_is_not_counted_or_not_held_yet_is_not_agreed_on(phones):
    cast(phones, "one", 3, 0, 0)
    with pytest.raises(ValidationError, match="compté"):
        phones.settle(in_days(0))
    phones.close()
    with pytest.raises(ValidationError, match="ou plus tard"):
        phones.settle(in_days(-8))
