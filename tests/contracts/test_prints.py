"""The prints' pages: who opens which, and what they cost."""

import io
import zipfile

import pikepdf
import pytest
from django.contrib.messages import WARNING
from django.urls import reverse

from contracts.prints.kinds import Kind
from programmes.models import Role
from tests.factories import make_contract, make_membership, make_partner

NAMES = ("Zoé Ünal", "Anne-Lise d’Arcy", "Đặng Thị Hương")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def contract(db):
    contract = make_contract()
    for name in NAMES:
        make_partner(contract.programme, name=name)
    return contract


def login(client, contract, role, **values):
    membership = make_membership(contract.programme, role, **values)
    client.force_login(membership.user)
    return membership


def address(name, contract, **values):
    return reverse(
        f"contracts:{name}", kwargs={"slug": contract.programme.slug} | values
    )


def every_print(contract, number):
    kinds = [address("print_html", contract, kind=kind) for kind in Kind.values]
    kinds += [address("print_pdf", contract, kind=kind) for kind in Kind.values]
    copy = [
        address(name, contract, number=number) for name in ("copy_html", "copy_pdf")
    ]
    packs = [address(name, contract) for name in ("pack", "copies_zip")]
    return [address("prints", contract), *kinds, *copy, *packs]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.FACILITATOR])
def test_those_who_write_the_contract_open_every_print(client, contract, role):
    login(client, contract, role)
    number = contract.copies().first().number

    found = {
        page: client.get(page).status_code for page in every_print(contract, number)
    }

    assert found == dict.fromkeys(found, 200)


@pytest.mark.parametrize("role", [Role.PARTNER, Role.PARTICIPANT])
def test_those_who_sign_open_the_prints_without_a_name(client, contract, role):
    login(client, contract, role)
    number = contract.copies().first().number
    refused = {
        *(address(n, contract, kind="archive") for n in ("print_html", "print_pdf")),
        *(address(n, contract, number=number) for n in ("copy_html", "copy_pdf")),
        *(address(n, contract) for n in ("pack", "copies_zip")),
    }

    found = {
        page: client.get(page).status_code for page in every_print(contract, number)
    }

    assert found == {page: 403 if page in refused else 200 for page in found}


def test_a_participant_opens_her_own_copy(client, contract):
    own = contract.copies().last()
    login(client, contract, Role.PARTICIPANT, partner=own)

    response = client.get(address("copy_pdf", contract, number=own.number))
    page = client.get(address("copy_html", contract, number=own.number))

    assert response["Content-Type"] == "application/pdf"
    assert own.name in page.content.decode()
    listed = client.get(address("prints", contract)).content.decode()
    assert [name for name in NAMES if name in listed] == [own.name]


def test_a_number_that_nobody_has_is_refused_like_that_of_another(client, contract):
    login(client, contract, Role.PARTICIPANT, partner=contract.copies().last())

    for number in (contract.copies().first().number, 999):
        assert (
            client.get(address("copy_pdf", contract, number=number)).status_code == 403
        )


def test_an_observer_opens_none_and_a_stranger_finds_none(client, contract):
    pages = every_print(contract, contract.copies().first().number)

    login(client, contract, Role.OBSERVER)
    assert {client.get(page).status_code for page in pages} == {403}

    login(client, make_contract(), Role.COORDINATOR)
    assert {client.get(page).status_code for page in pages} == {404}


def test_an_unknown_print_is_not_found(client, contract):
    login(client, contract, Role.COORDINATOR)

    assert client.get(address("print_pdf", contract, kind="a5")).status_code == 404
    assert client.get(address("copy_pdf", contract, number=999)).status_code == 404


def test_file_names_hold_references_only(client, contract):
    login(client, contract, Role.COORDINATOR)
    number = contract.copies().first().number

    named = client.get(address("copy_pdf", contract, number=number))
    pack = client.get(address("copies_zip", contract))

    copy = f"{contract.reference}-{number:02}.pdf"
    assert named["Content-Disposition"] == f'inline; filename="{copy}"'
    with zipfile.ZipFile(io.BytesIO(pack.content)) as archive:
        references = [contract.copy_reference(one) for one in contract.copies()]
        assert archive.namelist() == [f"{reference}.pdf" for reference in references]


def test_the_pages_are_counted_before_printing(client, contract):
    login(client, contract, Role.COORDINATOR)
    page = address("prints", contract)

    before = client.get(page)
    assert [row["pages"] for row in before.context["prints"]] == [None] * len(Kind)

    client.get(page, {"compter": ""})
    after = client.get(page)

    pdf = client.get(address("print_pdf", contract, kind="sans-nom")).content
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert after.context["pages"] == len(document.pages)
    assert all(row["pages"] for row in after.context["prints"])


def test_sixty_renderings_an_hour_and_kept_bytes_are_not_counted(client, contract):
    from programmes.limits import allow_rendering

    member = login(client, contract, Role.COORDINATOR)
    kept = address("print_pdf", contract, kind="affiche")
    assert client.get(kept).status_code == 200
    while allow_rendering(member.user):
        pass

    assert client.get(kept).status_code == 200
    refused = client.get(address("print_pdf", contract, kind="sans-nom"), follow=True)
    assert refused.redirect_chain == [(address("prints", contract), 302)]


def test_a_contract_without_copies_says_so(client, db):
    contract = make_contract()
    login(client, contract, Role.COORDINATOR)

    response = client.get(address("pack", contract), follow=True)

    (message,) = response.context["messages"]
    assert message.level == WARNING


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_prints_costs_the_same_however_many_sign(
    client, db, rows, django_assert_num_queries
):
    contract = make_contract()
    login(client, contract, Role.COORDINATOR)
    for number in range(rows):
        make_partner(contract.programme, name=f"Personne {number}")
    client.get(address("prints", contract))

    with django_assert_num_queries(5):  # session, user, membership, contract, copies
        client.get(address("prints", contract))
