"""The page of a milestone: its name and place, another day by hand, the day it was held."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from phases.models import Step
from programmes.journal import facts_of
from programmes.models import Event, Role
from tests.factories import make_contract, make_membership, make_programme
from tests.phases.scenes import MULHOUSE, milestone, phase, step, url, walking

pytestmark = pytest.mark.django_db

SIGNED = dt.date(2019, 3, 18)


@pytest.fixture
def programme():
    return walking(signature_planned_on=SIGNED)


@pytest.fixture
def enter(client, programme):
    """Log in with a role in the programme."""

    def enter(role=Role.COORDINATOR):
        client.force_login(make_membership(programme, role).user)

    return enter


def sent(row, version=1, **values):
    place = f"step-{row.step_id}" if row.step_id else f"phase-{row.phase_id}"
    return {
        "label": row.label,
        "comes_with": place,
        "set_on": "",
        "set_because": "",
        "held_on": "",
        "version": version,
    } | values


def save(client, programme, kind, **values):
    """Send the form of a milestone, and return the answer and the row as it is now."""
    row = milestone(programme, kind)
    address = url(programme, "milestone_edit", row.pk)
    answer = client.post(address, sent(row, **values), follow=True)
    row.refresh_from_db()
    return answer, row


def told():
    return [(one.kind, facts_of(one)) for one in Event.objects.order_by("sequence")]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.FACILITATOR], ids=str)
def test_another_day_is_chosen_with_a_reason(client, programme, enter, role):
    enter(role)
    day = {"set_on": "2019-06-20", "set_because": "La salle est prise."}
    page, row = save(client, programme, "mid_term", **day)
    assert (row.set_on, row.set_because) == (dt.date(2019, 6, 20), day["set_because"])
    assertContains(page, "compté, ce serait le mardi 18 juin 2019")
    ((kind, facts),) = told()
    assert (kind, facts["milestone"], facts["day"]) == (
        "milestone_set",
        "mid_term",
        "2019-06-20",
    )
    assert "salle" not in str(facts)


def test_the_day_it_was_held_is_noted_and_taken_back(client, programme, enter):
    enter(Role.FACILITATOR)
    _page, row = save(client, programme, "final", held_on="2019-09-18")
    assert row.held_on == dt.date(2019, 9, 18)
    _page, row = save(client, programme, "final", version=2)
    assert row.held_on is None
    assert [(kind, facts["day"]) for kind, facts in told()] == [
        ("milestone_held", "2019-09-18"),
        ("milestone_held", None),
    ]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"set_on": "2019-06-20"}, "Dites pourquoi un autre jour a été choisi"),
        (
            {"set_because": "Parce que."},
            "Choisissez l’autre jour, ou retirez la raison",
        ),
        ({"held_on": "2100-01-01"}, "Ce jour n’est pas encore venu"),
        ({"set_on": "1850-01-01", "set_because": "Non."}, "Choisissez un jour entre"),
        ({"comes_with": "phase-0"}, "Sélectionnez un choix valide"),
        ({"comes_with": "x"}, "Sélectionnez un choix valide"),
        ({"label": ""}, "Nom"),
        ({"set_on": "jamais", "set_because": "Non."}, "Écrivez le jour ainsi"),
    ],
    ids=str,
)
def test_what_cannot_be_is_said_and_kept(client, programme, enter, typed, says):
    enter()
    page, row = save(client, programme, "mid_term", **typed)
    assertContains(page, says)
    assertContains(page, 'id="errors"')
    assert (row.set_on, row.held_on, row.version) == (None, None, 1)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2019-03-17", "Ce jour viendrait avant la signature"),
        ("2019-09-19", "Ce jour viendrait après la fin du contrat"),
    ],
)
def test_a_day_outside_the_contract_is_kept_with_a_warning(
    client, programme, enter, day, says
):
    enter()
    typed = {"set_on": day, "set_because": "C’est ainsi."}
    page, row = save(client, programme, "mid_term", **typed)
    assertContains(page, says)
    assert row.set_on.isoformat() == day


def test_a_day_within_the_contract_is_kept_without_a_word(client, programme, enter):
    enter()
    typed = {"set_on": "2019-09-18", "set_because": "C’est ainsi."}
    page, _row = save(client, programme, "mid_term", **typed)
    assertNotContains(page, "viendrait")


def test_a_milestone_is_named_and_placed_elsewhere(client, programme, enter):
    enter()
    four = phase(programme, "IV")
    typed = {"label": "Bilan", "comes_with": f"phase-{four.pk}"}
    _page, row = save(client, programme, "final", **typed)
    assert (row.label, row.phase, row.step) == ("Bilan", four, None)
    back = step(programme, "III c")
    _page, row = save(
        client, programme, "final", version=2, comes_with=f"step-{back.pk}"
    )
    assert (row.phase, row.step) == (phase(programme, "III"), back)
    assert {kind for kind, _facts in told()} == {"path_changed"}


def test_a_step_that_is_another_milestone_is_not_offered(client, programme, enter):
    enter()
    taken = step(programme, "III b")
    page, row = save(client, programme, "final", comes_with=f"step-{taken.pk}")
    assertContains(page, 'id="errors"')
    assert row.step == step(programme, "III c")


def test_a_facilitator_writes_days_and_leaves_name_and_place(client, programme, enter):
    enter(Role.FACILITATOR)
    four = phase(programme, "IV")
    typed = {
        "label": "Bilan",
        "comes_with": f"phase-{four.pk}",
        "held_on": "2019-09-18",
    }
    _page, row = save(client, programme, "final", **typed)
    assert row.label == "Co-évaluation participative finale"
    assert (row.phase, row.held_on) == (phase(programme, "III"), dt.date(2019, 9, 18))


def test_of_the_signature_only_name_and_place_are_written(client, programme, enter):
    enter()
    make_contract(programme)
    row = milestone(programme, "signature")
    page = client.get(url(programme, "milestone_edit", row.pk))
    assertContains(page, "se choisit sur la page de la cérémonie")
    assertContains(page, "/contrat/ceremonie/")
    assertNotContains(page, 'name="set_on"')
    typed = {"label": "La fête", "set_on": "2019-04-01", "held_on": "2019-04-01"}
    _page, row = save(client, programme, "signature", **typed)
    assert (row.label, row.set_on, row.held_on) == ("La fête", None, None)


def test_a_facilitator_has_nothing_to_write_of_the_signature(client, programme, enter):
    enter(Role.FACILITATOR)
    address = url(programme, "milestone_edit", milestone(programme, "signature").pk)
    assert client.get(address).status_code == 403
    assertNotContains(client.get(url(programme, "path")), address)


@pytest.mark.parametrize(
    "role", [Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER], ids=str
)
def test_the_others_write_no_milestone(client, programme, enter, role):
    enter(role)
    address = url(programme, "milestone_edit", milestone(programme, "final").pk)
    assert client.get(address).status_code == 403


def test_a_milestone_of_another_programme_is_not_found(client, programme, enter):
    enter()
    other = milestone(walking(MULHOUSE), "final")
    assert client.get(url(programme, "milestone_edit", other.pk)).status_code == 404
    client.force_login(make_membership(make_programme()).user)
    mine = milestone(programme, "final")
    assert client.get(url(programme, "milestone_edit", mine.pk)).status_code == 404


def test_a_milestone_without_a_phase_says_that_nobody_sees_it(client, programme, enter):
    enter()
    programme.path.milestones.filter(kind="final").update(phase=None, step=None)
    row = milestone(programme, "final")
    address = url(programme, "milestone_edit", row.pk)
    page = client.get(address)
    assertContains(page, "personne ne le voit")
    assert page.context["form"]["comes_with"].value() == ""
    four = phase(programme, "IV")
    answer = client.post(address, sent(row, comes_with=f"phase-{four.pk}"))
    assertRedirects(answer, url(programme, "path"))
    row.refresh_from_db()
    assert row.phase == four


def test_a_milestone_whose_step_was_taken_out_comes_with_its_phase(
    client, programme, enter
):
    enter()
    Step.objects.filter(phase__code="III", code="c").update(archived_at=timezone.now())
    row = milestone(programme, "final")
    address = url(programme, "milestone_edit", row.pk)
    three = f"phase-{phase(programme, 'III').pk}"
    assert client.get(address).context["form"]["comes_with"].value() == three
    save(client, programme, "final", comes_with=three, held_on="2019-09-18")
    row.refresh_from_db()
    assert (row.step, row.phase.code) == (None, "III")


def test_two_people_who_write_one_milestone_see_both(client, programme, enter):
    enter()
    row = milestone(programme, "final")
    address = url(programme, "milestone_edit", row.pk)
    client.post(address, sent(row, label="Bilan"))
    four = phase(programme, "IV")
    page = client.post(address, sent(row, comes_with=f"phase-{four.pk}"))
    for said in ("Bilan", "IV", "III c"):
        assertContains(page, said, status_code=409)
