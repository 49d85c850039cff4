"""The canonical text: what a fingerprint is made of, and whom it does not name."""

import datetime as dt
import json
import re
import unicodedata

import pytest

from contracts import canonical
from contracts.composition import paper_of
from contracts.drafting import add_commitment
from programmes.models import Kind
from tests.factories import make_contract, make_partner, make_programme

pytestmark = pytest.mark.django_db


def content_of(contract):
    """Return the canonical content, as composition gives it."""
    programme = contract.programme
    partners = list(
        programme.partners.current()
        .exclude(role_group__kind=Kind.PARTICIPANT)
        .select_related("role_group")
        .prefetch_related("representatives")
        .in_order()
    )
    return canonical.content(paper_of(contract), partners, programme)


@pytest.fixture
def contract():
    programme = make_programme(signature_planned_on=dt.date(2026, 1, 22))
    return make_contract(programme)


def test_it_is_json_with_sorted_keys_and_a_schema(contract):
    content = content_of(contract)
    data = canonical.as_bytes(content)
    assert json.loads(data) == json.loads(json.dumps(content))
    assert content["schema"] == 2
    assert content["path"] is None
    keys = re.findall(r'"(\w+)":', data.decode().split('"annexes"')[0])
    assert keys == sorted(keys)
    assert data == canonical.as_bytes(content_of(contract))


def test_it_names_nobody(contract):
    odile = make_partner(contract.programme, name="Odile Ternois")
    town = make_partner(contract.programme, Kind.AUTHORITY, name="Ville de Rivemont")
    town.representatives.create(name="Hélène Vautrelle", capacity="maire")
    block = contract.blocks.first()
    add_commitment(block, f"Aller voir {{partenaire {town.number}}}.")

    data = canonical.as_bytes(content_of(contract)).decode()

    for name in (odile.name, town.name, "Vautrelle"):
        assert name not in data
    assert f'["Aller voir ",{{"name":"P{town.number}"}},"."]' in data
    assert f'"token":"P{town.number}"' in data
    assert f"P{odile.number}" not in [
        party["token"] for party in content_of(contract)["parties"]
    ]


def test_a_leaf_hides_a_name_and_its_cells_behind_a_salt(contract):
    town = make_partner(contract.programme, Kind.AUTHORITY, name="Ville de Rivemont")
    town.representatives.create(name="Hélène Vautrelle", capacity="maire")
    [party] = content_of(contract)["parties"]
    value = (
        '{"cells":[["Ville de Rivemont","Hélène Vautrelle",["maire"]]],'
        '"name":"Ville de Rivemont"}'
    )
    assert party["leaf"] == canonical.leaf(town.salt, value)
    assert party["leaf"] != canonical.leaf("another salt", value)
    assert re.fullmatch("[0-9a-f]{64}", party["leaf"])


def test_a_cell_says_nothing_that_is_behind_a_leaf(contract):
    town = make_partner(contract.programme, Kind.AUTHORITY, name="Ville de Rivemont")
    assert content_of(contract)["cells"] == [
        {"token": "P", "stamp": False, "title": "Le ou la partenaire-auteur"},
        {"token": town.token, "stamp": False},
    ]


def test_a_mark_that_nothing_fills_stays_open(contract):
    article = contract.articles.kept().first()
    article.text = "Pour {partenaire 99}."
    article.save()
    first = content_of(contract)["parts"][0]["articles"][0]
    assert first["text"] == [["Pour ", {"open": "{partenaire 99}"}, "."]]


def test_one_text_in_two_codings_has_one_fingerprint(contract):
    commitment = contract.blocks.first().commitments.first()
    prints = set()
    for form in ("NFC", "NFD"):
        commitment.text = unicodedata.normalize(form, "Écouter à côté.")
        commitment.save()
        prints.add(paper_of(contract).fingerprint)
    assert len(prints) == 1


def test_a_partner_neither_signing_nor_named_is_no_part_of_it(contract):
    before = paper_of(contract).fingerprint

    garden = make_partner(contract.programme, Kind.ASSOCIATION, name="Le Jardin")
    assert paper_of(contract).fingerprint == before

    article = contract.articles.kept().first()
    article.text = f"Avec {{partenaire {garden.number}}}."
    article.save()
    named = paper_of(contract).fingerprint
    assert named != before

    garden.name = "Le Grand Jardin"
    garden.save()
    assert paper_of(contract).fingerprint != named


def test_a_fingerprint_is_twelve_signs_in_fours(contract):
    paper = paper_of(contract)
    assert re.fullmatch("[0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4}", paper.fingerprint)
    digest = canonical.digest(content_of(contract))
    assert paper.fingerprint.replace(" ", "").lower() == digest[:12]


def test_dates_are_dates_and_follow_the_signature(contract):
    assert content_of(contract)["dates"] == {
        "signed_on": "2026-01-22",
        "duration_months": 6,
        "mid_term_rule": "months_after_signature",
        "mid_term_months": 3,
        "mid_term_on": "2026-04-22",
        "ends_on": "2026-07-22",
    }


def test_clauses_numbers_and_voices_are_part_of_it(contract):
    block = contract.blocks.first()
    add_commitment(block, "Venir si possible.", None, "si possible")
    own = content_of(contract)["parts"][1]["articles"]
    [first, *_others] = [block for article in own for block in article["blocks"]]
    assert first["voice"] == "je"
    assert first["commitments"][-1] == {
        "number": 3,
        "text": ["Venir ", {"clause": "si possible"}, "."],
        "clause": "si possible",
    }
