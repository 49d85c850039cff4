import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from contracts.composition import paper_of
from programmes.models import Kind, Role
from tests.contracts.texts import AUTHORITY, OLD_CONTRACT, PARTICIPANTS
from tests.factories import make_contract, make_membership, make_programme
from tests.factories import make_role_group as make_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    programme = make_programme(
        slug="val-fleuri",
        participant_singular="partenaire bénéficiaire",
        participant_plural="partenaires bénéficiaires",
    )
    for kind in (Kind.PARTICIPANT, Kind.AUTHORITY, Kind.FACILITATOR, Kind.FUTURE):
        make_group(programme, kind)
    return programme


def words_of(block):
    return [c.text for c in block.commitments.kept().order_by("position")]


@pytest.fixture
def coordinator(programme, client):
    membership = make_membership(programme, Role.COORDINATOR)
    client.force_login(membership.user)
    return membership


def give(client, **data):
    return client.post(reverse("contracts:import", args=["val-fleuri"]), data)


def fill(client, page, **changed):
    """Send the review page back as it was shown, but for ``changed``."""
    form = page.context_data["form"]
    data = {field.html_name: field.value() or "" for field in form} | changed
    return client.post(reverse("contracts:import_fill", args=["val-fleuri"]), data)


def test_a_pasted_text_is_shown_before_anything_is_written(
    coordinator, programme, client
):
    page = give(client, text=OLD_CONTRACT)

    assert page.status_code == 200
    assert PARTICIPANTS[1] in page.content.decode()
    assert not hasattr(programme, "contract")


def test_the_text_looked_over_fills_the_contract(coordinator, programme, client):
    answer = fill(client, give(client, text=OLD_CONTRACT))

    assert answer.url == reverse("contracts:write", args=["val-fleuri"])
    paper = paper_of(programme.contract)
    assert [len(block.items) for block in paper.own[0].blocks] == [6, 7, 11, 0]
    assert programme.contract.revisions.filter(saved_by=coordinator.user).exists()


def test_a_text_of_many_lines_is_looked_over_like_another(
    coordinator, programme, client
):
    promises = "\n".join(f"- Venir le jour {day}" for day in range(1_100))
    lead_in = "En tant qu’habitants, je m’engage à :"
    fill(client, give(client, text=f"Article 1er : Venir\n{lead_in}\n{promises}"))

    assert len(words_of(programme.contract.blocks.get())) == 1_100


def test_a_corrected_guess_is_shown_again_then_kept(coordinator, programme, client):
    page = give(client, text=OLD_CONTRACT)
    form = page.context_data["form"]
    place = next(
        n
        for n, piece in enumerate(form.reading.pieces)
        if piece.text == PARTICIPANTS[5]
    )

    again = fill(client, page, **{f"role-{place}": "note"})
    assert again.status_code == 200
    assert not hasattr(programme, "contract")

    fill(client, again)
    programme.refresh_from_db()
    block = programme.contract.blocks.get(role_group__kind=Kind.PARTICIPANT)
    assert words_of(block) == list(PARTICIPANTS[:5])
    assert PARTICIPANTS[5] in "\n".join(
        programme.contract.notes.values_list("text", flat=True)
    )


def test_the_group_of_a_block_may_be_chosen(coordinator, programme, client):
    group = make_group(programme, Kind.ASSOCIATION)

    fill(client, give(client, text=OLD_CONTRACT), **{"group-1": str(group.pk)})

    block = programme.contract.blocks.get(role_group=group)
    assert words_of(block) == list(AUTHORITY)


def test_a_contract_with_text_asks_before_it_is_put_aside(
    coordinator, programme, client
):
    make_contract(programme)
    page = give(client, text=OLD_CONTRACT)

    refused = fill(client, page)
    assert "archive" in refused.context_data["form"].errors

    assert fill(client, page, archive="on").status_code == 302


def test_a_forged_source_is_asked_for_again(coordinator, programme, client):
    page = give(client, text=OLD_CONTRACT)
    answer = fill(client, page, source="n’importe quoi")
    assert answer.url == reverse("contracts:import", args=["val-fleuri"])


@pytest.mark.parametrize("text", ["", "   \n", "a\x00b", "x" * 200_001])
def test_a_text_that_cannot_be_read_is_kept_and_explained(coordinator, client, text):
    page = give(client, text=text)
    assert page.status_code == 200
    assert page.context_data["form"].errors


def test_the_page_asked_for_again_begins_again(coordinator, client):
    answer = client.get(reverse("contracts:import_fill", args=["val-fleuri"]))
    assert answer.url == reverse("contracts:import", args=["val-fleuri"])


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.COORDINATOR, 200),
        (Role.FACILITATOR, 200),
        (Role.PARTNER, 403),
        (Role.PARTICIPANT, 403),
        (Role.OBSERVER, 403),
    ],
    ids=str,
)
def test_those_who_write_the_whole_text_bring_one_in(programme, client, role, status):
    client.force_login(make_membership(programme, role).user)
    assert give(client, text=OLD_CONTRACT).status_code == status


def test_a_file_is_read_like_a_pasted_text(coordinator, client):
    file = SimpleUploadedFile("contrat.txt", OLD_CONTRACT.encode("utf-16"))
    page = give(client, file=file)
    assert len(page.context_data["reading"].articles) == 4


def test_a_file_of_another_kind_is_explained(coordinator, client):
    page = give(
        client,
        file=SimpleUploadedFile("photo.docx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"),
    )
    assert page.context_data["form"].errors
