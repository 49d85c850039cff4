"""The state of the programme on one page: true, in counts, and without anybody's name."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertRedirects

from csm.state_sheet import parts_of, state_sheet, state_sheet_pdf
from phases.copying import begin_path
from phases.models import PathTemplate
from programmes.models import Kind, Role
from programmes.printing import pages_of
from tests.contracts.reading_pdf import opened, plain, text
from tests.factories import (
    make_contract,
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
    make_role_group,
    make_signed,
    make_territory,
    make_user,
)
from tests.workshops.making import in_days, make_decision, make_meeting

pytestmark = pytest.mark.django_db
READERS = (Role.COORDINATOR, Role.FACILITATOR, Role.OBSERVER)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def programme():
    town = make_territory(name="Rivemont", slug="rivemont", code="RIV")
    return make_programme(
        territory=town,
        audience="Habitantes et habitants de Rivemont qui reçoivent le RSA",
        signature_planned_on=dt.date(2026, 1, 22),
    )


def walk(programme, name="Mulhouse 2008"):
    return begin_path(programme, PathTemplate.objects.get(name=name))


def said(programme):
    """Return what the sheet says, each answer by its label."""
    facts = parts_of(state_sheet(programme))
    parts = ("phases", "milestones", "table", "contract", "committee")
    return {
        fact.label: [plain(one) for one in fact.said]
        for part in parts
        for fact in facts[part]
    }


@pytest.mark.parametrize("role", Role, ids=str)
@pytest.mark.parametrize("name", ["state_sheet", "state_sheet_pdf"])
def test_the_team_and_the_committee_read_it(client, programme, role, name):
    client.force_login(make_membership(programme, role).user)
    answer = client.get(reverse(name, args=[programme.slug]))
    assert answer.status_code == (200 if role in READERS else 403)
    if role in READERS and name == "state_sheet_pdf":
        neutral = 'inline; filename="rivemont-2025-2026-etat.pdf"'
        assert answer.headers["Content-Disposition"] == neutral


@pytest.mark.parametrize("name", ["state_sheet", "state_sheet_pdf"])
def test_strangers_find_nothing(client, programme, name):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    assert client.get(reverse(name, args=[programme.slug])).status_code == 404


def test_it_says_where_the_path_is_and_which_days_count(programme):
    path = walk(programme)
    done, under_way = path.phases.order_by("position")[:2]
    done.started_on, done.finished_on = dt.date(2025, 10, 9), dt.date(2025, 12, 11)
    done.from_month, done.until_month = 10, 12
    done.finished_by = make_user()
    done.save()
    under_way.started_on = dt.date(2025, 12, 1)
    under_way.save()

    facts = said(programme)

    assert facts["Phase 1"][0] == "Faite (prévue : d’octobre à décembre 2025)"
    assert "partenaires-auteurs" in facts["Phase 1"][1]
    assert facts["Phase 2"][0] == "En cours"
    assert facts["Phase 3"][0] == "À venir"
    assert facts["Signature du CSM"] == ["Date prévue : jeudi 22 janvier 2026"]
    by_end = "Évaluation à la fin du contrat"
    assert facts[by_end] == ["Date prévue : mercredi 22 juillet 2026"]


def test_a_programme_that_has_nothing_yet_says_so(programme):
    sheet = state_sheet(programme)
    assert sheet.facts["phases"] == sheet.facts["table"] == []
    facts = said(programme)
    assert facts["État"] == ["Pas encore commencé"]
    assert facts["Dernière réunion"] == ["Pas encore"]
    assert facts["Décisions à faire"] == ["Aucune"]
    assert facts["Prochaine réunion"] == ["Pas encore prévue"]


def test_people_are_told_in_counts_and_fewer_than_five_are_not_counted(programme):
    for _ in range(7):
        make_partner(programme)
    for _ in range(2):
        make_partner(programme, Kind.FACILITATOR)
        make_partner(programme, Kind.ASSOCIATION, organisation=make_organisation())
    make_role_group(programme, Kind.FUTURE)
    facts = said(programme)
    assert facts["Partenaires-auteurs"] == ["Sept personnes"]
    assert facts["Animateurs du CSM"] == ["Moins de cinq personnes"]
    assert facts["Associations"] == ["Deux structures"]
    assert facts["Partenaires à venir"] == ["À inviter ensemble"]


@pytest.mark.parametrize(
    ("people", "signed", "words"),
    [
        (6, 0, "Pas encore"),
        (6, 5, "Par tout le groupe, sauf moins de cinq personnes"),
        (6, 2, "Par moins de cinq personnes"),
        (6, 6, "Par tout le groupe"),
        (10, 5, "Par cinq personnes"),
    ],
)
def test_those_who_did_not_sign_cannot_be_counted(programme, people, signed, words):
    contract = make_contract(programme)
    make_signed(contract, people=people, signed=signed or 1)
    if not signed:
        version = contract.frozen_versions.get()
        by = version.frozen_by
        version.signatures.update(
            struck_at=timezone.now(), struck_by=by, struck_because="Une autre ligne."
        )
    assert said(programme)["Exemplaires signés"] == [words]


def test_who_signed_and_left_is_counted_on_neither_side(programme):
    contract = make_contract(programme)
    make_signed(contract, people=6)
    programme.partners.participants().first().leave(timezone.localdate())
    assert said(programme)["Exemplaires signés"] == ["Par tout le groupe"]
    assert said(programme)["Partenaires-auteurs"] == ["Cinq personnes"]


def test_the_contract_is_told_with_its_reference_and_its_dates(programme):
    make_contract(programme)
    walk(programme)
    facts = said(programme)
    assert facts["État"] == ["En préparation"]
    assert facts["Référence"][0].startswith("RIV-2025-01, version ")
    assert facts["Cérémonie prévue le"] == ["Jeudi 22 janvier 2026"]
    assert facts["Fin"][0] == "Mercredi 22 juillet 2026"
    assert "Mi-parcours" not in facts  # the path tells it
    assert "Exemplaires signés" not in facts


def test_the_decisions_of_the_committee_are_counted_since_its_last_meeting(programme):
    old, last = (make_meeting(programme, day=in_days(day)) for day in (-60, -20))
    make_meeting(programme, day=in_days(-1)).cancel()
    make_decision(old, done_on=in_days(-40))
    make_decision(old, done_on=in_days(-20))
    make_decision(last, done_on=in_days(-2))
    make_decision(old, due_on=in_days(-30))
    make_decision(last, due_on=in_days(30))
    make_decision(last).take_out()
    make_decision(make_meeting())
    make_meeting(programme, day=dt.date(2999, 1, 1), starts_at=dt.time(14, 30))
    facts = said(programme)
    assert facts["Décisions à faire"] == [
        "Deux décisions, dont une à l’échéance passée"
    ]
    assert facts["Faites depuis cette réunion"] == ["Deux décisions"]
    assert facts["Prochaine réunion"] == ["Mardi 1er janvier 2999 à 14 h 30"]


def crowd(programme):
    """Fill the programme with names wherever there can be one."""
    contract = make_contract(programme, by=make_user(name="CNRY-compte"))
    walk(programme)
    for number in range(6):
        make_partner(programme, name=f"CNRY-{number}", first_name=f"CNRY-p{number}")
    town = make_partner(programme, Kind.AUTHORITY, name="CNRY-ville")
    town.representatives.create(name="CNRY-maire", capacity="CNRY-qualité")
    member = make_user(name="CNRY-membre")
    make_membership(programme, Role.OBSERVER, user=member, capacity="CNRY-capacité")
    meeting = make_meeting(programme, title="CNRY-titre", place="CNRY-lieu")
    make_decision(meeting, words="CNRY-mots", who="CNRY-qui")
    make_meeting(programme, day=in_days(4), place="CNRY-chez", agenda="CNRY-ordre")
    make_signed(contract)


def test_it_names_nobody_on_paper_and_on_screen(client, programme):
    crowd(programme)
    client.force_login(make_membership(programme, Role.OBSERVER).user)
    page = client.get(reverse("state_sheet", args=[programme.slug]))
    leaf = page.content.decode().partition("<article")[2].partition("</article>")[0]
    assert "Six personnes" in leaf
    assert "CNRY" not in leaf
    pdf = state_sheet_pdf(programme)
    assert "CNRY" not in text(pdf) + str(opened(pdf).docinfo)


@pytest.mark.parametrize("name", ["Mulhouse 2008", "Rouffach 2019"])
def test_it_holds_on_one_tagged_page_in_real_french(programme, name):
    make_contract(programme)
    walk(programme, name)
    for kind in Kind:
        make_partner(programme, kind)
    for day in (-20, 20):
        make_decision(make_meeting(programme, day=in_days(day)), due_on=in_days(-1))
    pdf = state_sheet_pdf(programme)
    assert pages_of(pdf) == 1
    whole = text(pdf)
    assert "État du programme" in whole
    assert "Imprimé le" in whole
    assert "page 1 / 1" in whole
    with opened(pdf) as document:
        assert str(document.Root.Lang) == "fr"
        assert document.Root.MarkInfo.Marked


def test_a_long_path_and_many_groups_still_hold_on_one_page(programme):
    path = walk(programme)
    for number in range(5, 9):
        path.phases.create(
            code=str(number),
            label="Ce que nous faisons ensemble, " * 4,
            position=number,
        )
    for number in range(8):
        label = f"Partenaires mobilisés, groupe {number}"
        make_role_group(programme, Kind.ASSOCIATION, label=label)
    assert state_sheet(programme).facts["is_long"]
    assert pages_of(state_sheet_pdf(programme)) == 1


def test_the_sheet_keeps_the_language_of_the_contract(client, programme):
    client.force_login(make_membership(programme).user)
    client.post(reverse("set_language"), {"language": "en"})
    page = client.get(reverse("state_sheet", args=[programme.slug]))
    assertContains(page, '<article class="leaf leaf--sheet" lang="fr">')
    assertContains(page, "Où en est le parcours")


def test_whoever_has_printed_too_much_is_told(client, programme, monkeypatch):
    monkeypatch.setattr("programmes.handing_out.allow_rendering", lambda user: False)
    client.force_login(make_membership(programme, Role.OBSERVER).user)
    answer = client.get(reverse("state_sheet_pdf", args=[programme.slug]))
    back = reverse("workshops:steering", args=[programme.slug])
    assertRedirects(answer, back, fetch_redirect_response=False)
    assertContains(client.get(back), "Vous avez beaucoup imprimé")


@pytest.mark.parametrize("rows", [1, 30])
def test_it_costs_the_same_however_much_there_is(
    client, programme, django_assert_num_queries, rows
):
    crowd(programme)
    for _ in range(rows):
        make_partner(programme)
        make_decision(make_meeting(programme), done_on=in_days(0))
    client.force_login(make_membership(programme).user)
    place = reverse("state_sheet", args=[programme.slug])
    client.get(place)
    with django_assert_num_queries(31):
        assertContains(client.get(place), "Exemplaires signés")
