"""What may be typed into a passage: nearly everything, and nothing typed is lost."""

import unicodedata

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from contracts.drafting import add_commitment
from contracts.length import length_of
from contracts.models.passages import COMMITMENT_LENGTH
from programmes.models import Kind, Role
from tests.factories import make_contract, make_membership, make_partner

pytestmark = pytest.mark.django_db

CLAUSE = "dans la mesure de mes disponibilités"
UNUSUAL = [
    "Rire 😀👩🏽‍🤝‍👨🏼 et chanter",
    "السلام عليكم، نصغي إلى الجميع",
    "שלום לכולם",
    "a\u202eb\u202c retourné",
    "é en deux signes: e\u0301",
    "Espaces\u00a0insécables\u202fet\ttabulations",
    "Ligne une\r\nligne deux",
    "Ligatures œ æ ﬁ",
    "<script>alert(1)</script> & « l'apostrophe »",
    "{{ 7|add:7 }} {% csrf_token %} {durée} { {x",
    "𝕏 𐍈 hors du plan de base",
    "​zéro largeur​",
]


@pytest.fixture
def contract():
    return make_contract()


@pytest.fixture
def facilitator(client, contract):
    user = make_membership(contract.programme, Role.FACILITATOR).user
    client.force_login(user)
    return user


@pytest.fixture
def block(contract):
    return contract.blocks.get(role_group__kind=Kind.PARTICIPANT)


@pytest.fixture
def kept(block):
    """A commitment with its safety clause."""
    return add_commitment(block, f"Prendre part, {CLAUSE}, aux actions.", None, CLAUSE)


def url(contract, name, *args):
    return reverse(f"contracts:{name}", args=[contract.programme.slug, *args])


def save(client, passage, noun="engagements", **sent):
    contract = passage.contract_of_record
    passage.refresh_from_db()
    address = url(contract, "passage_edit", noun, passage.pk)
    return client.post(address, {"version": passage.version} | sent)


@pytest.mark.parametrize("text", UNUSUAL)
def test_unusual_text_survives(client, contract, facilitator, block, text):
    answer = client.post(url(contract, "commitment_add", block.pk), {"text": text})

    assert answer.status_code == 302
    stored = block.commitments.order_by("-pk").first().text
    assert stored == unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()
    for name in ("detail", "write", "history"):
        assert client.get(url(contract, name)).status_code == 200
    assertNotContains(client.get(url(contract, "detail")), "<script>alert")


def test_a_nul_is_refused_with_a_sentence(client, contract, facilitator, block):
    before = block.commitments.count()
    page = client.post(url(contract, "commitment_add", block.pk), {"text": "Oui\0."})
    assert page.status_code == 200
    assertContains(page, 'id="errors"')
    assert block.commitments.count() == before


@pytest.mark.parametrize("megabytes", [1, 2.4, 2.6, 10])
def test_a_huge_paste_comes_back_with_its_length(
    client, contract, facilitator, block, megabytes
):
    text = "b" * int(megabytes * 1024 * 1024)
    page = client.post(url(contract, "commitment_add", block.pk), {"text": text})

    assert page.status_code == 200
    assertContains(page, f"{len(text)} caractères, maximum {COMMITMENT_LENGTH}.")
    assert text in page.content.decode()


def test_the_browser_cuts_nothing_of_what_is_pasted(client, contract, facilitator):
    page = client.get(url(contract, "article_add", 1))
    assertNotContains(page, "maxlength")


def test_a_whole_contract_has_its_longest(client, contract, facilitator):
    for n in range(10):
        answer = client.post(
            url(contract, "article_add", 1), {"heading": f"{n}", "text": "m" * 19_000}
        )
        assert answer.status_code == 302
    left = 200_000 - length_of(contract)

    page = client.post(url(contract, "article_add", 1), {"text": "m" * (left + 1)})

    assertContains(page, f"il en reste {left} pour ce texte")
    assert length_of(contract) == 200_000 - left
    fits = client.post(url(contract, "article_add", 1), {"text": "m" * left})
    assert fits.status_code == 302


def test_a_mark_that_nothing_fills_is_kept_and_shown(
    client, contract, facilitator, block
):
    text = "Aider {personne} et {durée}."
    answer = client.post(url(contract, "commitment_add", block.pk), {"text": text})
    page = client.get(answer.url)
    assertContains(page, '<span class="slot slot--open">{personne}</span>')
    assertContains(page, '<span class="slot">6\u00a0mois</span>')


def test_a_text_that_lost_its_clause_comes_back(client, facilitator, kept):
    page = save(client, kept, text="Prendre part aux actions.", clause=CLAUSE)

    assertContains(page, "a perdu sa clause de réserve")
    assertContains(page, "Prendre part aux actions.</textarea>")
    assertContains(page, 'name="clause_given_up"')
    kept.refresh_from_db()
    assert CLAUSE in kept.text


def test_the_group_may_choose_to_remove_its_clause(client, facilitator, kept):
    text = "Prendre part aux actions."
    answer = save(client, kept, text=text, clause=CLAUSE, clause_given_up="on")

    assert answer.status_code == 302
    kept.refresh_from_db()
    assert (kept.text, kept.clause) == (text, "")


def test_a_clause_is_not_forgotten_by_emptying_its_field(client, facilitator, kept):
    page = save(client, kept, text=kept.text, clause="")
    assertContains(page, "a perdu sa clause de réserve")
    kept.refresh_from_db()
    assert kept.clause == CLAUSE


def test_other_spaces_and_apostrophes_are_the_same_clause(client, facilitator, block):
    clause = "s’il le souhaite"
    commitment = add_commitment(block, f"Aider, {clause}.", None, clause)

    answer = save(client, commitment, text="Aider, S'il  le souhaite.", clause=clause)

    assert answer.status_code == 302
    commitment.refresh_from_db()
    assert commitment.clause == "S'il  le souhaite"


def test_a_clause_is_named_by_words_of_the_text(client, contract, facilitator, block):
    add = url(contract, "commitment_add", block.pk)
    page = client.post(add, {"text": "Essayer encore.", "clause": "peut-être"})
    assertContains(page, "Recopiez des mots qui se trouvent dans le texte")

    client.post(add, {"text": "Essayer encore.", "clause": "essayer"})
    assert block.commitments.get(text="Essayer encore.").clause == "Essayer"


def test_a_clause_stands_in_brackets_wherever_it_is_read(
    client, contract, facilitator, kept
):
    shown = f'<span class="clause">{CLAUSE}</span>'
    for name in ("detail", "write"):
        assertContains(client.get(url(contract, name)), shown)
    edit = url(contract, "passage_edit", "engagements", kept.pk)
    assertContains(client.get(edit), shown)


def test_a_commitment_is_previewed_as_it_will_be_spoken(
    client, contract, facilitator, kept
):
    page = client.get(url(contract, "passage_edit", "engagements", kept.pk))
    assertContains(page, "«\u00a0Je m’engage à prendre part, ")


def test_a_hint_is_said_and_refuses_nothing(client, contract, facilitator, block):
    add = url(contract, "commitment_add", block.pk)
    answer = client.post(add, {"text": "Nous entraider."})

    assert block.commitments.filter(text="Nous entraider.").exists()
    page = client.get(answer.url)
    assertContains(page, "ne va pas avec la voix de ce groupe")


def test_a_name_is_pointed_out_to_those_only_who_know_it(client, contract, block):
    make_partner(contract.programme, name="Odile Ternois")
    add = url(contract, "commitment_add", block.pk)
    said = "ne porte aucun nom de partenaire-auteur"
    for role, is_told in ((Role.FACILITATOR, True), (Role.PARTICIPANT, False)):
        client.force_login(make_membership(contract.programme, role).user)
        answer = client.post(add, {"text": "Aider odile ternois."})
        page = client.get(answer.url)
        assert (said in page.content.decode()) is is_told
        assertContains(client.get(add), "N’écrivez ici le nom d’aucune")


def test_a_name_is_pointed_out_in_every_part_of_the_text(client, contract, facilitator):
    make_partner(contract.programme, name="Odile Ternois", first_name="Odile")
    for noun, passage in (
        ("", contract.sections.get(kind="closing")),
        ("articles", contract.articles.first()),
    ):
        sent = {"text": "Comme Odile.", "version": passage.version}
        address = (
            url(contract, "passage_edit", noun, passage.pk)
            if noun
            else url(contract, "section_edit", passage.kind)
        )
        page = client.post(address, sent, follow=True)
        assertContains(page, "Odile Ternois\u00a0: le texte commun")


def test_an_own_lead_in_takes_the_place_of_the_usual_one(
    client, contract, facilitator, block
):
    page = client.get(url(contract, "passage_edit", "groupes", block.pk))
    assertContains(page, "Laissé vide\u00a0: «\u00a0En tant que partenaire-auteur, ")

    save(client, block, "groupes", lead_in="Moi, {participant}, je m’engage à :")

    detail = client.get(url(contract, "detail"))
    assertContains(detail, '<span class="slot">partenaire-auteur</span>, je m’engage')


def test_an_annex_keeps_its_heading_and_its_text(client, contract, facilitator):
    annex = contract.sections.get(kind="annex_2")
    sent = {"heading": "les actions", "text": "Un.\nDeux.", "version": annex.version}
    client.post(url(contract, "section_edit", "annex_2"), sent)
    detail = client.get(url(contract, "detail"))
    assertContains(detail, "Annexe 2\u00a0: les actions")
    assertContains(detail, "<p>Deux.</p>")
