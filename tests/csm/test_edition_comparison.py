"""The editions of a territory side by side: what each report tells, and nothing more."""

import datetime as dt

import pytest
from django.urls import reverse

from evaluation.reporting import report_of
from evaluation.reporting.comparing import compared
from programmes.models import Role
from tests.evaluation.making_report import agree, make_season
from tests.factories import make_membership, make_programme, make_territory, make_user

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 9, 1)


@pytest.fixture
def territory():
    return make_territory(name="Rivemont")


@pytest.fixture
def editions(territory):
    """Two editions of one territory, the older one with few participants."""
    return [
        make_season(
            make_programme(territory=territory, first_year=year, last_year=year + 1),
            people=people,
        )
        for year, people in ((2024, 3), (2025, 9))
    ]


@pytest.fixture
def seen(client, editions):
    """Return a function that opens the comparison as somebody with these roles."""

    def open_(*roles):
        user = make_user()
        for programme, role in zip(editions, roles, strict=False):
            make_membership(programme, role, user=user)
        client.force_login(user)
        address = reverse("edition_comparison", args=[editions[0].slug])
        return client.get(address).context

    return open_


def told_of(programmes):
    return {line.label: line.numbers for line in compared(programmes, DAY)}


def test_each_edition_tells_what_its_own_report_tells(editions):
    told = told_of(editions)
    reports = [report_of(one, outside=True) for one in editions]
    assert told["Partenaires autour de la table"] == tuple(
        report.people_count for report in reports
    )
    for label, column in (
        ("cela a aidé", 0),
        ("sans effet", 1),
        ("cela a fait du mal", 2),
    ):
        sums = tuple(report.answers[-1].sums[column] for report in reports)
        assert told[f"Dernière co-évaluation\u00a0: {label}"] == sums


def test_participants_too_few_are_not_counted_in_any_edition(editions):
    assert told_of(editions)["Dont participants"] == (None, 9)


def test_whoever_takes_part_in_both_sees_both_the_older_first(seen, editions):
    assert seen(Role.PARTICIPANT, Role.PARTNER)["editions"] == editions


def test_an_edition_of_others_is_not_there(seen, editions):
    context = seen(Role.PARTICIPANT)
    assert context["editions"] == editions[:1]
    assert context["untold_count"] == 0


def test_who_observes_sees_an_edition_once_its_group_agreed(seen, editions):
    assert seen(Role.OBSERVER)["untold_count"] == 1
    agree(editions[0])
    assert seen(Role.OBSERVER)["editions"] == editions[:1]


def test_many_editions_cost_no_more_queries(editions, django_assert_num_queries):
    with django_assert_num_queries(11):
        compared(editions[:1], DAY)
    with django_assert_num_queries(11):
        compared(editions, DAY)
