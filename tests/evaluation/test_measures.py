"""Measuring together: counts typed once, changed with care, never an average."""

import itertools

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from evaluation.measured import measured_in, told_outside
from evaluation.models import Measure
from programmes.models import Role
from tests.contracts.reading_pdf import text
from tests.evaluation.making_measures import (
    WORDS,
    Means,
    Moment,
    counts,
    make_indicator,
    make_measure,
    measured,
    type_counts,
)
from tests.factories import make_membership, make_programme
from tests.workshops.making import in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def indicator(programme):
    return make_indicator(programme)


@pytest.fixture
def lead(client, programme):
    client.force_login(make_membership(programme, Role.FACILITATOR).user)
    return client


def at(programme, name, *args):
    return reverse(f"evaluation:{name}", args=[programme.slug, *args])


def sent(indicator, *numbers, version=1):
    """Return what the screen sends, the lowest level first."""
    levels = indicator.levels.all()
    typed = {f"level-{one.pk}": n for one, n in zip(levels, numbers, strict=True)}
    return typed | {"version": version}


def test_the_team_prepares_a_measure_and_types_its_counts(lead, programme, indicator):
    values = {"moment": "start", "means": "hands", "held_on": str(in_days(-1))}
    lead.post(at(programme, "measure_begin"), values)
    measure = Measure.objects.get()
    page = lead.get(at(programme, "measure_type", measure.pk))
    for words in WORDS:
        assertContains(page, words)
    typed = sent(indicator, 1, "", 4, 2, 0)
    page = lead.post(at(programme, "measure_type", measure.pk), typed)
    assertRedirects(page, at(programme, "measure_detail", measure.pk))
    assert counts(measure) == [1, 0, 4, 2, 0]


def test_a_moment_is_measured_once(lead, programme, indicator):
    first = make_measure(programme)
    values = {"moment": "start", "means": "hands", "held_on": str(in_days(-1))}
    lead.post(at(programme, "measure_begin"), values)
    with pytest.raises(ValidationError, match="existe déjà"):
        make_measure(programme)
    assert Measure.objects.get() == first
    first.archive()
    make_measure(programme)
    with pytest.raises(ValidationError):
        first.bring_back()


def test_only_what_the_group_agreed_on_is_measured(programme, indicator):
    make_indicator(programme, name="En discussion", agreed_on=None)
    make_indicator(programme, name="Retiré").archive()
    measure = make_measure(programme)
    assert list(measure.indicators()) == [indicator]
    type_counts(measure, indicator, 0, 1, 0, 0, 0)
    indicator.archive()
    assert list(measure.indicators()) == [indicator]


def test_an_indicator_without_any_number_is_not_measured(programme, indicator):
    measure = measured(0, 0, 0, 0, 0, indicator=indicator)
    assert counts(measure) == []
    type_counts(measure, indicator, 0, 0, 2, 0, 0)
    type_counts(measure, indicator, 0, 0, 0, 0, 0)
    assert counts(measure) == []


def test_two_people_who_type_see_both_numbers(lead, programme, indicator):
    measure = make_measure(programme)
    here = at(programme, "measure_type", measure.pk)
    lead.post(here, sent(indicator, 0, 7, 0, 0, 0))
    page = lead.post(here, sent(indicator, 0, 0, 3, 0, 0))
    assertContains(page, "7", status_code=409)
    assert counts(measure) == [0, 7, 0, 0, 0]
    lead.post(here, sent(indicator, 0, 0, 3, 0, 0, version=2))
    assert counts(measure) == [0, 0, 3, 0, 0]


@pytest.mark.parametrize("number", ["-1", "1000", "deux"])
def test_a_number_that_nobody_can_count_is_refused(lead, programme, indicator, number):
    measure = make_measure(programme)
    here = at(programme, "measure_type", measure.pk)
    page = lead.post(here, sent(indicator, number, 1, 1, 1, 1))
    assertContains(page, "Écrivez un nombre de 0 à 999")
    assert counts(measure) == []


def test_what_was_taken_out_is_not_typed_any_more(lead, programme, indicator):
    measure = make_measure(programme)
    measure.archive()
    here = at(programme, "measure_type", measure.pk)
    page = lead.post(here, sent(indicator, 0, 7, 0, 0, 0))
    assertContains(page, "retirée de la liste entre-temps")
    assertContains(page, 'value="7"')
    assert counts(measure) == []


def test_the_start_and_the_end_stand_beside_one_another(lead, programme, indicator):
    measured(2, 3, 1, 0, 0, indicator=indicator)
    measured(0, 1, 3, 2, 0, indicator=indicator, moment=Moment.FINAL)
    [one] = measured_in(programme, inside=True)
    assert [spread.measure.moment for spread in one.spreads] == ["start", "final"]
    told = [[bar.number for bar in spread.bars] for spread in one.spreads]
    assert told == [[0, 0, 1, 3, 2], [0, 2, 3, 1, 0]]  # the ideal one first
    page = lead.get(at(programme, "indicator_results"))
    assertContains(page, "Au début")
    assertContains(page, "À la fin")
    assertContains(page, "6 personnes", count=2)
    for word in ("%", "moyenne de", "score"):
        assert word not in page.content.decode().split("<main")[1]


def test_the_day_of_a_measure_changes(lead, programme, indicator):
    measure = make_measure(programme)
    here = at(programme, "measure_edit", measure.pk)
    lead.post(here, {"held_on": "2026-03-02", "version": 1})
    assert str(Measure.objects.get().held_on) == "2026-03-02"
    page = lead.post(here, {"held_on": "2026-03-03", "version": 1})
    assert page.status_code == 409


def test_the_sheet_says_the_five_situations_in_the_words_of_the_group(
    lead, programme, indicator, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    measure = make_measure(programme, means=Means.PAPER)
    answer = lead.get(at(programme, "measure_sheet_pdf", measure.pk))
    printed = text(answer.content)
    page = lead.get(at(programme, "measure_sheet", measure.pk))
    for words in WORDS:
        assert words.split("’")[0] in printed
        assertContains(page, words.split("’")[0])


def test_who_observes_reads_no_count_of_one_to_four(client, programme, indicator):
    measured(1, 4, 9, 6, 0, indicator=indicator)
    client.force_login(make_membership(programme, Role.OBSERVER).user)
    assert client.get(at(programme, "indicator_list")).status_code == 403
    page = client.get(at(programme, "indicator_results"))
    assertContains(page, "1 à 2")
    assertContains(page, "5 de 1 à 2 ensemble")
    assertNotContains(page, "personnes</p>")


def published(numbers):
    return tuple((one.first, one.last, one.number) for one in told_outside(numbers))


def test_no_count_of_one_to_four_can_be_found_out():
    seen = {}
    # All tables of at most a dozen people: those that publish the same are all there.
    tables = itertools.product(range(13), repeat=5)
    for numbers in (one for one in tables if sum(one) <= 12):
        seen.setdefault(published(numbers), []).append(numbers)
    for told, possible in seen.items():
        for level in range(5):
            values = {numbers[level] for numbers in possible}
            # Either it is not small, or it could as well be another number.
            assert len(values) > 1 or not 0 < min(values) < 5, told
        assert all(number is None or number == 0 or number >= 5 for *_, number in told)


def test_all_that_may_be_told_outside_adds_up():
    for numbers in itertools.product((0, 1, 4, 5, 9), repeat=5):
        told = published(numbers)
        assert told[0][0] == 1
        assert told[-1][1] == 5
        if sum(numbers) == 0 or sum(numbers) >= 5:
            assert sum(number for *_, number in told) == sum(numbers)


@pytest.mark.parametrize("number", [1, 30])
def test_the_results_ask_as_much_however_many_there_are(
    lead, programme, number, django_assert_num_queries
):
    made = [make_indicator(programme, name=f"Indicateur {n}") for n in range(number)]
    measure = make_measure(programme)
    typed = {(one.pk, level): 2 for one in made for level in range(1, 6)}
    measure.type_counts(typed, 1)
    with django_assert_num_queries(10):
        page = lead.get(at(programme, "indicator_results"))
    assertContains(page, "10 personnes", count=number)
    with django_assert_num_queries(9):
        lead.get(at(programme, "measure_detail", measure.pk))
