"""The autonomy file: what the group takes along, and what never is in it."""

import io
import re
import zipfile

import pikepdf
import pytest
from django.utils import timezone
from pytest_django.asserts import (
    assertContains,
    assertNotContains,
    assertNumQueries,
)

from contracts.prints import acts
from contracts.prints.sealing import press, sealed_pdf
from evaluation.autonomy import autonomy_pdf, autonomy_zip, file_of
from programmes.models import Role
from programmes.models.membership import Reach
from tests.contracts.making_acts import make_amendment, sealed
from tests.contracts.making_easy import say_easily
from tests.contracts.reading_pdf import text
from tests.evaluation.making_ending import (
    account_of,
    make_carrier,
    make_consent,
    make_contact,
    make_ending,
    url,
)
from tests.factories import (
    make_contract,
    make_idea,
    make_membership,
    make_partner,
    make_round,
    make_signed,
)
from tests.workshops.making import in_days
from tests.workshops.making_confided import make_confidence
from tests.workshops.making_kept import make_rules, make_tool
from tests.workshops.making_minutes import make_approved, make_closed
from tests.workshops.making_presence import make_group_session

pytestmark = pytest.mark.django_db

SECRET = "CANARI"


@pytest.fixture
def ending(programme):
    """A group that carries on, in a programme full of what is not for the file."""
    carrier = make_carrier(programme, name=f"{SECRET} porteur")
    make_partner(programme, name=f"{SECRET} nom", first_name=f"{SECRET} prénom")
    make_confidence(programme, f"{SECRET} confié")
    make_idea(make_round(programme), text=f"{SECRET} idée")
    make_contact(programme, name=f"{SECRET} contact", phone=f"{SECRET} 1")
    gone = make_partner(programme, name=f"{SECRET} parti")
    make_consent(gone, contact=f"{SECRET} parti")
    gone.leave(timezone.localdate())
    back = make_consent(make_partner(programme), contact="")
    back.withdrawn_on = timezone.localdate()
    back.save()
    make_consent(make_partner(programme), purpose="photos", contact="")
    make_closed(make_group_session(programme), done=f"{SECRET} non approuvé")
    make_approved(make_group_session(programme), done=f"{SECRET} pas choisi")
    make_rules(programme, text=f"{SECRET} en cours")
    return make_ending(programme, carrier, rooms="La salle bleue", support="Le mardi")


@pytest.fixture
def filled(ending):
    """The same, with all that the group takes along."""
    programme = ending.programme
    ending.contacts.add(make_contact(programme))
    made = make_consent(make_partner(programme, first_name="Malik"))
    assert made.contact
    minutes = make_approved(
        make_group_session(programme), done="La visite", kept="Retourner au parc"
    )
    ending.minutes.add(minutes)
    programme.rules.all().delete()
    make_rules(programme, agreed_on=in_days(-2), text="On s’écoute")
    make_tool(programme, title="La météo")
    make_group_session(programme, day=in_days(9), place="Le théâtre")
    return ending


IN_IT = (
    "Ada Brun",
    "Malik",
    "06 00 00 00 02",
    "La salle bleue",
    "Le mardi",
    "Retourner au parc",
    "La visite",
    "On s’écoute",
    "La météo",
    "Le théâtre",
    "Nous continuons ensemble.",
)


def folder_of(body):
    with zipfile.ZipFile(io.BytesIO(body)) as folder:
        return {name: folder.read(name) for name in folder.namelist()}


def test_all_that_the_group_takes_along_is_in_it(enter, filled):
    page = enter().get(url(filled.programme, "autonomy"))
    for said in IN_IT:
        assertContains(page, said)


def test_nothing_else_is_in_it_on_screen_on_paper_or_in_the_folder(enter, filled):
    client, programme = enter(Role.FACILITATOR), filled.programme
    make_signed(make_contract(programme), on=timezone.localdate())
    say_easily(programme.contract)
    assertNotContains(client.get(url(programme, "autonomy")), SECRET)
    folder = folder_of(client.get(url(programme, "autonomy_zip")).content)
    assert "dossier.pdf" in folder
    for name, body in folder.items():
        assert SECRET not in name
        assert SECRET not in text(body), name
    assert SECRET not in text(client.get(url(programme, "autonomy_pdf")).content)


def test_the_folder_holds_the_texts_under_neutral_names(filled):
    programme = filled.programme
    version = make_signed(make_contract(programme), on=timezone.localdate())
    press(version)
    act = sealed(make_amendment(programme.contract))
    acts.press(act)
    say_easily(programme.contract)
    folder = folder_of(autonomy_zip(file_of(filled)))
    assert list(folder) == [
        "dossier.pdf",
        "contrat.pdf",
        "contrat-en-mots-simples.pdf",
        "avenant-1.pdf",
        "regles-du-groupe.pdf",
        "outils.pdf",
    ]
    assert all(re.fullmatch(r"[a-z0-9.-]+", name) for name in folder)
    assert folder["contrat.pdf"] == sealed_pdf(version)


def test_an_empty_file_says_what_is_missing(enter, ending):
    page = enter().get(url(ending.programme, "autonomy"))
    for said in ("Aucun contact", "Aucune séance n’est prévue"):
        assertContains(page, said)
    assert list(folder_of(autonomy_zip(file_of(ending)))) == ["dossier.pdf"]


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.COORDINATOR, 200),
        (Role.FACILITATOR, 200),
        (Role.PARTNER, 403),
        (Role.PARTICIPANT, 403),
        (Role.OBSERVER, 403),
    ],
)
def test_the_file_is_for_who_carries_on_and_the_team(enter, ending, role, status):
    client = enter(role)
    for name in ("autonomy", "autonomy_pdf", "autonomy_zip"):
        assert client.get(url(ending.programme, name)).status_code == status


def test_who_carries_on_opens_it(client, ending):
    partner = ending.carriers.get()
    user = account_of(partner)
    make_membership(ending.programme, user=user, partner=partner, reach=Reach.TAKEOVER)
    client.force_login(user)
    assert client.get(url(ending.programme, "autonomy")).status_code == 200


def test_a_group_that_stops_has_no_file(enter, programme):
    make_ending(programme, choice="stops")
    assert enter().get(url(programme, "autonomy")).status_code == 404


def test_a_contact_goes_as_soon_as_the_agreement_is_taken_back(filled):
    (person,) = file_of(filled).people
    assert person.name == "Malik"
    filled.programme.partners.get(first_name="Malik").consents.update(
        withdrawn_on=timezone.localdate(), contact=""
    )
    assert file_of(filled).people == ()


def test_the_print_is_tagged_and_has_a_title(filled):
    with pikepdf.open(io.BytesIO(autonomy_pdf(file_of(filled)))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "fr"


def test_the_print_is_kept_nowhere_for_its_contacts_may_be_taken_back(
    filled, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    autonomy_pdf(file_of(filled))
    assert list(tmp_path.rglob("*.pdf")) == []


def test_the_file_costs_as_many_queries_for_thirty_as_for_one(filled):
    with assertNumQueries(9):
        file_of(filled)
    for _number in range(30):
        make_tool(filled.programme)
        make_group_session(filled.programme, day=in_days(3))
        make_consent(make_partner(filled.programme))
        filled.contacts.add(make_contact(filled.programme))
    with assertNumQueries(9):
        file_of(filled)
