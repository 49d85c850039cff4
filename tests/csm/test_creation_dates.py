import datetime as dt

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from contracts.models import Contract
from phases.models import Phase
from programmes.models import Programme
from tests.csm.creating import send, start, url
from tests.factories import (
    make_contract,
    make_frozen,
)

pytestmark = pytest.mark.django_db


def test_the_dates_say_what_follows_and_the_months_of_the_season(client, leader, draft):
    start(draft, leader, "Rouffach 2019")
    answer = send(client, "dates", draft, day="2026-01-22", duration_months="10",
                  mid_term_rule="halfway", look="yes", version="2")  # fmt: skip
    assertContains(answer, "jusqu’au dimanche 22 novembre 2026")
    assertContains(answer, "lundi 22 juin 2026")
    assertContains(answer, "De septembre 2025 à août 2026")
    assertContains(answer, "septembre et octobre 2025")
    assert Programme.objects.get().signature_planned_on is None


def test_a_day_that_was_chosen_shows_what_moves_with_it(client, leader, draft):
    start(draft, leader)
    values = {"duration_months": "6", "mid_term_rule": "months_after_signature",
              "mid_term_months": "3"}  # fmt: skip
    send(client, "dates", draft, day="2026-01-22", version="2", **values)
    assert Contract.objects.get().ceremony.session.day == dt.date(2026, 1, 22)
    answer = send(client, "dates", draft, day="2026-02-26", version="3", **values)
    assert len(answer.context["moves"].moving) == 4
    assert Programme.objects.get().signature_planned_on == dt.date(2026, 1, 22)
    hidden = {field.name: field.value() or "" for field in answer.context["form"]}
    client.post(url("dates", draft), hidden | {"confirmed": "yes"})
    assert Programme.objects.get().signature_planned_on == dt.date(2026, 2, 26)
    assert Contract.objects.get().ceremony.session.day == dt.date(2026, 2, 26)


def test_agendas_are_told_of_the_day_that_moves(client, leader, draft):
    """Each row has one version more, and the page that comes back is up to date."""
    start(draft, leader)
    values = {"duration_months": "6", "mid_term_rule": "halfway", "confirmed": "yes"}
    for day, version in (("2026-01-22", "2"), ("2026-02-26", "3")):
        send(client, "dates", draft, day=day, version=version, **values)
    session = Contract.objects.get().ceremony.session
    assert (session.day, session.version) == (dt.date(2026, 2, 26), 2)
    assert Programme.objects.get().version == 4


def test_two_who_choose_the_dates_see_both(client, leader, draft):
    Programme.objects.update(duration_months=9, version=5)
    answer = send(client, "dates", draft, day="2026-01-22", duration_months="6",
                  mid_term_rule="halfway", version="1")  # fmt: skip
    assertContains(answer, "jeudi 22 janvier 2026", status_code=409)
    assert Programme.objects.get().duration_months == 9


@pytest.mark.parametrize("day", ["hier", "2026-02-30", "0001-01-01", "9999-12-31"])
def test_a_day_that_cannot_be_is_refused(client, leader, draft, day):
    answer = send(client, "dates", draft, day=day, duration_months="6",
                  mid_term_rule="halfway", version="1")  # fmt: skip
    assert list(answer.context["form"].errors) == ["day"]


def test_the_dates_of_a_frozen_text_are_only_read(client, leader, draft):
    draft.signature_planned_on = timezone.localdate() + dt.timedelta(days=20)
    draft.duration_months = 6
    draft.save()
    make_frozen(make_contract(draft))
    answer = client.get(url("dates", draft))
    assertNotContains(answer, 'name="duration_months"')
    assertNotContains(answer, 'name="day"')
    assertContains(client.get(url("pack", draft)), "figé")


@pytest.mark.parametrize("more", [1, 30])
def test_the_dates_cost_the_same_however_many_phases(
    client, leader, draft, django_assert_num_queries, more
):
    path = start(draft, leader).path
    Phase.objects.bulk_create(
        Phase(path=path, code=str(number), label="Encore") for number in range(more)
    )
    client.get(url("dates", draft))
    # Session, user, memberships; contract; phases, steps, milestones.
    with django_assert_num_queries(7):
        client.get(url("dates", draft))
