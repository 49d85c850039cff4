"""A row that each constraint of the rankings refuses."""

from django.utils import timezone

from tests.workshops.making import in_days
from tests.workshops.making_rankings import Means, Way, actions_of, make_ranking
from workshops.models import Ranking


def ranking(**values):
    """Change a ranking as no page does."""
    made = make_ranking(means=values.pop("means", Means.PAPER))
    Ranking.objects.filter(pk=made.pk).update(**values)


def numbered_twice():
    one = make_ranking()
    make_ranking(one.programme, number=one.number)


def code_of_two():
    for _n in range(2):
        ranking(code="ABCDEF", means=Means.PHONES)


def ranked_twice():
    one = make_ranking()
    one.ranked.create(action=actions_of(one)[0])


def two_ballots_of_one_phone():
    one = make_ranking(means=Means.PHONES)
    for _n in range(2):
        one.ballots.create(key_digest="a")


REFUSED = {
    "ranking_number_once_per_programme": numbered_twice,
    "ranking_code_is_of_one": code_of_two,
    "ranking_lets_phones_in_before_they_are_counted": lambda: ranking(code="ABCDEF"),
    "ranking_says_how_many_dots": lambda: ranking(dots_each=None),
    "ranking_is_settled_after_it_is_held": lambda: ranking(settled_on=in_days(-8)),
    "ranking_is_settled_once_phones_are_counted": lambda: ranking(
        means=Means.PHONES, settled_on=in_days(0)
    ),
    "ranking_settled_stays_in_the_list": lambda: ranking(
        settled_on=in_days(0), archived_at=timezone.now()
    ),
    "ranked_action_once_in_a_ranking": ranked_twice,
    "ranked_action_has_a_place_from_the_first_on": lambda: make_ranking().ranked.update(
        place=0
    ),
    "ballot_once_for_each_phone": two_ballots_of_one_phone,
    "ballot_typed_is_of_no_phone": lambda: make_ranking(way=Way.ORDER).ballots.create(
        is_typed=True, key_digest="a"
    ),
}
