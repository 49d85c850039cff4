"""The journal: each line continues the one before it, and says so when it was altered."""

import datetime as dt
import json

import pytest
from django.utils import translation

from programmes import journal
from programmes.models import Event
from tests.factories import make_programme, make_user
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 1, 22, 15, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def programme():
    programme = make_programme()
    for number in range(1, 4):
        journal.record(programme, "signed", None, token=f"P{number}")
    return programme


@pytest.fixture
def unguarded(programme):
    take_the_guard_away()


def lines(programme):
    return list(programme.events.order_by("sequence"))


def faults(programme):
    return list(journal.faults(programme.events.order_by("sequence")))


def change(programme, sequence, **values):
    assert programme.events.filter(sequence=sequence).update(**values) == 1


def test_lines_follow_one_another(programme):
    first, second, third = lines(programme)
    assert [line.sequence for line in lines(programme)] == [1, 2, 3]
    assert first.previous == ""
    assert (second.previous, third.previous) == (first.digest, second.digest)
    assert faults(programme) == []


def test_a_line_is_canonical_json_in_universal_time():
    programme, by = make_programme(), make_user()
    line = journal.record(programme, "frozen", by, at=AT, version=3, digest="é")
    assert line.content == (
        '{"at":"2026-01-22T14:30:00.000000+00:00",'
        f'"by":{by.pk},"facts":{{"digest":"é","version":3}},"kind":"frozen",'
        f'"programme":{programme.pk},"schema":1,"sequence":1}}'
    )
    assert journal.facts_of(line) == {"version": 3, "digest": "é"}
    assert line.digest == journal.digest_of("", line.content)


def test_each_programme_has_its_own_chain(programme):
    other = make_programme()
    line = journal.record(other, "frozen", None)
    assert (line.sequence, line.previous) == (1, "")
    assert len(lines(programme)) == 3


@pytest.mark.usefixtures("unguarded")
def test_an_altered_line_is_named(programme):
    content = lines(programme)[1].content.replace("P2", "P9")
    change(programme, 2, content=content)
    [fault] = faults(programme)
    assert "2 was altered" in fault


@pytest.mark.usefixtures("unguarded")
def test_a_line_altered_with_its_digest_breaks_the_next(programme):
    first, second, _third = lines(programme)
    content = second.content.replace("P2", "P9")
    change(
        programme,
        2,
        content=content,
        digest=journal.digest_of(first.digest, content),
    )
    [fault] = faults(programme)
    assert "3 does not continue" in fault


@pytest.mark.usefixtures("unguarded")
def test_a_line_taken_out_is_named(programme):
    programme.events.filter(sequence=2).delete()
    [fault] = faults(programme)
    assert "2 is missing" in fault


@pytest.mark.usefixtures("unguarded")
def test_a_line_slipped_in_is_named(programme):
    values = {"sequence": 4, "kind": "signed", "happened_at": AT, "content": "{}"}
    Event.objects.create(programme=programme, previous="0", digest="0", **values)
    broken, altered = faults(programme)
    assert "4 does not continue" in broken
    assert "4 was altered" in altered


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize(
    "values",
    [{"kind": "struck_out"}, {"happened_at": AT}, {"by": "somebody"}],
    ids=["kind", "instant", "author"],
)
def test_columns_say_what_the_content_says(programme, values):
    if "by" in values:
        values = {"by": make_user()}
    change(programme, 2, **values)
    [fault] = faults(programme)
    assert "2 says otherwise" in fault


@pytest.mark.usefixtures("unguarded")
def test_a_line_that_is_no_json_is_named(programme):
    first = lines(programme)[0]
    content = json.dumps(["not", "a", "line"])
    digest = journal.digest_of(first.digest, content)
    change(programme, 2, content=content, digest=digest)
    said, broken = faults(programme)
    assert "2 says otherwise" in said
    assert "3 does not continue" in broken


@pytest.mark.usefixtures("unguarded")
def test_the_end_cut_off_leaves_a_chain_that_is_whole(programme):
    """Only the last digest, kept elsewhere, tells: ``verify --last-digests``."""
    programme.events.filter(sequence=3).delete()
    assert faults(programme) == []
