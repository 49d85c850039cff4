"""One idea: word for word, said again, parted, taken back, hidden."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from programmes.models import Event
from tests.factories import make_idea, make_round, make_user
from wellbeing.models import Component, Idea, Round, Sorting

pytestmark = pytest.mark.django_db
WORDS = "  Un banc à l’ombre,\tet ma voisine dessus 🌳  "


def standing(round_):
    return {idea.text for idea in round_.ideas.standing()}


def test_an_idea_is_kept_word_for_word():
    idea = make_idea(make_round(), text=WORDS)
    assert Idea.objects.get(pk=idea.pk).text == WORDS


def test_ideas_come_in_the_order_of_numbers_drawn_at_random():
    round_ = make_round()
    written = [make_idea(round_).pk for _ in range(30)]
    assert [idea.pk for idea in round_.ideas.all()] == sorted(written)
    assert written != sorted(written)


def test_an_idea_has_neither_author_nor_hour():
    names = {field.name for field in Idea._meta.get_fields()}
    assert not names & {"author", "by", "user", "created_at", "written_at"}


def test_a_round_without_names_takes_no_signed_idea():
    with pytest.raises(ValidationError):
        make_idea(make_round(), signed="Aline")
    signed = make_idea(make_round(is_anonymous=False), signed="Aline")
    assert signed.signed == "Aline"


def test_a_new_wording_stands_beside_the_first_and_takes_its_place():
    round_ = make_round()
    idea = make_idea(round_, text="Un ban à l’ombre")
    component = Component.objects.filter(
        dimension__referential=round_.referential
    ).first()
    Sorting.objects.create(idea=idea, component=component)
    again = idea.say_again("Un banc à l’ombre")
    assert standing(round_) == {"Un banc à l’ombre"}
    assert again.earlier.text == "Un ban à l’ombre"
    assert again.sortings.get().component == component


def test_an_idea_is_worded_again_once():
    idea = make_idea(make_round())
    idea.say_again("Une fois")
    with pytest.raises(ValidationError):
        idea.say_again("Deux fois")


def test_a_new_wording_of_what_was_hidden_stays_hidden():
    idea = make_idea(make_round())
    idea.hide(make_user())
    assert idea.say_again("Encore").hidden


def test_what_was_taken_back_is_neither_worded_again_nor_parted():
    idea = make_idea(make_round())
    idea.withdraw()
    with pytest.raises(ValidationError):
        idea.say_again("Encore")
    with pytest.raises(ValidationError):
        idea.split("L’une", "L’autre")
    assert Idea.objects.count() == 1


def test_two_ideas_are_parted_and_the_original_is_kept():
    round_ = make_round(is_anonymous=False)
    idea = make_idea(round_, text="Dormir et rire", signed="Aline")
    idea.split("Dormir", "rire")
    assert standing(round_) == {"Dormir", "rire"}
    assert {part.signed for part in idea.parts.all()} == {"Aline"}
    assert Idea.objects.get(pk=idea.pk).text == "Dormir et rire"


def test_two_ideas_are_parted_once():
    idea = make_idea(make_round())
    again = Idea.objects.get(pk=idea.pk)
    idea.split("L’une", "L’autre")
    with pytest.raises(ValidationError):
        again.split("L’une", "L’autre")
    assert idea.parts.count() == 2


def test_an_idea_of_a_phone_is_parted_after_the_reveal_too():
    round_ = make_round()
    round_.let_phones_in()
    idea = make_idea(round_, way=Idea.Way.PHONE, key_digest="d" * 64)
    round_.reveal(round_.held_on)
    idea.refresh_from_db()
    idea.split("L’une", "L’autre")
    assert {(p.way, p.key_digest) for p in idea.parts.all()} == {("phone", "")}


def test_before_the_reveal_the_phone_still_finds_its_parts():
    round_ = make_round()
    round_.let_phones_in()
    idea = make_idea(round_, way=Idea.Way.PHONE, key_digest="d" * 64)
    idea.split("L’une", "L’autre")
    assert round_.ideas.written_by("d" * 64).standing().count() == 2


def test_an_original_is_not_put_back_beside_its_parts():
    idea = make_idea(make_round())
    parts = idea.split("L’une", "L’autre")
    with pytest.raises(ValidationError):
        idea.put_back()
    for part in parts:
        part.withdraw()
    idea.put_back()
    assert standing(idea.round) == {idea.text}


def test_what_is_taken_back_frees_the_number_of_its_slip():
    round_ = make_round()
    idea = make_idea(round_, slip=7)
    idea.withdraw()
    make_idea(round_, slip=7, text="Le bon feuillet")
    idea.put_back()
    assert standing(round_) == {idea.text, "Le bon feuillet"}


@pytest.mark.parametrize("field", ["withdrawn", "hidden"])
def test_the_first_wording_goes_out_with_the_new_one(field):
    first = make_idea(make_round())
    again = first.say_again("Encore").say_again("Et encore")
    again.withdraw() if field == "withdrawn" else again.hide(make_user())
    assert list(Idea.objects.values_list(field, flat=True)) == [True, True, True]


def test_the_journal_says_that_an_idea_was_hidden_and_not_which():
    idea, by = make_idea(make_round(), text="Monsieur Untel"), make_user()
    idea.hide(by)
    idea.show(by)
    kinds = [event.kind for event in Event.objects.order_by("sequence")]
    assert kinds == ["idea_hidden", "idea_shown"]
    for event in Event.objects.all():
        assert "Untel" not in event.content
        assert str(idea.pk) not in event.content


def test_the_reveal_forgets_the_keys():
    round_ = make_round()
    round_.let_phones_in()
    make_idea(round_, way="phone", key_digest="d" * 64, nonce_digest="n" * 64)
    round_.reveal(round_.held_on)
    idea = Idea.objects.get()
    assert (idea.key_digest, idea.nonce_digest, round_.code) == ("", "", "")
    assert round_.moment == Round.Moment.REVEAL


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL has no such number"
)
def test_no_hidden_number_keeps_the_order_of_writing():
    """Whoever holds the file finds no other number than the one at random."""
    round_ = make_round()
    for _ in range(3):
        make_idea(round_)
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid, id FROM wellbeing_idea")
        assert {rowid == key for rowid, key in cursor.fetchall()} == {True}
