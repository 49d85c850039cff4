"""The two lists that are shipped, and the next version of a list."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests.factories import make_referential, make_round
from wellbeing.copying import copy_referential, make_usual
from wellbeing.models import Component, Referential

pytestmark = pytest.mark.django_db

#: Number of components of each dimension, the general one apart (domain 4.4).
COUNTS = {"A": 11, "B": 7, "C": 7, "D": 6, "E": 8, "F": 7, "G": 5, "H": 6}
#: What the sources confirm, letter, number and title; all the rest is to be checked.
CONFIRMED = {
    *("A00", "A01", "A02", "A03", "A05", "A07", "A10"),
    *("B00", "B02"),
}


def shipped(name):
    return Referential.objects.get(name=name, edition="1")


def parts(of):
    return Component.objects.filter(dimension__referential=of)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Huit dimensions", "ABCDEFGH"), ("Neuf dimensions", "ABCDEFGHI")],
)
def test_two_lists_are_shipped(name, letters):
    dimensions = shipped(name).dimensions.order_by("position")
    assert "".join(one.code for one in dimensions) == letters
    for one in dimensions:
        general, *others = one.components.order_by("position")
        assert (general.is_general, general.code) == (True, f"{one.code}00")
        assert len(others) == COUNTS.get(one.code, 0)
        assert not any(other.is_general for other in others)
        assert [o.code for o in others] == [
            f"{one.code}{n:02}" for n in range(1, len(others) + 1)
        ]


@pytest.mark.parametrize("name", ["Huit dimensions", "Neuf dimensions"])
def test_what_the_sources_do_not_confirm_is_to_be_checked(name):
    confirmed = shipped(name).dimensions.filter(is_confirmed=True)
    assert set(confirmed.values_list("code", flat=True)) == {"A", "B"}
    sure = parts(shipped(name)).filter(is_confirmed=True)
    assert set(sure.values_list("code", flat=True)) == CONFIRMED


def test_the_eight_are_the_usual_ones():
    assert Referential.objects.get(is_usual=True) == shipped("Huit dimensions")
    with pytest.raises(IntegrityError, match=r"UNIQUE|usual_one"):
        Referential.objects.filter(name="Neuf dimensions").update(is_usual=True)


def test_another_list_becomes_the_usual_one_alone():
    make_usual(shipped("Neuf dimensions"))
    assert Referential.objects.get(is_usual=True) == shipped("Neuf dimensions")


def test_a_list_is_copied_as_its_next_version():
    older = shipped("Huit dimensions")
    copied = copy_referential(older)
    assert (copied.name, copied.edition, copied.is_usual) == (older.name, "2", False)
    columns = ("dimension__code", "code", "label", "is_general", "is_confirmed")
    of_both = [
        list(parts(one).order_by("code").values_list(*columns))
        for one in (older, copied)
    ]
    assert of_both[0] == of_both[1]
    assert copy_referential(older).edition == "3"
    assert older.dimensions.count() == copied.dimensions.count() == 8


def test_a_round_keeps_the_version_it_began_with():
    older = make_referential()
    held = make_round(referential=older)
    copied = copy_referential(older)
    copied.dimensions.update(label="Autre chose")
    held.refresh_from_db()
    assert held.referential == older
    assert not older.dimensions.filter(label="Autre chose").exists()
    part = parts(older).first()
    with pytest.raises(ValidationError, match="copie"):
        part.full_clean()
    parts(copied).first().full_clean()
