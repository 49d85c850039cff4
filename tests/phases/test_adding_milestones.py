"""A milestone that the path lacks is added, once, with a phase or a step of it."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from phases import changing
from phases.models import Milestone, Phase
from phases.plan import plan_of
from phases.views import milestones
from programmes.models import Role
from tests.factories import make_membership, make_programme, make_user
from tests.phases.scenes import acts, milestone, phase, step, url, walking

pytestmark = pytest.mark.django_db

TAKEN = "Choisissez un jalon que le parcours n’a pas encore"
CHANGED = "Ce avec quoi il vient a changé entre-temps"


@pytest.fixture
def programme():
    """A path without a mid-term."""
    programme = walking()
    programme.path.milestones.filter(kind="mid_term").delete()
    return programme


@pytest.fixture
def enter(client, programme):
    def enter(role=Role.COORDINATOR):
        client.force_login(make_membership(programme, role).user)

    return enter


def sent(programme, **values):
    place = f"phase-{phase(programme, 'III').pk}"
    words = {"kind": "mid_term", "label": "Bilan de mi-parcours", "comes_with": place}
    return words | {"submission_id": str(uuid.uuid4())} | values


def kinds(programme):
    return sorted(programme.path.milestones.values_list("kind", flat=True))


def offered(page, name):
    return [str(value) for value, _label in page.context["form"].fields[name].choices]


ALL = ["final", "mid_term", "signature"]


def test_it_is_offered_only_when_one_is_missing(client, programme, enter):
    enter()
    address = url(programme, "milestone_add")
    assertContains(client.get(url(programme, "arrange")), address)
    client.post(address, sent(programme))
    assertNotContains(client.get(url(programme, "arrange")), address)
    page = client.get(address, follow=True)
    assertRedirects(page, url(programme, "arrange"))
    assertContains(page, "Il n’y a pas de jalon à ajouter")


def test_it_comes_with_a_phase(client, programme, enter):
    enter()
    page = client.get(url(programme, "milestone_add"))
    assert offered(page, "kind") == ["mid_term"]
    data = sent(programme)
    for _click in range(2):
        answer = client.post(url(programme, "milestone_add"), data)
        assertRedirects(answer, url(programme, "arrange"))
    row = milestone(programme, "mid_term")
    assert (row.label, row.phase.code, row.step) == (data["label"], "III", None)
    assert row.pk in [one.pk for one in plan_of(programme).milestones]
    assert acts() == [("milestone", "added")]


def test_it_comes_with_a_step_that_is_no_milestone_yet(client, programme, enter):
    enter()
    three, taken = step(programme, "III b"), step(programme, "III c")
    places = offered(client.get(url(programme, "milestone_add")), "comes_with")
    assert f"step-{three.pk}" in places
    assert f"step-{taken.pk}" not in places
    typed = sent(programme, comes_with=f"step-{three.pk}")
    client.post(url(programme, "milestone_add"), typed)
    assert milestone(programme, "mid_term").step == three


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"kind": ""}, "Ce champ est obligatoire"),
        ({"kind": "final"}, TAKEN),
        ({"kind": "fête"}, TAKEN),
        ({"label": " "}, "Ce champ est obligatoire"),
        ({"label": "x" * 301}, "300"),
        ({"comes_with": ""}, "Ce champ est obligatoire"),
        ({"comes_with": "phase-0"}, "Sélectionnez un choix valide"),
        ({"comes_with": "step-x"}, "Sélectionnez un choix valide"),
    ],
    ids=str,
)
def test_what_cannot_be_is_said_and_nothing_added(
    client, programme, enter, typed, says
):
    enter()
    page = client.post(url(programme, "milestone_add"), sent(programme, **typed))
    assertContains(page, 'id="errors"')
    assertContains(page, says)
    assert kinds(programme) == ["final", "signature"]


def test_the_second_of_two_people_keeps_what_was_typed(client, programme, enter):
    enter()
    client.post(url(programme, "milestone_add"), sent(programme))
    typed = sent(programme, label="Une pause, et des crêpes")
    page = client.post(url(programme, "milestone_add"), typed)
    assertContains(page, TAKEN)
    assertContains(page, "des crêpes")
    assert kinds(programme) == ALL


@pytest.mark.parametrize("by_whom", ["another", "a step"])
def test_what_others_did_between_reading_and_writing_is_said(
    client, programme, enter, monkeypatch, by_whom
):
    enter()
    three, adding = step(programme, "III b"), changing.add_milestone

    def late(one, by):
        if by_whom == "another":
            Milestone.objects.create(path=one.path, kind=one.kind, label="Avant")
        else:
            milestone(programme, "final").delete()
            Milestone.objects.create(path=one.path, kind="final", step=three)
        return adding(one, by)

    monkeypatch.setattr(milestones, "add_milestone", late)
    typed = sent(programme, comes_with=f"step-{three.pk}")
    page = client.post(url(programme, "milestone_add"), typed)
    said = "Le parcours a déjà ce jalon" if by_whom == "another" else CHANGED
    assertContains(page, said)
    assertContains(page, typed["label"])
    assert acts() == []


def test_none_is_added_with_a_phase_taken_out_meanwhile(programme):
    three = phase(programme, "III")
    Phase.objects.filter(pk=three.pk).update(archived_at=timezone.now())
    for place in ({"phase": three}, {"phase": three, "step": step(programme, "III b")}):
        one = Milestone(path=programme.path, kind="mid_term", label="Bilan", **place)
        with pytest.raises(ValidationError, match=CHANGED):
            changing.add_milestone(one, make_user())


def test_a_facilitator_adds_an_evaluation_and_no_signature(client, programme, enter):
    enter(Role.FACILITATOR)
    milestone(programme, "signature").delete()
    address = url(programme, "milestone_add")
    assert offered(client.get(address), "kind") == ["mid_term"]
    assertContains(client.post(address, sent(programme, kind="signature")), TAKEN)
    assertRedirects(client.post(address, sent(programme)), url(programme, "path"))
    assert kinds(programme) == ["final", "mid_term"]


@pytest.mark.parametrize(
    "role", [Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER], ids=str
)
def test_the_others_add_no_milestone(client, programme, enter, role):
    enter(role)
    address = url(programme, "milestone_add")
    assert client.get(address).status_code == 403
    assert client.post(address, sent(programme)).status_code == 403
    assert kinds(programme) == ["final", "signature"]


def test_who_is_not_of_the_programme_finds_no_page(client, programme):
    client.force_login(make_membership(make_programme()).user)
    address = url(programme, "milestone_add")
    assert client.post(address, sent(programme)).status_code == 404


def test_without_a_path_or_a_phase_there_is_nothing_to_come_with(client, programme):
    bare = make_programme()
    client.force_login(make_membership(bare).user)
    assert client.get(url(bare, "milestone_add")).status_code == 404
    client.force_login(make_membership(programme).user)
    programme.path.phases.update(archived_at=timezone.now())
    address = url(programme, "milestone_add")
    assertNotContains(client.get(url(programme, "arrange")), address)
    assertContains(client.get(address, follow=True), "mettez-en d’abord une")
