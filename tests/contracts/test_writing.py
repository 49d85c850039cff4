"""The page where the contract is written: who sees which tools, and what it costs."""

import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.drafting import add_commitment
from contracts.models import Contract, Revision, Section
from programmes.models import Kind, Role
from tests.factories import (
    make_contract,
    make_membership,
    make_partner,
    make_programme,
    make_role_group,
    make_user,
)

pytestmark = pytest.mark.django_db

READERS = [Role.COORDINATOR, Role.FACILITATOR, Role.PARTNER, Role.PARTICIPANT]


def url(contract, name, *args):
    return reverse(f"contracts:{name}", args=[contract.programme.slug, *args])


@pytest.fixture
def contract():
    return make_contract()


@pytest.fixture
def enter(client, contract):
    """Log in with a role in the contract's programme, and return the account."""

    def enter(role, **values):
        user = make_membership(contract.programme, role, **values).user
        client.force_login(user)
        return user

    return enter


@pytest.mark.parametrize("name", ["detail", "write", "history", "library"])
@pytest.mark.parametrize("role", READERS, ids=str)
def test_those_who_sign_and_those_who_help_read_the_draft(
    client, contract, enter, role, name
):
    enter(role)
    assert client.get(url(contract, name)).status_code == 200


@pytest.mark.parametrize("name", ["detail", "write", "history", "library", "notes"])
def test_an_observer_does_not_read_the_draft(client, contract, enter, name):
    enter(Role.OBSERVER)
    assert client.get(url(contract, name)).status_code == 403


@pytest.mark.parametrize("name", ["detail", "write", "history", "library", "notes"])
def test_strangers_cannot_tell_that_a_contract_exists(client, contract, name):
    assertRedirects(
        client.get(url(contract, name)),
        f"{reverse('login')}?next={url(contract, name)}",
        fetch_redirect_response=False,
    )
    elsewhere = make_membership(make_programme(), Role.COORDINATOR)
    client.force_login(elsewhere.user)
    assert client.get(url(contract, name)).status_code == 404


def test_a_coordinator_finds_a_way_to_every_passage(client, contract, enter):
    enter(Role.COORDINATOR)
    page = client.get(url(contract, "write"))

    for kind in Section.Kind:
        assertContains(page, url(contract, "section_edit", kind))
    for noun, rows in (("articles", contract.articles), ("groupes", contract.blocks)):
        for passage in rows.all():
            assertContains(page, url(contract, "passage_edit", noun, passage.pk))
            assertContains(page, url(contract, "passage_archive", noun, passage.pk))
    for block in contract.blocks.all():
        assertContains(page, url(contract, "commitment_add", block.pk))
        for commitment in block.commitments.all():
            edit = url(contract, "passage_edit", "engagements", commitment.pk)
            assertContains(page, edit)


@pytest.mark.parametrize(
    ("role", "kind"),
    [(Role.PARTICIPANT, Kind.PARTICIPANT), (Role.PARTNER, Kind.AUTHORITY)],
    ids=str,
)
def test_a_partner_has_tools_in_the_block_of_its_own_group_only(
    client, contract, enter, role, kind
):
    enter(role)
    page = client.get(url(contract, "write"))

    own = contract.blocks.get(role_group__kind=kind)
    assertContains(page, url(contract, "commitment_add", own.pk))
    for commitment in own.commitments.all():
        edit = url(contract, "passage_edit", "engagements", commitment.pk)
        assertContains(page, edit)
    assertNotContains(page, url(contract, "passage_edit", "groupes", own.pk))
    assertNotContains(page, url(contract, "section_edit", "preamble"))
    for other in contract.blocks.exclude(pk=own.pk):
        assertNotContains(page, url(contract, "commitment_add", other.pk))


def test_a_partner_who_left_has_no_tools_any_more(client, contract, enter):
    partner = make_partner(contract.programme, Kind.AUTHORITY, left_on="2025-10-01")
    enter(Role.PARTNER, partner=partner)
    page = client.get(url(contract, "write"))
    assertNotContains(page, "/engagements/ajouter/")


@pytest.mark.parametrize("commitments", [1, 30])
@pytest.mark.parametrize(
    ("name", "queries"),
    # session, account, membership, contract; partners, representatives, sections,
    # commitments, blocks, articles, themes of annex 1, last change; then what each page adds: blocks that
    # one may write, a shelf and what it serves, notes, what was taken out; or names
    # for the marks; or the count of the changes, a page of them, their words before; of
    # the contract read, the comments that wait and its last reopening.
    [("detail", 16), ("write", 21), ("history", 7), ("library", 8)],
)
def test_a_page_costs_the_same_however_long_the_text(
    client, enter, contract, django_assert_num_queries, name, queries, commitments
):
    enter(Role.COORDINATOR)
    make_partner(contract.programme, Kind.AUTHORITY)
    for block in contract.blocks.all():
        for number in range(commitments):
            add_commitment(block, f"Écouter, fois {number}.")
    for commitment in list(block.commitments.all())[:commitments]:
        commitment.archive()
    client.get(url(contract, "detail"))  # the time of the login is written once

    with django_assert_num_queries(queries):
        client.get(url(contract, name))


def test_the_form_of_a_passage_stands_in_its_place(client, contract, enter):
    enter(Role.FACILITATOR)
    commitment = contract.blocks.first().commitments.first()
    page = client.get(url(contract, "passage_edit", "engagements", commitment.pk))

    assertContains(page, "data-editing", count=1)
    assertContains(page, "autofocus", count=1)
    for other in contract.blocks.last().commitments.all():
        assertContains(page, other.text)


def test_saving_leads_back_to_the_passage_and_says_so(client, contract, enter):
    user = enter(Role.FACILITATOR)
    section = contract.sections.get(kind="preamble")
    address = url(contract, "section_edit", "preamble")
    sent = {"text": "Ensemble.", "version": section.version}

    answer = client.post(address, sent)

    assert answer.url == (
        f"{url(contract, 'write')}?garde=section-preamble#section-preamble"
    )
    assertContains(client.get(answer.url), "Le texte est enregistré.")
    last = contract.revisions.newest_first().first()
    assert (last.section, last.act, last.text, last.saved_by) == (
        section,
        Revision.Act.CHANGED,
        "Ensemble.",
        user,
    )


@pytest.mark.parametrize("name", ["section_edit", "passage_edit", "edit"])
def test_a_double_click_saves_once(client, contract, enter, name):
    enter(Role.FACILITATOR)
    commitment = contract.blocks.first().commitments.first()
    places = {
        "section_edit": ["preamble"],
        "passage_edit": ["engagements", commitment.pk],
        "edit": [],
    }
    address = url(contract, name, *places[name])
    sent = {"text": "Ensemble.", "place": "Rivemont", "version": 1}
    sent["submission_id"] = str(uuid.uuid4())

    first, second = (client.post(address, sent) for _click in range(2))

    assert (second.status_code, second.url) == (302, first.url)
    assert contract.revisions.filter(act=Revision.Act.CHANGED).count() == 1


def test_each_saved_change_is_one_version_more(client, contract, enter):
    enter(Role.FACILITATOR)
    before = Contract.objects.get(pk=contract.pk).text_version
    section = contract.sections.get(kind="title")
    client.post(
        url(contract, "section_edit", "title"),
        {"text": "Notre contrat", "version": section.version},
    )
    assert Contract.objects.get(pk=contract.pk).text_version == before + 1


def test_an_unknown_part_of_the_text_is_not_found(client, contract, enter):
    enter(Role.COORDINATOR)
    assert client.get(url(contract, "section_edit", "postface")).status_code == 404
    assert client.get(url(contract, "article_add", 3)).status_code == 404
    assert client.get(f"{url(contract, 'write')}notes/1/modifier/").status_code == 404


def test_place_and_initials_are_saved_with_who_did_it(client, contract, enter):
    user = enter(Role.COORDINATOR)
    sent = {"place": "Rivemont", "version": contract.version}  # the tick is not sent

    answer = client.post(url(contract, "edit"), sent)

    assertRedirects(answer, url(contract, "write"))
    contract.refresh_from_db()
    assert (contract.place, contract.initials) == ("Rivemont", False)
    last = contract.revisions.newest_first().first()
    assert (last.passage, last.heading, last.saved_by) == (None, "Rivemont", user)
    assertContains(client.get(url(contract, "history")), "Lieu et paraphes")


def test_a_programme_without_a_contract_begins_one_once(client):
    programme = make_programme()
    make_role_group(programme, Kind.PARTICIPANT)
    user = make_membership(programme, Role.FACILITATOR).user
    client.force_login(user)
    page = reverse("contracts:detail", args=[programme.slug])
    begin = reverse("contracts:begin", args=[programme.slug])
    assertContains(client.get(page), begin)

    for _again in range(2):
        assert client.post(begin).url == reverse(
            "contracts:write", args=[programme.slug]
        )

    contract = Contract.objects.get(programme=programme)
    assert contract.sections.count() == len(Section.Kind)
    assert contract.revisions.filter(saved_by=user).exists()


def test_a_participant_waits_for_the_contract_to_be_begun(client):
    programme = make_programme()
    client.force_login(make_membership(programme, Role.PARTICIPANT).user)
    page = client.get(reverse("contracts:detail", args=[programme.slug]))
    assertNotContains(page, reverse("contracts:begin", args=[programme.slug]))
    begin = reverse("contracts:begin", args=[programme.slug])
    assert client.post(begin).status_code == 403
    assert not Contract.objects.exists()


def test_what_is_still_open_is_told_on_the_reading_page(client, contract, enter):
    enter(Role.PARTICIPANT)
    section = contract.sections.get(kind="preamble")
    section.text = "Pour {partenaire 99}."
    section.save()
    group = contract.blocks.get(role_group__kind=Kind.FUTURE).role_group

    page = client.get(url(contract, "detail"))

    assertContains(page, "{partenaire 99}", count=2)  # on the paper, and in the list
    assertContains(page, group.open_sentence, count=2)


def test_the_name_of_a_participant_is_not_told_to_everybody(client, contract):
    participant = make_membership(
        contract.programme, Role.PARTICIPANT, user=make_user(name="Odile Ternois")
    )
    block = contract.blocks.get(role_group__kind=Kind.PARTICIPANT)
    add_commitment(block, "Revenir.", participant.user)
    pages = [url(contract, name) for name in ("detail", "write", "history")]

    for role in (Role.PARTNER, Role.PARTICIPANT):
        client.force_login(make_membership(contract.programme, role).user)
        for page in pages:
            assertNotContains(client.get(page), "Ternois")
    client.force_login(make_membership(contract.programme, Role.FACILITATOR).user)
    for page in pages:
        assertContains(client.get(page), "Ternois")


def test_in_english_the_tools_speak_english_on_a_french_paper(client, contract, enter):
    enter(Role.FACILITATOR)
    client.cookies["language"] = "en"
    page = client.get(url(contract, "write"))
    assertContains(page, '<article class="paper" lang="fr"')
    assertContains(page, '<div class="tools" lang="en">')
    assertContains(page, "Article 1<sup>er</sup>")
    assertContains(page, "Préambule</h3>")
    assertContains(page, "Edit the preamble")
