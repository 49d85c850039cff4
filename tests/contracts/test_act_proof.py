"""What an act keeps of who joins: hers to read, and gone once she is erased."""

import zipfile
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction

from contracts.act_text import paper_of_act
from contracts.checking import Answer, check
from contracts.discussion import origin_of
from contracts.history import Names
from contracts.models import Accession, ActName, Comment, JoinedCommitment
from contracts.prints import acts as prints
from contracts.rights import forget_proof, has_proof
from csm.rights.erasure import erase
from csm.rights.requests import hand_out
from csm.verification import verify
from programmes.access import access_to
from programmes.models import Role
from tests.contracts.making_acts import (
    in_force,
    make_accession,
    make_amendment,
    newcomer,
    signed_contract,
)
from tests.contracts.reading_pdf import text
from tests.factories import make_membership, make_partner, make_programme
from tests.programmes.making_rights import make_request

pytestmark = pytest.mark.django_db
NAME = "Aline Verdet"


@pytest.fixture
def contract():
    return signed_contract()


@pytest.fixture
def coordinator(contract):
    return make_membership(contract.programme).user


@pytest.fixture
def late(contract):
    return make_partner(contract.programme, name=NAME)


@pytest.fixture
def act(contract, late, coordinator):
    """Her act in force, printed; its words also name another partner."""
    other = newcomer(contract.programme)
    promise = f"Jardiner avec {{partenaire {other.number}}}."
    act = in_force(make_accession(contract, late, promises=(promise,)), by=coordinator)
    prints.press(act, coordinator)
    assert NAME in text(prints.kept_pdf(act))
    return act


def test_nothing_of_an_act_names_her_once_she_is_erased(
    act, late, coordinator, django_capture_on_commit_callbacks
):
    make_request(late)
    with django_capture_on_commit_callbacks(execute=True):
        erase(late, coordinator)
    assert prints.kept_pdf(act) is None
    assert [name.partner_id == late.pk for name in act.actnames.all()] == [False]
    paper = paper_of_act(Accession.objects.get(pk=act.pk))
    assert NAME not in str(paper)
    assert paper.digest == act.digest
    assert act.actsignatures.get().signed_on == act.signed_on
    assert check(paper.reference, act.digest).answer == Answer.INTACT
    assert [fault for finding in verify() for fault in finding.faults] == []


def test_her_name_behind_an_act_is_a_proof_that_has_its_day(act, late):
    assert has_proof(late)
    forget_proof(late)
    assert not has_proof(late)


def test_the_print_stays_as_long_as_the_name_of_who_joins_does(act, contract):
    other = ActName.objects.exclude(partner=act.partner)
    other.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        act.actprints.all().delete()
    amendment = in_force(make_amendment(contract))
    prints.press(amendment)
    with pytest.raises(IntegrityError), transaction.atomic():
        amendment.actprints.all().delete()


def test_she_receives_the_print_of_her_act_with_everything_about_her(act, late):
    user = make_membership(act.programme, Role.PARTICIPANT, partner=late).user
    with zipfile.ZipFile(BytesIO(hand_out(late, user))) as archive:
        kept = archive.read(f"{act.contract.reference}-ADH1.pdf")
    assert kept == prints.kept_pdf(act)


def test_an_act_that_was_only_begun_goes_with_its_words(
    contract, late, coordinator, django_capture_on_commit_callbacks
):
    draft = make_accession(contract, late, lead_in=f"Moi, {NAME}, je m’engage à :")
    make_request(late)
    with django_capture_on_commit_callbacks(execute=True):
        erase(late, coordinator)
    assert not Accession.objects.filter(pk=draft.pk).exists()
    assert not JoinedCommitment.objects.filter(accession=draft.pk).exists()


def test_a_comment_has_no_author_once_its_author_is_erased(
    contract, late, coordinator, django_capture_on_commit_callbacks
):
    """Even when her account serves elsewhere, and keeps its name."""
    user = make_membership(contract.programme, Role.PARTICIPANT, partner=late).user
    make_membership(make_programme(), Role.PARTICIPANT, user=user)
    comment = Comment.objects.create(
        contract=contract,
        article=contract.articles.first(),
        role_group=late.role_group,
        text="Plus simple.",
        written_by=user,
    )
    make_request(late)
    with django_capture_on_commit_callbacks(execute=True):
        erase(late, coordinator)
    comment.refresh_from_db()
    assert (comment.text, comment.written_by) == ("Plus simple.", None)
    access = access_to(contract.programme.slug, coordinator)
    assert user.name not in origin_of(comment, Names(access))
