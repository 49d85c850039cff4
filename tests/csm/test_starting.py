import pytest
from django.core.exceptions import ValidationError

from contracts.drafting import draft_contract
from contracts.models import Contract
from csm.creation.opening import may_be_opened, open_to_all
from csm.creation.packs import FromPack, offers
from csm.creation.parts import AT_FIRST, digests
from csm.creation.starting import last_start, start_from
from csm.creation.taking_up import FromOlder
from phases.models import Path, PathTemplate
from phases.plan import plan_of
from programmes import course
from programmes.models import (
    Event,
    Kind,
    MethodPack,
    Programme,
    QuestionKind,
)
from tests.contracts.at_once import all_at_once
from tests.csm.creating import MULHOUSE, ROUFFACH, opened, pack, room, start
from tests.factories import (
    make_territory,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make_user()


def kinds(programme):
    groups = programme.role_groups.order_by("position", "pk")
    return list(groups.values_list("kind", flat=True))


def test_a_programme_that_was_just_opened_has_every_part_as_at_first():
    assert digests(opened()) == AT_FIRST


def test_a_pack_brings_words_groups_questions_path_and_texts(by):
    programme = start(opened(), by)
    assert programme.vocabulary.plural == "partenaires bénéficiaires"
    assert (programme.duration_months, programme.mid_term_months) == (6, 3)
    assert kinds(programme) == ["participant", "authority", "facilitator", "future"]
    assert programme.questions.count() == len(QuestionKind)
    assert [phase.title for phase in plan_of(programme).phases] == [
        "Phase 1",
        "Phase 2",
        "Phase 3",
        "Phase 4",
    ]
    contract = Contract.objects.get(programme=programme)
    assert (contract.articles.count(), contract.blocks.count()) == (4, 4)
    assert contract.text_version == 1


def test_what_was_copied_is_in_the_journal_without_a_word(by):
    programme = start(opened(), by)
    kept = last_start(programme)
    assert (kept.source, kept.pack, kept.by) == ("pack", pack(), by)
    assert kept.copied == {
        "groups": 4,
        "questions": 7,
        "phases": 4,
        "steps": 0,
        "milestones": 3,
        "sections": 9,
        "articles": 4,
    }
    assert "partenaire" not in Event.objects.get().content


def test_the_page_says_of_a_pack_what_is_copied_from_it(by):
    promised = {offer.pack.name: offer.counts for offer in offers()}
    for name in (MULHOUSE, ROUFFACH):
        copied = last_start(start(opened(), by, name)).copied
        assert {key: promised[name][key] for key in copied} == copied


@pytest.mark.parametrize("more", [1, 12])
def test_what_the_packs_bring_costs_the_same(django_assert_num_queries, more):
    for number in range(more):
        one = MethodPack.objects.create(name=f"Méthode {number}", mid_term_months=3)
        one.groups.create(kind=Kind.PARTICIPANT, voice="je")
        PathTemplate.objects.create(name=f"Parcours {number}", pack=one)
    with django_assert_num_queries(5):  # packs, groups, lines, models, commitments
        assert len(offers()) == 2 + more


def test_another_pack_takes_the_place_of_an_untouched_one(by):
    programme = start(opened(), by)
    reference = Contract.objects.get().reference
    start(programme, by, ROUFFACH)
    programme.refresh_from_db()
    assert programme.vocabulary.plural == "partenaires-auteurs"
    assert programme.duration_months is None
    assert len(kinds(programme)) == 5
    assert programme.questions.count() == len(QuestionKind)
    assert Path.objects.get().phases.count() == 4
    contract = Contract.objects.get()
    assert contract.reference == reference
    assert (contract.articles.count(), contract.blocks.count()) == (4, 5)
    assert contract.sections.count() == 9


def test_a_later_change_of_the_pack_leaves_the_programme_as_it_is(by):
    programme = start(opened(), by)
    one = pack()
    one.groups.update(voice="je")
    one.questions.update(text="Tout autre chose ?")
    one.participant_plural = "autres"
    one.save()
    assert programme.role_groups.filter(voice="je").count() == 1
    assert not programme.questions.filter(text="Tout autre chose ?").exists()
    assert Programme.objects.get().participant_plural == "partenaires bénéficiaires"


def test_groups_or_a_text_made_by_hand_are_not_written_over(by):
    programme = opened()
    programme.role_groups.create(kind=Kind.AUTHORITY, voice="nous", label="Ville")
    change = draft_contract(programme).articles.first()
    change.text = "Le nôtre."
    change.save_as("changed")
    assert len(room(programme).refusals) == 2
    with pytest.raises(ValidationError):
        start(programme, by)
    assert may_be_opened(programme)


def test_a_contract_begun_from_the_models_alone_is_taken_over(by):
    programme = opened()
    contract = draft_contract(programme)
    start(programme, by)
    assert Contract.objects.get().pk == contract.pk
    assert contract.blocks.count() == 4


def test_whoever_chooses_after_somebody_else_is_told(by):
    programme = start(opened(), by)
    with pytest.raises(ValidationError):
        start_from(programme, FromPack(pack(ROUFFACH)), by, seen=0)
    assert last_start(programme).pack == pack()


def test_nothing_is_chosen_any_more_once_the_programme_is_open(by):
    programme = start(opened(), by)
    open_to_all(programme, by)
    with pytest.raises(ValidationError):
        start(programme, by, ROUFFACH)
    assert Event.objects.filter(kind="started").count() == 1


def test_a_programme_opens_once_it_has_started_and_once_only(by):
    programme = opened()
    with pytest.raises(ValidationError):
        open_to_all(programme, by)
    start(programme, by)
    open_to_all(programme, by)
    assert Programme.objects.get().state == "running"
    with pytest.raises(ValidationError):
        open_to_all(programme, by)


def test_a_draft_that_was_put_away_starts_from_nothing(by):
    programme = opened()
    course.put_away(programme, by)
    with pytest.raises(ValidationError):
        start(programme, by)


def test_a_pack_without_the_second_question_of_the_evaluation_brings_it_anyway(by):
    one = MethodPack.objects.create(name="Courte", mid_term_months=3)
    one.questions.create(kind=QuestionKind.BROUGHT, text="Et alors ?")
    programme = start_from(opened(), FromPack(one), by, seen=0)
    assert set(programme.questions.values_list("kind", flat=True)) == {
        QuestionKind.BROUGHT,
        QuestionKind.NO_EFFECT,
    }


@pytest.mark.django_db(transaction=True)
def test_of_two_who_choose_at_one_moment_one_is_told():
    programme, by = opened(territory=make_territory()), make_user()
    older = opened(territory=programme.territory, first_year=2020, last_year=2021)
    one = MethodPack.objects.create(name="À deux", mid_term_months=3)
    one.groups.create(kind=Kind.PARTICIPANT, voice="je")

    def choose(source):
        fresh = Programme.objects.get(pk=programme.pk)
        return start_from(fresh, source, by, seen=0)

    made = all_at_once(
        [lambda: choose(FromPack(one)), lambda: choose(FromOlder(older))]
    )
    assert sorted(isinstance(one, ValidationError) for one in made) == [False, True]
    assert Event.objects.filter(programme=programme).count() == 1
    assert Contract.objects.filter(programme=programme).count() == 1
