"""« Ce qui attend encore une réponse »: what nothing took up, and where to answer it."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from contracts.models import Commitment, CommitmentMention
from csm.state_sheet import state_sheet
from csm.unanswered import ASKED, Left, Line, left_in
from programmes.models import Kind, Role, Voice
from tests.contracts.making_acts import in_force, make_accession
from tests.evaluation.making_left import improve, make_evaluation
from tests.evaluation.making_readings import make_joined
from tests.factories import (
    make_contract,
    make_idea,
    make_membership,
    make_organisation,
    make_programme,
    make_role_group,
    make_round,
    make_signed,
)
from tests.workshops.making import in_days
from tests.workshops.making_actions import make_action
from tests.workshops.making_at_work import make_hosting, make_workshop
from wellbeing.tying import lay

pytestmark = pytest.mark.django_db
IDEAS, COMMITMENTS, IMPROVEMENTS, GROUPS, WORKSHOPS, HOSTS = range(6)


def left(programme, kind):
    """Return the words of what is left of one kind."""
    return [line.words for line in left_in(programme)[kind].lines]


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def revealed(programme):
    return make_round(programme, revealed_on=in_days(-3))


def test_an_idea_waits_until_something_says_that_it_answers_it(programme, revealed):
    make_idea(revealed, text="Seule")
    answers = {
        "Une action": make_action(programme),
        "Un atelier": make_workshop(programme),
        "Une amélioration": improve(programme),
    }
    for words, one in answers.items():
        one.ideas.add(make_idea(revealed, text=words))
    assert left(programme, IDEAS) == ["Seule"]
    answers["Une action"].take_out()
    assert sorted(left(programme, IDEAS)) == ["Seule", "Une action"]


def test_a_commitment_answers_an_idea(programme, revealed):
    idea = make_idea(revealed)
    contract = make_contract(programme)
    one = Commitment.objects.filter(block__contract=contract).first()
    one.cite([idea], [])
    assert left(programme, IDEAS) == []


def test_what_became_of_an_idea_is_answered_with_it(programme, revealed):
    first = make_idea(revealed, text="Un potager")
    make_action(programme).ideas.add(first)
    again = first.say_again("Un potager ensemble")
    lay(make_idea(revealed, text="Jardiner"), again, seen=None)
    assert left(programme, IDEAS) == []


def test_a_pile_waits_as_one(programme, revealed):
    top = make_idea(revealed, text="Sortir")
    lay(make_idea(revealed, text="Sortir plus"), top, seen=None)
    assert left(programme, IDEAS) == ["Sortir"]


def test_only_revealed_ideas_that_ask_for_something_wait(programme):
    make_idea(make_round(programme), text="Secrète")
    evaluation = make_evaluation(programme)
    make_idea(evaluation.brought, text="J’ai repris confiance")
    make_idea(evaluation.improvement, text="Commencer plus tard")
    assert left(programme, IDEAS) == ["Commencer plus tard"]


def test_a_commitment_waits_once_signed_until_it_is_spoken_of(programme):
    contract = make_contract(programme, commitments=(1, 1, 0))
    assert left(programme, COMMITMENTS) == []
    make_signed(contract, on=in_days(-30))
    programme.refresh_from_db()
    known = Commitment.objects.filter(block__contract=contract)
    assert len(left(programme, COMMITMENTS)) == 2
    session = programme.sessions.create(kind="group", day=in_days(-1))
    CommitmentMention.objects.create(commitment=known[0], session=session)
    assert left(programme, COMMITMENTS) == [known[1].text]
    make_evaluation(programme).readings.create(
        commitment=known[1], role_group=known[1].block.role_group, seen="not_yet"
    )
    assert left(programme, COMMITMENTS) == []


def test_what_those_who_joined_promise_waits_for_a_co_evaluation_to_read_it(programme):
    make_contract(programme, commitments=(0, 0, 0))
    one = make_joined(programme, "Accueillir {les participants}.")
    programme.refresh_from_db()
    [line] = left_in(programme)[COMMITMENTS].lines
    assert (line.words, line.about) == (
        "Accueillir les partenaires-auteurs.",
        "Associations",
    )
    assert line.url == reverse("evaluation:evaluation_list", args=[programme.slug])
    evaluation = make_evaluation(programme)
    [line] = left_in(programme)[COMMITMENTS].lines
    args = [programme.slug, evaluation.pk]
    assert line.url == reverse("evaluation:reading_list", args=args)
    group = one.accession.partner.role_group
    evaluation.readings.create(joined=one, role_group=group, seen="not_yet")
    assert left(programme, COMMITMENTS) == []
    evaluation.archive()
    assert left(programme, COMMITMENTS) == ["Accueillir les partenaires-auteurs."]


@pytest.mark.parametrize(
    "values", [{"is_signed": False}, {"kind": Kind.PARTICIPANT, "voice": Voice.JE}]
)
def test_what_is_not_signed_or_of_one_person_alone_waits_for_no_reading(
    programme, values
):
    make_contract(programme, commitments=(0, 0, 0))
    make_joined(programme, **values)
    programme.refresh_from_db()
    assert left(programme, COMMITMENTS) == []


def test_a_commitment_is_read_in_the_words_of_the_programme(programme):
    contract = make_contract(programme, commitments=(1, 0, 0))
    Commitment.objects.update(text="Accueillir {les participants}.")
    make_signed(contract, on=in_days(-30))
    programme.refresh_from_db()
    assert left(programme, COMMITMENTS) == ["Accueillir les partenaires-auteurs."]


def test_a_proposal_waits_until_it_is_decided(programme):
    one = improve(programme)
    improve(programme, "Refusée", decision="refused", decided_on=in_days(0), reason="x")
    assert left(programme, IMPROVEMENTS) == [one.words]


def test_a_group_waits_for_its_commitment_unless_it_is_to_come(programme):
    for kind in (Kind.PARTICIPANT, Kind.ASSOCIATION, Kind.FUTURE):
        make_role_group(programme, kind)
    assert left(programme, GROUPS) == []  # no contract yet
    make_contract(programme, commitments=(1, 1, 1))
    programme.refresh_from_db()
    assert left(programme, GROUPS) == ["Associations"]


def test_a_group_that_joined_promises_by_its_act_once_it_is_signed(programme):
    make_contract(programme, commitments=(1, 1, 1))
    one = make_joined(programme, is_signed=False)
    assert left(programme, GROUPS) == ["Associations"]
    in_force(one.accession)
    assert left(programme, GROUPS) == []


def test_a_workshop_waits_for_an_idea_and_an_organisation_for_its_yes(programme):
    workshop = make_workshop(programme, theme="Gérer son budget")
    make_hosting(workshop, make_organisation(name="La Ressourcerie"))
    make_hosting(workshop, confirmed_on=in_days(0))
    assert left(programme, WORKSHOPS) == ["Gérer son budget"]
    assert left(programme, HOSTS) == ["La Ressourcerie"]


def at(programme):
    return reverse("unanswered", args=[programme.slug])


def test_each_line_leads_to_where_it_is_answered(client, programme, revealed):
    make_idea(revealed, text="Un potager")
    improve(programme)
    workshop = make_workshop(programme)
    make_hosting(workshop)
    make_contract(programme, commitments=(0, 1, 1))
    make_signed(programme.contract, on=in_days(-30))
    client.force_login(make_membership(programme, Role.PARTICIPANT).user)
    page = client.get(at(programme))
    programme.refresh_from_db()
    for kind in left_in(programme):
        assert kind.lines
        for line in kind.lines:
            assertContains(page, f'href="{line.url}"')
            assert client.get(line.url).status_code == 200


def test_who_observes_reads_counts_and_none_of_one_to_four(client, programme, revealed):
    for n in range(6):
        make_idea(revealed, text=f"Idée {n}")
    make_workshop(programme, theme="Gérer son budget")
    client.force_login(make_membership(programme, Role.OBSERVER).user)
    page = client.get(at(programme))
    assertContains(page, "Six")
    assertContains(page, "Moins de cinq")
    assertNotContains(page, "Idée 1")
    assertNotContains(page, "Gérer son budget")


def test_the_committee_reads_the_same_counts(programme, revealed):
    def told():
        label = "Ce qui attend encore une réponse"
        facts = state_sheet(programme).facts["committee"]
        return [fact.said[0] for fact in facts if fact.label == label]

    assert told() == []
    make_idea(revealed)
    make_workshop(programme)
    assert told() == [
        "Idées auxquelles rien ne répond\xa0: moins de cinq"
        " · Ateliers qui ne répondent à aucune idée\xa0: moins de cinq"
    ]


def test_nothing_is_said_to_have_its_answer_alone(client, programme):
    client.force_login(make_membership(programme, Role.COORDINATOR).user)
    assertContains(client.get(at(programme)), "Tout a une réponse")
    assert Left("", "", ()).number_outside == "aucune"
    assert Left("", "", (Line("", ""),) * 5).number_outside == "cinq"
    assert len(left_in(programme)) == len(ASKED)


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_asks_as_much_however_much_is_left(
    client, programme, revealed, number, django_assert_num_queries
):
    make_contract(programme, commitments=(number, number, number))
    make_signed(programme.contract, on=in_days(-30))
    promises = [f"Prêter {n} chaises." for n in range(number)]
    in_force(make_accession(programme.contract, promises=promises))
    for n in range(number):
        make_idea(revealed, text=f"Idée {n}")
        improve(programme, f"Proposition {n}")
        make_hosting(make_workshop(programme))
    client.force_login(make_membership(programme, Role.FACILITATOR).user)
    with django_assert_num_queries(21):
        client.get(at(programme))
