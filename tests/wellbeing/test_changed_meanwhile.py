"""Acts on an idea that somebody changed since the page was shown, or at the same time."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from programmes.models import Event
from tests.factories import make_idea, make_round, make_user
from tests.wellbeing.said import make_said, make_sorted, put
from wellbeing.models import Component, Idea
from wellbeing.models.sortings import seen_of, sort
from wellbeing.tying import lay

DAY, LATER = dt.date(2025, 11, 5), dt.date(2025, 12, 4)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act",
    [
        lambda idea: idea.split("L’une", "L’autre"),
        lambda idea: idea.say_again("Encore autrement"),
        lambda idea: idea.withdraw(),
        lambda idea: idea.put_back(),
        lambda idea: idea.hide(make_user()),
        lambda idea: idea.show(make_user()),
    ],
    ids=["split", "say again", "withdraw", "put back", "hide", "show"],
)
def test_what_was_worded_again_is_changed_from_its_new_words_alone(act):
    idea = make_idea(make_round())
    stale = Idea.objects.get(pk=idea.pk)
    again = idea.say_again("Autrement")
    with pytest.raises(ValidationError, match="entre-temps"):
        act(stale)
    assert Idea.objects.standing().get() == again


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["hidden", "heard", "left_out"])
def test_the_parts_of_an_idea_are_as_it_was(field):
    idea = make_idea(make_round(), **{field: True})
    parts = idea.split("L’une", "L’autre")
    assert [getattr(part, field) for part in parts] == [True, True]


@pytest.mark.django_db
def test_the_journal_does_not_say_who_took_an_idea_back():
    idea = make_idea(make_round())
    idea.withdraw()
    idea.put_back()
    told = [(event.kind, event.by) for event in Event.objects.order_by("sequence")]
    assert told == [("idea_withdrawn", None), ("idea_put_back", None)]


@pytest.mark.django_db
def test_what_was_typed_by_mistake_leaves_no_trace():
    idea = make_idea(make_round(), slip=3)
    idea.undo()
    assert not Event.objects.exists()
    assert not Idea.objects.standing().exists()


@pytest.mark.django_db
def test_an_idea_lies_on_the_top_of_the_pile_as_it_is_now():
    _programme, bright, _dark = make_said()
    top, middle, under = (make_idea(bright, text=text) for text in ("a", "b", "c"))
    stale = Idea.objects.select_related("stacked_on").get(pk=middle.pk)
    lay(middle, top, seen=None)
    lay(under, stale, seen=None)
    under.refresh_from_db()
    assert under.stacked_on == top


@pytest.mark.django_db
def test_an_idea_sorted_meanwhile_is_not_carried_away_with_a_pile():
    _programme, bright, _dark = make_said()
    top, idea = make_sorted(bright, "B01"), make_idea(bright)
    put(idea, "A01")
    with pytest.raises(ValidationError, match="A01"):
        lay(idea, top, seen=None, place="")
    lay(idea, top, seen=None, place=seen_of(idea.sortings.get()))
    idea.refresh_from_db()
    assert idea.stacked_on == top


@pytest.mark.django_db
def test_two_ideas_do_not_lie_on_one_another():
    _programme, bright, _dark = make_said()
    one, other = (make_idea(bright, text=text) for text in ("a", "b"))
    stale = Idea.objects.select_related("stacked_on").get(pk=one.pk)
    lay(one, other, seen=None)
    with pytest.raises(ValidationError):
        lay(other, stale, seen=None)


@pytest.mark.django_db
def test_an_idea_lies_on_one_whose_own_pile_was_taken_back():
    _programme, bright, _dark = make_said()
    gone, top, under = (make_idea(bright, text=text) for text in ("a", "b", "c"))
    lay(top, gone, seen=None)
    gone.withdraw()
    lay(under, top, seen=None)
    gone.put_back()
    for one in (top, under):
        one.refresh_from_db()
    assert (top.stacked_on, under.stacked_on) == (None, top)


@pytest.mark.django_db
def test_what_the_group_agreed_on_goes_to_another_place_on_a_later_day_alone():
    _programme, bright, _dark = make_said()
    idea = make_sorted(bright, "A01")
    bright.settle(LATER)
    other = Component.objects.get(dimension__referential=bright.referential, code="B01")
    seen = seen_of(idea.sortings.get())
    for where, day in ((other, None), (other, DAY), (None, LATER)):
        with pytest.raises(ValidationError):
            sort(idea, where, seen=seen, day=day)
    assert sort(idea, other, seen=seen, day=LATER).component == other


@pytest.mark.django_db
def test_the_group_does_not_agree_anew_before_it_agreed():
    _programme, bright, _dark = make_said()
    bright.settle(LATER)
    with pytest.raises(ValidationError):
        bright.settle(DAY)
    bright.refresh_from_db()
    assert bright.settled_on == LATER


@pytest.mark.django_db
def test_the_code_of_phones_ends_with_the_moment_of_writing():
    round_ = make_round()
    round_.let_phones_in()
    round_.move_to("turn")
    assert round_.code == ""


@pytest.mark.django_db
def test_a_round_taken_out_of_the_list_lets_no_phone_in():
    round_ = make_round()
    stale = type(round_).objects.get(pk=round_.pk)
    round_.archive()
    with pytest.raises(ValidationError):
        stale.let_phones_in()


def at_once(*acts):
    """Let each act begin at the same time, in a connection of its own; all must end."""
    start = Barrier(len(acts), timeout=10)

    def alone(act):
        try:
            start.wait()
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(alone, acts))


@pytest.mark.django_db(transaction=True)
def test_acts_on_ideas_wait_for_the_reveal_and_the_reveal_for_them():
    for _time in range(5):
        round_ = make_round()
        ideas = [make_idea(round_, text=f"Idée {n}", slip=n) for n in range(1, 5)]
        at_once(
            lambda r=round_: r.reveal(r.held_on),
            lambda i=ideas[0]: i.withdraw(),
            lambda i=ideas[1]: i.say_again("Autrement"),
            lambda i=ideas[2]: i.split("L’une", "L’autre"),
            lambda i=ideas[3]: i.hear(),
        )
        round_.refresh_from_db()
        assert round_.is_revealed
        assert round_.ideas.standing().count() == 4
        assert not round_.ideas.exclude(slip=None).exists()


@pytest.mark.django_db(transaction=True)
def test_both_sides_are_revealed_from_each_of_their_pages():
    for _time in range(5):
        _programme, bright, dark = make_said()
        type(bright).objects.update(revealed_on=None)
        at_once(
            lambda a=bright, b=dark: a.reveal(DAY, also=[b]),
            lambda a=bright, b=dark: b.reveal(DAY, also=[a]),
        )
        kinds = Event.objects.filter(programme=bright.programme, kind="round_revealed")
        assert kinds.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_ideas_are_laid_on_one_another_by_two_people_and_one_of_them_lies():
    _programme, bright, _dark = make_said()
    one, other = (make_idea(bright, text=text) for text in ("a", "b"))
    put(one, "A01")

    def try_to_lay(idea, on):
        with suppress(ValidationError):
            lay(idea, on, seen=None)

    at_once(lambda: try_to_lay(one, other), lambda: try_to_lay(other, one))
    lying = Idea.objects.exclude(stacked_on=None)
    assert lying.count() == 1
