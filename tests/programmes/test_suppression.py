"""What a table of counts lets one find, whatever arithmetic is done with what it tells."""

from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programmes.counting import FEWEST, is_small
from programmes.suppression import told, told_in_a_row

MOST = 12
#: All tables are tried: few at a time, however long that takes.
BRUTE = settings(deadline=None, max_examples=60)


def tables_like(table):
    """Yield every table of whole numbers, sums around it, that says what is told."""
    most = FEWEST if table.total is None else table.total
    for rows in _filled(table.cells, most):
        sums = tuple(map(sum, rows))
        columns = tuple(map(sum, zip(*rows, strict=True)))
        whole = (*sums, *columns, sum(sums))
        said = (*table.rows, *table.columns, table.total)
        if all(one in (None, known) for one, known in zip(said, whole, strict=True)):
            yield [number for row in rows for number in row] + list(whole)


def _filled(cells, most, before=()):
    if not cells:
        yield before
        return
    for row in _rows(cells[0], most):
        yield from _filled(cells[1:], most - sum(row), (*before, row))


def _rows(row, most):
    if not row:
        yield ()
        return
    first = range(most + 1) if row[0] is None else (row[0],)
    for number in first:
        if number <= most:
            yield from ((number, *rest) for rest in _rows(row[1:], most - number))


def all_of(cells):
    sums = list(map(sum, cells))
    flat = [number for row in cells for number in row]
    return [*flat, *sums, *map(sum, zip(*cells, strict=True)), sum(sums)]


@cache
def could_be(table):
    """Return for each number all that it may be, for who knows what is told."""
    return [set(numbers) for numbers in zip(*tables_like(table), strict=True)]


def assert_nobody_is_counted(cells, table):
    """Each small number could be another one, and could be five or more."""
    for number, others in zip(all_of(cells), could_be(table), strict=True):
        assert number in others
        if is_small(number):
            assert len(others) > 1
            assert not all(map(is_small, others))


def counts(height, width, most=MOST, total=MOST):
    numbers = st.lists(st.integers(0, most), min_size=width, max_size=width)
    return st.lists(numbers, min_size=height, max_size=height).filter(
        lambda cells: sum(map(sum, cells)) <= total
    )


@pytest.mark.parametrize(("rows", "columns"), list(product([True, False], repeat=2)))
def test_no_small_number_is_found_in_any_table_of_two_rows_and_columns(rows, columns):
    for flat in product(range(6), repeat=4):
        cells = [flat[:2], flat[2:]]
        assert_nobody_is_counted(cells, told(cells, rows=rows, columns=columns))


@BRUTE
@given(counts(2, 3, 3))
def test_no_small_number_is_found_in_a_table_of_two_rows(cells):
    assert_nobody_is_counted(cells, told(cells))


@BRUTE
@given(counts(3, 3, 3, 7), st.booleans(), st.booleans())
def test_no_small_number_is_found_in_a_table_of_three_rows(cells, rows, columns):
    assert_nobody_is_counted(cells, told(cells, rows=rows, columns=columns))


@BRUTE
@given(counts(1, 5, 9))
def test_no_small_number_is_found_in_a_list(cells):
    assert_nobody_is_counted(cells, told(cells, columns=False))


def test_a_table_without_small_numbers_is_told_whole():
    table = told([[5, 0], [12, 7]])
    assert table.cells == ((5, 0), (12, 7))
    assert (table.rows, table.columns, table.total) == ((5, 19), (17, 7), 24)
    assert not table.withholds


def test_a_small_number_takes_others_with_it():
    table = told([[3, 12, 9], [8, 10, 20]])
    assert table.cells == ((None, None, 9), (None, None, 20))
    assert (table.rows, table.columns, table.total) == ((24, 38), (11, 22, 29), 62)
    assert table.withholds


def test_a_table_of_few_people_in_all_tells_nothing():
    table = told([[1, 0], [0, 2]])
    assert table.cells == ((None, None), (None, None))
    assert (table.rows, table.columns, table.total) == (
        (None, None),
        (None, None),
        None,
    )


def test_small_numbers_everywhere_leave_their_sum_alone():
    table = told([[1, 0, 0], [0, 2, 0], [0, 0, 3]])
    assert {number for row in table.cells for number in row} == {None}
    assert table.total == 6


def test_nobody_at_all_is_told():
    assert told([[0, 0]]).cells == ((0, 0),)
    assert told([]).total == 0


def test_counts_in_a_row_lose_the_smallest_other_one():
    assert told_in_a_row([12, 4, 30, 6]) == (12, None, 30, None)


@given(
    st.lists(
        st.lists(st.integers(0, 40), min_size=6, max_size=6), min_size=4, max_size=4
    )
)
def test_a_large_table_is_told_where_it_may_be(cells):
    table = told(cells)
    for row, said in zip(cells, table.cells, strict=True):
        for number, shown in zip(row, said, strict=True):
            assert shown in (None, number)
            assert not (shown is not None and is_small(number))
