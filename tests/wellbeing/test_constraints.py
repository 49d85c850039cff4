"""Each constraint of the rounds, and a row that it refuses."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from tests.constraints import constraints_of, names_of
from tests.factories import (
    make_idea,
    make_programme,
    make_referential,
    make_round,
)
from tests.wellbeing import refused_rounds
from wellbeing.models import (
    Component,
    Dimension,
    Idea,
    Referential,
    Round,
    Sorting,
    Synthesis,
)

DAY = dt.date(2025, 10, 1)


def idea(**values):
    return Idea.objects.create(**{"round": make_round(), "text": "Rire"} | values)


def twice(act, *args, **values):
    for _ in range(2):
        act(*args, **values)


def with_itself():
    round_ = make_round()
    Round.objects.filter(pk=round_.pk).update(mirror=round_)


def tied_to_itself():
    alone = make_idea(make_round())
    Idea.objects.filter(pk=alone.pk).update(stacked_on=alone)


def dimension(**values):
    defaults = {"referential": make_referential(), "code": "Z", "label": "Dehors"}
    return Dimension.objects.create(**defaults | values)


def component(of=None, **values):
    defaults = {"dimension": of or dimension(), "label": "Dehors, en général"}
    return Component.objects.create(**defaults | values)


def sorting(**values):
    defaults = {"idea": make_idea(make_round()), "component": component()}
    return Sorting.objects.create(**defaults | values)


def texts(*values):
    theme = {"programme": make_programme(), "dimension": dimension(), "text": "Rire"}
    for one in values:
        Synthesis.objects.create(**theme, **one)


REFUSED = {
    "round_asks_something": lambda: make_round(question=""),
    "round_code_is_of_one": lambda: twice(make_round, code="ABCDEF"),
    "round_is_no_mirror_of_itself": with_itself,
    "round_lets_phones_in_before_the_reveal": lambda: make_round(
        code="ABCDEF", revealed_on=DAY
    ),
    "round_is_settled_after_the_reveal": lambda: make_round(settled_on=DAY),
    "idea_says_something": lambda: idea(text=""),
    "idea_slip_once_per_round": lambda: twice(idea, round=make_round(), slip=7),
    "idea_is_not_tied_to_itself": tied_to_itself,
    "idea_once_per_sending": lambda: twice(idea, nonce_digest="n" * 64),
    "idea_of_a_phone_alone_has_a_key": lambda: idea(key_digest="d" * 64),
    "referential_once_per_version": lambda: twice(
        Referential.objects.create, name="Huit parts", edition="1"
    ),
    "referential_one_is_the_usual_one": lambda: make_referential(is_usual=True),
    "dimension_of_a_list_or_of_a_group": lambda: dimension(referential=None),
    "dimension_letter_once_per_list": lambda: twice(
        dimension, referential=make_referential()
    ),
    "dimension_has_words": lambda: dimension(label=""),
    "component_number_once_per_dimension": lambda: twice(
        component, dimension(), code="Z01"
    ),
    "component_one_is_general": lambda: [
        component(of, code=code, is_general=True)
        for of in [dimension()]
        for code in ("Z00", "Z01")
    ],
    "component_has_words": lambda: component(label=""),
    "sorting_one_is_current": lambda: twice(sorting, idea=make_idea(make_round())),
    "sorting_that_is_over_was_settled": lambda: sorting(is_current=False),
    "synthesis_number_once_per_dimension": lambda: texts(
        {"settled_on": DAY}, {"settled_on": None}
    ),
    "synthesis_one_is_not_settled": lambda: texts({"number": 1}, {"number": 2}),
    **refused_rounds.REFUSED,
}
CONSTRAINTS = constraints_of("wellbeing")


def test_every_constraint_has_the_row_that_it_refuses():
    assert set(REFUSED) == set(CONSTRAINTS)


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses_it(db, name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        REFUSED[name]()
    names = names_of(*CONSTRAINTS[name])
    assert any(one in str(refusal.value) for one in names)
