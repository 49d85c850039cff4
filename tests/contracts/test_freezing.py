import json

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils import timezone

from contracts import canonical
from contracts.composition import paper_of
from contracts.drafting import add_commitment
from contracts.freezing import TextHasChanged, freeze, reopen
from contracts.models import Contract, FrozenName, FrozenVersion, Revision
from contracts.models.contract import TextIsFrozen
from contracts.signing.recording import record_signature
from contracts.thawing import paper_as_frozen
from programmes.models import Event, Kind
from programmes.referring import referring_to
from tests.factories import make_contract, make_partner, make_programme, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract():
    programme = make_programme(signature_planned_on=timezone.localdate())
    contract = make_contract(programme)
    for name in ("Solène Darbeyre", "Marius Tellochet"):
        make_partner(programme, name=name)
    town = make_partner(programme, Kind.AUTHORITY, name="Ville de Rivemont")
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    text = f"Ouvrir la salle de {{partenaire {town.number}}} si possible."
    add_commitment(block, text, None, "si possible")
    return contract


@pytest.fixture
def coordinator():
    return make_user()


@pytest.fixture
def frozen(contract, coordinator):
    return freeze(contract, coordinator, paper_of(contract).digest)


def in_words(paper):
    return ["".join(span.text for span in p) for p in paper.paragraphs()]


def test_freezing_keeps_the_text_its_digest_and_the_copies(contract, frozen):
    assert frozen.number == contract.text_version
    assert canonical.digest(json.loads(frozen.canonical)) == frozen.digest
    assert [copy.partner.name for copy in frozen.copies.order_by("pk")] == [
        "Solène Darbeyre",
        "Marius Tellochet",
    ]
    assert frozen.printed_day == timezone.localdate()
    contract.programme.refresh_from_db()
    assert contract.programme.is_frozen
    assert not contract.is_draft


def test_a_frozen_text_names_no_participant(frozen):
    assert "Darbeyre" not in frozen.canonical
    assert "Ville de Rivemont" not in frozen.canonical
    assert [name.token for name in frozen.names.all()] == ["P3"]


def test_whom_a_frozen_text_names_is_not_removed_as_a_mistake(contract, frozen):
    town = contract.programme.partners.get(name="Ville de Rivemont")
    assert referring_to(town) == [FrozenName._meta.verbose_name_plural]
    beside = make_partner(contract.programme, Kind.AUTHORITY, name="Sans place")
    assert referring_to(beside) == []
    with pytest.raises(ProtectedError):
        town.delete()


def test_the_paper_thaws_word_for_word(contract, coordinator):
    before = paper_of(contract)
    version = freeze(contract, coordinator, before.digest)
    programme = contract.programme
    programme.participant_singular = "jardinier"
    programme.save()
    programme.partners.filter(name="Ville de Rivemont").update(name="Autre ville")
    after = paper_as_frozen(version)
    assert in_words(after) == in_words(before)
    assert after.cells == before.cells
    assert after.fingerprint == before.fingerprint
    assert not after.is_draft


def test_a_participant_s_full_name_in_the_text_is_refused(contract, coordinator):
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    add_commitment(block, "Accueillir SOLENE DARBEYRE chaque lundi.")
    with pytest.raises(ValidationError, match="Solène Darbeyre"):
        freeze(contract, coordinator, paper_of(contract).digest)
    assert not FrozenVersion.objects.exists()


def test_what_is_frozen_is_what_was_read(contract, coordinator):
    read = paper_of(contract).digest
    add_commitment(contract.blocks.first(), "Une phrase de plus.")
    with pytest.raises(TextHasChanged):
        freeze(contract, coordinator, read)


def test_a_text_reopened_since_it_was_read_is_a_draft(contract, frozen, coordinator):
    read_before = Contract.objects.select_related("programme").get(pk=contract.pk)
    reopen(contract, coordinator, "Une faute.")
    assert not read_before.is_draft
    assert read_before.frozen is None
    assert read_before.is_draft


def test_a_page_reads_one_frozen_text_to_its_end(contract, frozen, coordinator):
    page = Contract.objects.select_related("programme").get(pk=contract.pk)
    assert page.frozen == frozen
    reopen(contract, coordinator, "Une faute.")
    assert page.frozen == frozen
    again = freeze(contract, coordinator, paper_of(contract).digest)
    page.hold()
    assert page.frozen == contract.frozen == again


def test_a_frozen_text_is_not_written_in(contract, frozen):
    article = contract.articles.first()
    article.contract = contract
    article.text = "Autre chose."
    with pytest.raises(TextIsFrozen):
        article.save_as(Revision.Act.CHANGED)
    with pytest.raises(TextIsFrozen):
        article.archive()
    with pytest.raises(TextIsFrozen):
        add_commitment(contract.blocks.first(), "Une phrase de plus.")
    with pytest.raises(TextIsFrozen):
        contract.save_facts()


def test_two_people_freeze_it_once(contract, frozen, coordinator):
    with pytest.raises(TextIsFrozen):
        freeze(contract, coordinator, frozen.digest)


def test_reopening_voids_the_signatures_and_lists_whom_to_see_again(
    contract, frozen, coordinator
):
    day = timezone.localdate()
    record_signature(contract, "P1", frozen.digest, day, coordinator)
    void = reopen(contract, coordinator, "Un mot manque.")
    assert [signature.partner.name for signature in void] == ["Solène Darbeyre"]
    frozen.refresh_from_db()
    assert not frozen.stands
    assert not frozen.signatures.valid().exists()
    assert Contract.objects.get().text_version == frozen.number + 1
    add_commitment(contract.blocks.first(), "Le mot qui manquait.")
    again = freeze(contract, coordinator, paper_of(contract).digest)
    assert again.number > frozen.number
    assert [event.kind for event in Event.objects.order_by("sequence")] == [
        "frozen",
        "signed",
        "reopened",
        "frozen",
    ]


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_reopening_asks_why(contract, frozen, coordinator, reason):
    with pytest.raises(ValidationError) as refusal:
        reopen(contract, coordinator, reason)
    assert refusal.value.code == "reason"
