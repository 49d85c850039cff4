"""Changing one part of a path: its words, and when it is planned."""

import datetime as dt

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from phases.models import Phase
from phases.plan import plan_of
from programmes.models import Role
from tests.factories import make_contract, make_frozen, make_membership
from tests.phases.scenes import MULHOUSE, acts, period, phase, stretch, url, walking

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return walking(MULHOUSE)


@pytest.fixture
def enter(client, programme):
    """Log in with a role in the programme."""

    def enter(role=Role.COORDINATOR):
        user = make_membership(programme, role).user
        client.force_login(user)
        return user

    return enter


def test_a_phase_changes_its_words_and_its_period(client, programme, enter):
    enter()
    row, end = phase(programme, "3"), period(programme, "Fin")
    sent = stretch(label="Agir", code="3", kind="realisation", period=end.pk)
    client.post(url(programme, "part_edit", "phases", row.pk), sent)
    assert [p.title for p in plan_of(programme).periods[-1].phases] == [
        "Phase 3",
        "Phase 4",
    ]
    assert acts() == [("phase", "changed")]


def test_saving_words_keeps_what_happened(client, programme, enter):
    enter()
    day = dt.date(2018, 9, 10)
    Phase.objects.filter(code="3").update(started_on=day)
    row = phase(programme, "3")
    client.post(url(programme, "part_edit", "phases", row.pk), stretch())
    row.refresh_from_db()
    assert (row.label, row.started_on) == ("Faire connaissance", day)


def test_a_facilitator_plans_and_leaves_the_words(client, programme, enter):
    enter(Role.FACILITATOR)
    row = phase(programme, "3")
    label, address = row.label, url(programme, "part_edit", "phases", row.pk)
    assertNotContains(client.get(address), 'name="label"')
    answer = client.post(address, stretch(from_month="2", until_month="6"))
    assertRedirects(answer, row.get_absolute_url())
    row.refresh_from_db()
    assert (row.label, row.from_month, row.until_month) == (label, 2, 6)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (
            {
                "from_month": "2",
                "until_month": "6",
                "planned_from": "2019-02-01",
                "planned_until": "2019-06-30",
            },
            "par mois ou par jours, pas les deux",
        ),
        ({"from_month": "2"}, "Donnez le premier mois et le dernier"),
        ({"planned_until": "2019-02-01"}, "Donnez le premier jour et le dernier"),
        (
            {"planned_from": "2019-03-02", "planned_until": "2019-03-01"},
            "Le dernier jour prévu vient après le premier",
        ),
        ({"from_month": "3", "until_month": "11"}, "Une saison va de septembre à août"),
        ({"from_month": "13", "until_month": "1"}, "Sélectionnez un choix valide"),
        (
            {"planned_from": "0001-01-01", "planned_until": "0001-01-02"},
            "Choisissez un jour",
        ),
        ({"label": ""}, "Ce qu’on y fait"),
        ({"label": "x" * 301}, "300"),
        ({"code": "trop long"}, "8"),
    ],
    ids=str,
)
def test_a_plan_that_cannot_be_is_said_and_kept(client, programme, enter, typed, says):
    enter()
    row = phase(programme, "3")
    page = client.post(url(programme, "part_edit", "phases", row.pk), stretch(**typed))
    assertContains(page, says)
    assertContains(page, 'id="errors"')


def test_with_one_year_alone_months_are_explained_and_kept(client):
    programme = walking(MULHOUSE, first_year=2019, last_year=2019)
    client.force_login(make_membership(programme).user)
    row = phase(programme, "3")
    address = url(programme, "part_edit", "phases", row.pk)
    assertContains(client.get(address), "Écrivez les jours à la main")
    client.post(address, stretch(from_month="3", until_month="11"))
    row.refresh_from_db()
    assert (row.from_month, row.until_month, row.planned_in(programme.season)) == (
        3,
        11,
        None,
    )


def test_months_that_run_backwards_in_a_season_give_no_day():
    programme = walking()
    Phase.objects.filter(code="I").update(from_month=3, until_month=11)
    assert plan_of(programme).phases[0].window is None


def test_two_people_who_change_one_phase_see_both_texts(client, programme, enter):
    enter()
    row = phase(programme, "3")
    address = url(programme, "part_edit", "phases", row.pk)
    client.post(address, stretch(label="Agir ensemble"))
    page = client.post(
        address, stretch(label="Avancer", from_month="2", until_month="6")
    )
    for said in ("Agir ensemble", "Avancer", "février"):
        assertContains(page, said, status_code=409)


def test_the_words_of_the_path_are_changed(client, programme, enter):
    enter()
    sent = {"phase_word": "Étape", "outcome": "Un mieux-être", "version": 1}
    client.post(url(programme, "words_edit"), sent)
    assertContains(client.get(url(programme, "path")), "Étape 1")
    assert client.post(url(programme, "words_edit"), sent).status_code == 409
    assert acts() == [("path", "changed")]


def test_beside_a_frozen_text_the_forms_say_that_nobody_signs_again(
    client, programme, enter
):
    enter()
    row = phase(programme, "3")
    address = url(programme, "part_edit", "phases", row.pk)
    said = "Le texte figé garde le parcours avec lequel il a été figé"
    assertNotContains(client.get(address), said)
    make_frozen(make_contract(programme))
    assertContains(client.get(address), said, count=3)
    assertContains(client.get(url(programme, "words_edit")), said, count=2)
