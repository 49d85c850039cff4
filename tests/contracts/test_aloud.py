"""Reading the contract aloud: one thing on each screen, in the order of the contract."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from contracts.aloud import screens, spoken
from contracts.ceremonies import ceremony_of
from contracts.composition import paper_of
from contracts.drafting import add_commitment
from contracts.models import Commitment
from contracts.paper import Span
from programmes.models import Kind, Role, Voice
from tests.contracts.addresses import url
from tests.contracts.papers import sample_paper
from tests.factories import make_frozen, make_membership

pytestmark = pytest.mark.django_db


def said(screen):
    return ["".join(span.text for span in p) for p in screen.paragraphs]


def test_title_articles_and_each_commitment_have_a_screen():
    found = screens(sample_paper())
    assert [one.article.number for one in found if one.article] == [1, 2, 3, 4]
    assert [one.number for one in found if one.number] == list(range(1, 25))
    assert len(found) == 1 + 4 + 24 + 1
    assert found[0].heading == "Contrat Social Multipartite"


def test_the_screens_keep_the_order_of_the_contract():
    places = [one.block for one in screens(sample_paper())]
    assert places == [0] * 5 + [1] * 6 + [2] * 7 + [3] * 11 + [4]


def test_the_lead_in_is_read_once_in_each_block():
    leads = [one.number for one in screens(sample_paper()) if one.lead_in]
    assert leads == [1, 7, 14, 0]


def test_an_open_block_reads_its_sentence():
    last = screens(sample_paper())[-1]
    assert said(last) == ["À définir avec les partenaires que nous solliciterons."]


@pytest.mark.parametrize(
    ("voice", "heard"),
    [
        (Voice.JE, "Je m’engage à écouter les autres."),
        (Voice.NOUS, "Nous nous engageons à écouter les autres."),
        (Voice.S_ENGAGERONT, "Ils s’engageront à écouter les autres."),
    ],
)
def test_a_commitment_is_heard_in_the_voice_of_its_group(voice, heard):
    spans = spoken(voice, (Span("Écouter les autres."),))
    assert "".join(span.text for span in spans) == heard


def test_the_safety_clause_stays_in_view():
    clause = Span("dans la mesure de mes disponibilités", Span.CLAUSE)
    spans = spoken(Voice.JE, (Span("Venir, "), clause, Span(".")))
    assert clause in spans


@pytest.fixture
def reader(client, contract):
    client.force_login(make_membership(contract.programme, Role.PARTICIPANT).user)


def screen_of(contract, number):
    """Return the place of the screen on which a commitment of this number is read."""
    numbers = [one.number for one in screens(paper_of(contract))]
    return numbers.index(number) + 1


def test_a_screen_shows_one_commitment_and_its_place(client, contract, reader):
    block = contract.blocks.get(role_group__kind=Kind.PARTICIPANT)
    add_commitment(block, "Venir <si> je peux.", clause="<si> je peux")
    page = client.get(url(contract, "aloud", screen_of(contract, 4)))
    assertContains(page, "4 sur 8")
    assertContains(page, "Je m’engage à venir")
    assertContains(page, '<span class="clause">&lt;si&gt; je peux</span>', html=True)
    assertNotContains(page, "Écouter les autres, façon 1")
    assertNotContains(page, "site-head")


def test_the_ways_lead_to_the_screens_before_and_after(client, contract, reader):
    last = len(screens(paper_of(contract)))
    first, end = (client.get(url(contract, "aloud", n)) for n in (1, last))
    assertContains(first, f'rel="next" href="{url(contract, "aloud", 2)}"')
    assertNotContains(first, 'rel="prev"')
    assertContains(end, f'rel="prev" href="{url(contract, "aloud", last - 1)}"')
    assertNotContains(end, 'rel="next"')


def test_there_is_no_screen_beyond_the_last(client, contract, reader):
    last = len(screens(paper_of(contract)))
    for number in (0, last + 1, 10**9):
        assert client.get(url(contract, "aloud", number)).status_code == 404


def test_a_frozen_text_is_read_as_it_was_frozen(client, contract, reader):
    place = screen_of(contract, 1)
    make_frozen(contract)
    group = contract.blocks.get(role_group__kind=Kind.PARTICIPANT).role_group
    group.label = "Un autre nom"
    group.save()
    page = client.get(url(contract, "aloud", place))
    assertContains(page, "Écouter les autres, façon 1".replace("É", "é"))
    assertNotContains(page, "Un autre nom")
    assertNotContains(page, "Projet")


@pytest.mark.parametrize("freezes", [False, True], ids=["draft", "frozen"])
@pytest.mark.parametrize(("role", "sees"), [(Role.FACILITATOR, 1), (Role.PARTNER, 0)])
def test_who_reads_is_shown_to_those_who_prepare(client, contract, role, sees, freezes):
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    ceremony_of(contract).turns.create(block=block, reader="Madame la maire")
    place = screen_of(contract, 4)
    if freezes:
        make_frozen(contract)
    client.force_login(make_membership(contract.programme, role).user)
    page = client.get(url(contract, "aloud", place))
    assertContains(page, "Madame la maire", count=sees)


@pytest.mark.parametrize("commitments", [1, 30])
def test_a_screen_costs_the_same_however_long_the_text(
    client, contract, django_assert_num_queries, commitments
):
    client.force_login(make_membership(contract.programme, Role.FACILITATOR).user)
    for block in contract.blocks.all():
        for number in range(commitments):
            add_commitment(block, f"Écouter, fois {number}.")
    client.get(url(contract, "aloud", 1))  # the time of the login is written once
    place = screen_of(contract, 1)
    assert Commitment.objects.count() == 7 + 4 * commitments
    # session, account, membership, contract; the paper's eight; ceremony, blocks, turns
    with django_assert_num_queries(14):
        client.get(url(contract, "aloud", place))
