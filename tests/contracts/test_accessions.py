"""Who joins later: the act, its words, its signatures; and nothing of the contract moves."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from contracts import act_sealing, act_signing, joining
from contracts.act_text import paper_of_act
from contracts.joining import ActIsSealed
from contracts.models import (
    Accession,
    FrozenPiece,
    FrozenVersion,
    JoinedCommitment,
)
from contracts.prints import acts as prints
from contracts.prints.sealing import press
from programmes.leaving import leave
from programmes.models import Kind, Partner
from tests.contracts.making_acts import (
    PROMISE,
    TODAY,
    in_force,
    make_accession,
    newcomer,
    sealed,
    sign_everywhere,
    signed_contract,
)
from tests.factories import make_contract, make_partner, make_programme, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract():
    return signed_contract()


def words_of(paper):
    return "\n".join("".join(span.text for span in one) for one in paper.paragraphs())


def test_the_contract_stays_byte_for_byte_what_it_was(contract):
    press(contract.frozen)
    version = FrozenVersion.objects.get()
    before = (version.canonical, version.digest, version.printed_day)
    bodies = [bytes(one.body) for one in FrozenPiece.objects.order_by("pk")]
    ends_on = contract.programme.dates.ends_on
    signatures = list(version.signatures.order_by("pk").values())
    act = in_force(make_accession(contract))
    prints.press(act)
    version.refresh_from_db()
    contract.programme.refresh_from_db()
    assert (version.canonical, version.digest, version.printed_day) == before
    assert [bytes(one.body) for one in FrozenPiece.objects.order_by("pk")] == bodies
    assert contract.programme.dates.ends_on == ends_on
    assert list(version.signatures.order_by("pk").values()) == signatures


def test_the_mulhouse_contract_ends_on_its_day_whoever_joins():
    """Domain 10.1: signed on 18 December 2008, six months, an accession in February."""
    programme = make_programme(first_year=2008, last_year=2009)
    contract = signed_contract(programme=programme, on=dt.date(2008, 12, 18))
    day = dt.date(2009, 2, 1)
    at = dt.datetime(2009, 2, 1, 9, tzinfo=dt.UTC)
    act = in_force(make_accession(contract), on=day, at=at)
    programme.refresh_from_db()
    assert programme.dates.ends_on == dt.date(2009, 6, 18)
    assert programme.dates.mid_term_on == dt.date(2009, 3, 18)
    assert "jeudi 18\xa0juin\xa02009 inclus" in words_of(paper_of_act(act))


def test_the_act_accepts_the_contract_as_it_is_and_promises_in_its_own_voice(contract):
    paper = paper_of_act(make_accession(contract))
    assert paper.title == "Acte d’adhésion n°\xa01"
    assert paper.reference == f"{contract.reference}-ADH1"
    first = "".join(span.text for span in paper.opening[0])
    assert first.startswith("Les Jardins d’Aubrée accepte le contrat «")
    assert first.endswith("tel qu’il est.")
    lead = "".join(span.text for span in paper.block.lead_in)
    assert lead == "En tant que partenaire du contrat, nous nous engageons à :"
    assert [item.spans[0].text for item in paper.block.items] == [PROMISE]


def test_a_sealed_act_says_later_what_it_said_that_day(contract):
    act = sealed(make_accession(contract))
    before = words_of(paper_of_act(act))
    act.partner.name = "Un autre nom"
    act.partner.save()
    programme = contract.programme
    programme.participant_singular = "bénéficiaire"
    programme.save()
    act = Accession.objects.get(pk=act.pk)
    assert words_of(paper_of_act(act)) == before
    assert act.digest == paper_of_act(act).digest


def test_no_name_is_in_the_frozen_words(contract):
    act = sealed(make_accession(contract))
    assert "Aubrée" not in act.canonical
    assert {name.token for name in act.actnames.all()} == {act.partner.token}


def test_names_that_are_erased_leave_the_digest_as_it_is(contract):
    act = sealed(make_accession(contract))
    prints.press(act)
    act.actnames.all().delete()
    act.actprints.all().delete()
    paper = paper_of_act(Accession.objects.get(pk=act.pk))
    assert "nom effacé" in words_of(paper)
    assert paper.digest == act.digest


def test_nobody_joins_a_contract_that_is_not_signed():
    draft = make_contract()
    with pytest.raises(ValidationError):
        joining.refuse_unsigned(draft)


def test_only_who_has_not_signed_may_join_once(contract):
    late = make_partner(contract.programme, Kind.PARTICIPANT, name="Aline Verdet")
    gone = newcomer(
        contract.programme, name="Le Fournil", left_on=TODAY, joined_on=TODAY
    )
    joins = newcomer(contract.programme)
    found = set(joining.who_may_join(contract))
    assert {late, joins} <= found
    assert gone not in found
    make_accession(contract, joins)
    assert joins not in set(joining.who_may_join(contract))


def test_an_act_without_a_commitment_is_not_sealed(contract):
    with pytest.raises(ValidationError, match="engagement"):
        sealed(make_accession(contract, promises=()))


def test_a_participants_name_is_taken_out_of_the_words(contract):
    make_partner(contract.programme, name="Aline Verdet")
    with pytest.raises(ValidationError, match="Aline Verdet"):
        sealed(make_accession(contract, promises=("Aider Aline Verdet.",)))


def test_a_sealed_act_is_no_longer_written(contract):
    act = sealed(make_accession(contract))
    with pytest.raises(ActIsSealed):
        joining.add_commitment(act, JoinedCommitment(text="Autre chose."))
    with pytest.raises(ActIsSealed):
        sealed(act)


def test_an_act_nobody_has_signed_is_reopened_and_sealed_again(contract):
    act = sealed(make_accession(contract))
    prints.press(act)
    act = act_sealing.reopen(act, make_user())
    assert (act.is_draft, act.actprints.count(), act.actnames.count()) == (True, 0, 0)
    joining.add_commitment(act, JoinedCommitment(text="Ouvrir le samedi."))
    act = sealed(act)
    prints.press(act)
    assert len(paper_of_act(act).block.items) == 2


def test_an_act_that_is_signed_is_not_reopened(contract):
    act = sealed(make_accession(contract))
    sign_everywhere(act)
    with pytest.raises(ValidationError):
        act_sealing.reopen(act, make_user())


def test_a_signature_is_of_a_day_between_the_sealing_and_today(contract):
    act = sealed(make_accession(contract))
    for day in (TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)):
        with pytest.raises(ValidationError):
            sign_everywhere(act, on=day)


def test_a_signature_recorded_twice_counts_once(contract):
    act = sealed(make_accession(contract))
    assert len(sign_everywhere(act)) == 1
    assert sign_everywhere(act) == []


def test_an_act_is_in_force_once_everybody_who_joins_has_signed(contract):
    partner = newcomer(contract.programme)
    for name in ("Iris Colombel", "Noé Barrande"):
        partner.representatives.create(name=name)
    act = sealed(make_accession(contract, partner))
    by = make_user()
    tokens = [seat.token for seat in act_signing.seats(act)]
    assert tokens == [partner.token, f"{partner.token}.2"]
    act_signing.record_signatures(act, act.digest, {tokens[0]: TODAY}, by)
    with pytest.raises(ValidationError, match="Noé Barrande"):
        act_signing.take_effect(act, TODAY, by)
    act_signing.record_signatures(act, act.digest, {tokens[1]: TODAY}, by)
    act = act_signing.take_effect(act, TODAY, by)
    partner.refresh_from_db()
    assert (act.signed_on, partner.joined_on) == (TODAY, TODAY)


def test_an_act_is_not_in_force_before_the_day_on_which_it_was_signed():
    yesterday, at = TODAY - dt.timedelta(days=1), timezone.now() - dt.timedelta(days=2)
    contract = signed_contract(on=at.date())
    act = sealed(make_accession(contract), at=at)
    sign_everywhere(act)
    with pytest.raises(ValidationError, match="Aubrée"):
        act_signing.take_effect(act, yesterday, make_user())
    assert act_signing.take_effect(act, TODAY, make_user()).is_signed


def test_who_left_meanwhile_does_not_join(contract):
    act = sealed(make_accession(contract))
    sign_everywhere(act)
    leave(act.partner, TODAY)
    with pytest.raises(ValidationError, match="ne participe plus"):
        act_signing.take_effect(act, TODAY, make_user())


def test_an_act_of_who_left_meanwhile_is_not_sealed(contract):
    draft = make_accession(contract)
    leave(draft.partner, TODAY)
    with pytest.raises(ValidationError, match="ne participe plus"):
        sealed(draft)


def test_who_was_there_before_the_signature_is_no_newcomer_by_signing_late(contract):
    """Being in the group is not signing: nothing that she saw is closed to her."""
    late = make_partner(contract.programme, name="Aline Verdet", joined_on=None)
    before = timezone.now() - dt.timedelta(days=40)
    Partner.objects.filter(pk=late.pk).update(created_at=before)
    in_force(make_accession(contract, late))
    late.refresh_from_db()
    assert late.joined_on is None


def test_a_record_struck_out_no_longer_counts(contract):
    act = sealed(make_accession(contract))
    [signature] = sign_everywhere(act)
    act_signing.strike_out(signature, make_user(), "Mauvaise ligne.")
    assert act_signing.unsigned(act) != []
    assert len(sign_everywhere(act)) == 1


def test_a_late_participant_joins_by_the_same_act(contract):
    late = make_partner(contract.programme, name="Aline Verdet")
    act = in_force(make_accession(contract, late))
    [cell] = paper_of_act(act).cells
    assert (cell.name, cell.stamp) == ("Aline Verdet", False)
    assert "Aline" not in act.canonical
