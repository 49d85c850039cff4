"""The page of the path, and the choice of one to start from."""

import datetime as dt
import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from phases.models import Milestone, Path, PathTemplate, Phase, Step
from programmes.models import Event, Role
from tests.factories import make_membership, make_programme
from tests.phases.scenes import MULHOUSE, ROUFFACH, milestone, url, walking
from tests.site.pages import parse

pytestmark = pytest.mark.django_db


def enter(client, programme, role=Role.COORDINATOR):
    user = make_membership(programme, role).user
    client.force_login(user)
    return user


@pytest.mark.parametrize("role", Role, ids=str)
def test_all_who_take_part_read_the_whole_path(client, role):
    programme = walking(MULHOUSE, signature_planned_on=dt.date(2018, 12, 18))
    enter(client, programme, role)
    page = client.get(url(programme, "path"))
    for said in (
        "Période de préparation du CSM",
        "Phase 2",
        "Construction du CSM avec les partenaires-auteurs eux-mêmes",
        "Mardi 18 décembre 2018",
        "trois mois après la signature",
        "Bien-être ou mieux-être",
    ):
        assertContains(page, said)
    changes = role in (Role.COORDINATOR, Role.FACILITATOR)
    assertContains(
        page, "Changer ce jalon", count=(0, 2, 3)[changes + (role == "coordinator")]
    )


def test_the_two_clocks_stand_side_by_side(client):
    programme = walking()
    enter(client, programme, Role.PARTICIPANT)
    Phase.objects.filter(code="II").update(started_on=dt.date(2018, 11, 6))
    page = client.get(url(programme, "path"))
    assertContains(page, "de novembre 2018 à mars 2019")
    assertContains(page, "depuis le mardi 6 novembre 2018")
    for address in [
        row.get_absolute_url()
        for row in Phase.objects.select_related("path__programme")
    ]:
        assertContains(page, address)


def test_a_day_chosen_by_hand_is_shown_with_its_reason_and_the_counted_one(client):
    programme = walking(signature_planned_on=dt.date(2019, 3, 18))
    enter(client, programme, Role.OBSERVER)
    by_hand = milestone(programme, "mid_term")
    by_hand.set_on, by_hand.set_because = dt.date(2019, 6, 20), "La salle est prise."
    by_hand.save()
    page = client.get(url(programme, "path"))
    assertContains(page, "Jeudi 20 juin 2019")
    assertContains(page, "compté, ce serait le mardi 18 juin 2019")
    assertContains(page, "La salle est prise.")


def last_steps(client, programme):
    """Return what is said of the step III c where the path is told card by card."""
    cards = parse(client.get(url(programme, "path"))).query("article .days__item")
    said = [card.to_text() for card in cards]
    return [text for text in said if "III c" in text]


def test_a_step_that_is_a_milestone_of_another_name_says_both(client):
    programme = walking()
    enter(client, programme, Role.OBSERVER)
    step = "Co-évaluation participative finale"
    assert [step in said for said in last_steps(client, programme)] == [True]
    Milestone.objects.filter(kind="final").update(label="Bilan")
    (said,) = last_steps(client, programme)
    assert (said.count(step), said.count("Bilan")) == (1, 1)


def test_no_participant_is_named_by_a_word_that_is_not_the_programmes(client):
    programme = walking(participant_singular="habitant", participant_plural="habitants")
    enter(client, programme)
    page = client.get(url(programme, "path"))
    assertContains(page, "par les habitants")
    assertNotContains(page, "{les participants}")


def test_a_stranger_finds_no_path(client):
    programme = walking()
    enter(client, make_programme())
    for name in ("path", "choose", "arrange"):
        assert client.get(url(programme, name)).status_code == 404


@pytest.mark.parametrize(
    ("role", "says"),
    [
        (Role.COORDINATOR, "Choisir un parcours"),
        (Role.PARTICIPANT, "La coordination le"),
    ],
    ids=str,
)
def test_without_a_path_the_page_says_what_to_do(client, role, says):
    programme = make_programme()
    enter(client, programme, role)
    assertContains(client.get(url(programme, "path")), says)


def test_a_path_that_lost_all_its_phases_is_no_failure(client):
    programme = walking()
    enter(client, programme)
    Phase.objects.update(archived_at="2019-01-01T00:00:00Z")
    assertContains(client.get(url(programme, "path")), "pas encore de phase")


def test_every_line_is_shown_before_a_path_is_chosen(client):
    programme = make_programme(first_year=2018, last_year=2019)
    enter(client, programme)
    page = client.get(url(programme, "choose"))
    assertContains(page, "par les partenaires-auteurs")
    assertContains(page, "<strong>II c</strong>")
    assertContains(page, "de novembre 2018 à mars 2019")
    assertContains(page, "Phase 4")
    assert not Path.objects.exists()


def test_the_path_of_the_pack_that_speaks_alike_comes_first(client):
    programme = make_programme(
        participant_singular="partenaire bénéficiaire",
        participant_plural="partenaires bénéficiaires",
    )
    enter(client, programme)
    PathTemplate.objects.create(name="Aubagne 2012")
    offers = client.get(url(programme, "choose")).context["offers"]
    assert [offer["template"].name for offer in offers] == [
        MULHOUSE,
        "Aubagne 2012",
        ROUFFACH,
    ]


def test_a_path_is_chosen_once(client):
    programme = make_programme()
    enter(client, programme)
    template = PathTemplate.objects.get(name=MULHOUSE)
    sent = {"template": template.pk, "submission_id": str(uuid.uuid4())}
    for _click in range(2):
        assertRedirects(
            client.post(url(programme, "choose"), sent), url(programme, "path")
        )
    assert programme.path.phases.count() == 4
    assert [one.kind for one in Event.objects.all()] == ["path_begun"]


def test_a_second_choice_changes_nothing_and_says_so(client):
    programme = walking()
    enter(client, programme)
    other = {"template": PathTemplate.objects.get(name=MULHOUSE).pk}
    for answer in (
        client.get(url(programme, "choose"), follow=True),
        client.post(url(programme, "choose"), other, follow=True),
    ):
        assertContains(answer, "Ce programme a déjà son parcours")
    assert programme.path.phases.count() == 4
    assert programme.path.phase_word == ""


@pytest.mark.parametrize(
    "sent",
    [{"template": ""}, {"template": "0"}, {"template": "9" * 40}, {"template": "x"}],
    ids=str,
)
def test_a_choice_that_is_none_is_said(client, sent):
    programme = make_programme()
    enter(client, programme)
    assertContains(client.post(url(programme, "choose"), sent), 'id="errors"')


@pytest.mark.parametrize("role", [r for r in Role if r != Role.COORDINATOR], ids=str)
def test_only_the_coordination_chooses_a_path(client, role):
    programme = make_programme()
    enter(client, programme, role)
    assert client.get(url(programme, "choose")).status_code == 403


@pytest.mark.parametrize("rows", [1, 30])
def test_the_path_costs_the_same_however_long(client, django_assert_num_queries, rows):
    programme = walking()
    enter(client, programme)
    path = programme.path
    for number in range(rows):
        period = path.periods.create(label=f"Période {number}", position=number)
        more = path.phases.create(label="Encore", period=period, position=20 + number)
        Step.objects.create(phase=more, label="Un pas")
    client.get(url(programme, "path"))  # the time of the login is written once
    # session, account, membership; phases, steps, milestones
    with django_assert_num_queries(6):
        client.get(url(programme, "path"))


@pytest.mark.parametrize("rows", [1, 30])
def test_the_choice_costs_the_same_however_many(
    client, django_assert_num_queries, rows
):
    programme = make_programme()
    enter(client, programme)
    for number in range(rows):
        template = PathTemplate.objects.create(name=f"Parcours {number}")
        template.lines.create(sort="phase", label="Une phase")
    client.get(url(programme, "choose"))
    # session, account, membership; path; templates to choose from; templates, lines
    with django_assert_num_queries(7):
        client.get(url(programme, "choose"))


def test_a_milestone_that_was_not_placed_is_on_no_page(client):
    programme = walking()
    enter(client, programme)
    Milestone.objects.filter(kind="final").update(phase=None, step=None, label="Perdu")
    assertNotContains(client.get(url(programme, "path")), "Perdu")
    assertContains(client.get(url(programme, "arrange")), "sans phase")
