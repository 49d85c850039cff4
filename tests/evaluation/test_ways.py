"""Where the pages of a co-evaluation lead: readings, indicators, report, what comes after."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from evaluation.ways import ways_of
from programmes.models import Role
from tests.evaluation.making_asking import (
    DAY,
    access_of,
    come_in,
    make_evaluation,
    url,
)
from tests.evaluation.making_measures import make_indicator
from tests.factories import make_contract, make_membership, make_programme

pytestmark = pytest.mark.django_db

READINGS, INDICATORS = "Relire nos engagements", "Nos indicateurs"
IMPROVEMENTS = "Ce qu’on peut faire mieux, et ce que c’est devenu"
REPORT, AFTER = "Rapport de notre programme", "La suite"


def led_to(programme, role, evaluation=None):
    access = access_of(make_membership(programme, role))
    return [one.label for one in ways_of(access, evaluation)]


def test_the_team_is_led_to_the_indicators_the_others_once_there_is_one():
    programme = make_programme()
    assert led_to(programme, Role.FACILITATOR) == [INDICATORS, IMPROVEMENTS]
    assert led_to(programme, Role.PARTICIPANT) == [IMPROVEMENTS]
    make_indicator(programme)
    assert led_to(programme, Role.PARTICIPANT) == [INDICATORS, IMPROVEMENTS]
    assert led_to(programme, Role.OBSERVER) == [IMPROVEMENTS]


def test_the_report_is_named_once_a_co_evaluation_took_place():
    evaluation = make_evaluation()
    programme = evaluation.programme
    evaluation.hold(DAY, None)
    assert led_to(programme, Role.PARTNER, evaluation) == [
        READINGS,
        IMPROVEMENTS,
        REPORT,
    ]
    # Who observes reads it once the group has agreed on what it keeps.
    assert led_to(programme, Role.OBSERVER) == [IMPROVEMENTS]
    type(evaluation).objects.update(kept="Du calme.")
    evaluation.agree(DAY, None)
    assert led_to(programme, Role.OBSERVER) == [IMPROVEMENTS, REPORT]


def test_what_comes_after_is_named_once_the_contract_is_signed():
    programme = make_programme(effective_on=DAY, duration_months=6)
    assert led_to(programme, Role.PARTICIPANT) == [IMPROVEMENTS, AFTER]


def test_each_way_leads_to_a_page(client):
    evaluation = make_evaluation()
    evaluation.hold(DAY, None)
    programme = evaluation.programme
    user = make_membership(programme, Role.FACILITATOR).user
    client.force_login(user)
    page = client.get(url("evaluation_detail", programme, evaluation.pk))
    for way in page.context["ways"]:
        assertContains(page, way.url)
        assert client.get(way.url).status_code == 200


def test_the_overview_leads_to_the_report_once_it_took_place(client):
    evaluation = make_evaluation()
    programme = evaluation.programme
    make_contract(programme)
    place = reverse("programme", args=[programme.slug])
    come_in(client, programme, Role.COORDINATOR)
    report = url("report_html", programme)
    assertNotContains(client.get(place), report)
    evaluation.hold(DAY, None)
    assertContains(client.get(place), report)


def test_a_session_of_a_co_evaluation_leads_to_it(client):
    evaluation = make_evaluation()
    programme = evaluation.programme
    come_in(client, programme, Role.PARTICIPANT)
    session = evaluation.session_id
    there = url("session_evaluation", programme, session)
    args = [programme.slug, session]
    assertContains(client.get(reverse("workshops:session_detail", args=args)), there)
    answer = client.get(there)
    assert answer.url == url("evaluation_detail", programme, evaluation.pk)
