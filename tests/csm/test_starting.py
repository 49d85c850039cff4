import pytest
from django.core.exceptions import ValidationError

from contracts.ceremonies import ceremony_of, move
from contracts.drafting import add_commitment, draft_contract
from contracts.models import Contract
from csm.creation.opening import may_be_opened, open_to_all
from csm.creation.packs import FromPack, offers
from csm.creation.parts import AT_FIRST, PARTS, digests
from csm.creation.starting import last_start, room_in, start_from
from csm.creation.taking_up import FromOlder
from phases.copying import begin_path
from phases.models import Path, PathTemplate, Phase
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
from tests.factories import (
    make_comment,
    make_partner,
    make_programme,
    make_territory,
    make_user,
)

pytestmark = pytest.mark.django_db
MULHOUSE, ROUFFACH = "Mulhouse 2008", "Rouffach 2019"


def opened(**values):
    """A programme that somebody has just opened: nothing is in it."""
    nothing = {
        "begun_on": None,
        "duration_months": None,
        "participant_singular": "participant",
        "participant_plural": "participants",
    }
    return make_programme(**nothing | values)


@pytest.fixture
def by():
    return make_user()


def pack(name=MULHOUSE):
    return MethodPack.objects.get(name=name)


def seen(programme):
    start = last_start(programme)
    return start.number if start else 0


def start(programme, name, by):
    return start_from(programme, FromPack(pack(name)), by, seen=seen(programme))


def room(programme):
    fresh = Programme.objects.get(pk=programme.pk)
    return room_in(fresh, last_start(fresh))


def kinds(programme):
    groups = programme.role_groups.order_by("position", "pk")
    return list(groups.values_list("kind", flat=True))


def test_a_programme_that_was_just_opened_has_every_part_as_at_first():
    assert digests(opened()) == AT_FIRST


def test_a_pack_brings_words_groups_questions_path_and_texts(by):
    programme = start(opened(), MULHOUSE, by)
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
    programme = start(opened(), MULHOUSE, by)
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
        copied = last_start(start(opened(), name, by)).copied
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
    programme = start(opened(), MULHOUSE, by)
    reference = Contract.objects.get().reference
    start(programme, ROUFFACH, by)
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
    programme = start(opened(), MULHOUSE, by)
    one = pack()
    one.groups.update(voice="je")
    one.questions.update(text="Tout autre chose ?")
    one.participant_plural = "autres"
    one.save()
    assert programme.role_groups.filter(voice="je").count() == 1
    assert not programme.questions.filter(text="Tout autre chose ?").exists()
    assert Programme.objects.get().participant_plural == "partenaires bénéficiaires"


def reword(programme):
    programme.questions.filter(kind=QuestionKind.ACTION).update(text="Et vous ?")


def change_the_text(programme):
    article = Contract.objects.get(programme=programme).articles.first()
    article.text = "Autrement."
    article.save_as("changed")


def talk(programme):
    make_comment(Contract.objects.get(programme=programme).articles.first())


def promise(programme):
    block = Contract.objects.get(programme=programme).blocks.first()
    add_commitment(block, "Écouter.")


CHANGES = {
    "a word": (
        lambda programme: Programme.objects.update(participant_plural="habitants"),
        "words",
    ),
    "a question": (reword, "questions"),
    "a group": (
        lambda programme: programme.role_groups.filter(kind="authority").update(
            label="La Ville"
        ),
        "groups",
    ),
    "a partner": (make_partner, "partners"),
    "a day of the path": (
        lambda programme: Phase.objects.filter(code="1").update(
            started_on="2026-01-01"
        ),
        "path",
    ),
    "the text": (change_the_text, "text"),
    "a commitment": (promise, "text"),
    "a comment": (talk, "text"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_somebody_changed_keeps_another_pack_from_being_chosen(change, by):
    programme = start(opened(), MULHOUSE, by)
    act, part = CHANGES[change]
    act(programme)
    says = next(one.changed for one in PARTS if one.name == part)
    before = digests(Programme.objects.get(pk=programme.pk))
    with pytest.raises(ValidationError) as refused:
        start(programme, ROUFFACH, by)
    assert refused.value.messages == [str(says)]
    assert digests(Programme.objects.get(pk=programme.pk)) == before


def test_length_purpose_and_logos_stay_and_keep_nothing_from_being_chosen(by):
    programme = start(opened(), MULHOUSE, by)
    Programme.objects.update(duration_months=9, purpose="Se parler")
    programme.logos.create(image=b"x", alt="Ville")
    start(programme, ROUFFACH, by)
    programme.refresh_from_db()
    assert (programme.duration_months, programme.purpose) == (9, "Se parler")
    assert programme.logos.count() == 1
    assert last_start(programme).kept == ["lengths", "purpose", "logos"]


def test_the_day_of_the_ceremony_stays_when_another_pack_is_chosen(by):
    programme = start(opened(), MULHOUSE, by)
    contract = Contract.objects.get()
    contract.programme = programme
    move(ceremony_of(contract), programme.created_at.date())
    start(programme, ROUFFACH, by)
    kept = Programme.objects.get()
    assert kept.signature_planned_on == programme.created_at.date()
    assert Contract.objects.get().ceremony.session.day == kept.signature_planned_on


def test_what_was_written_before_anything_was_chosen_stays(by):
    programme = opened(participant_singular="voisin", participant_plural="voisins")
    begin_path(programme, PathTemplate.objects.get(name=ROUFFACH))
    programme.questions.create(kind=QuestionKind.NEEDS, text="De quoi ?")
    start(programme, MULHOUSE, by)
    programme.refresh_from_db()
    assert programme.vocabulary.plural == "voisins"
    assert programme.questions.get().text == "De quoi ?"
    assert Path.objects.get().phases.filter(code="IV").exists()
    # Typed before, they are not taken away by a later choice either.
    start(programme, ROUFFACH, by)
    assert programme.questions.get().text == "De quoi ?"
    assert Programme.objects.get().participant_plural == "voisins"


def test_groups_or_a_text_made_by_hand_are_not_written_over(by):
    programme = opened()
    programme.role_groups.create(kind=Kind.AUTHORITY, voice="nous", label="Ville")
    change = draft_contract(programme).articles.first()
    change.text = "Le nôtre."
    change.save_as("changed")
    assert len(room(programme).refusals) == 2
    with pytest.raises(ValidationError):
        start(programme, MULHOUSE, by)
    assert may_be_opened(programme)


def test_a_contract_begun_from_the_models_alone_is_taken_over(by):
    programme = opened()
    contract = draft_contract(programme)
    start(programme, MULHOUSE, by)
    assert Contract.objects.get().pk == contract.pk
    assert contract.blocks.count() == 4


def test_whoever_chooses_after_somebody_else_is_told(by):
    programme = start(opened(), MULHOUSE, by)
    with pytest.raises(ValidationError):
        start_from(programme, FromPack(pack(ROUFFACH)), by, seen=0)
    assert last_start(programme).pack == pack()


def test_nothing_is_chosen_any_more_once_the_programme_is_open(by):
    programme = start(opened(), MULHOUSE, by)
    open_to_all(programme, by)
    with pytest.raises(ValidationError):
        start(programme, ROUFFACH, by)
    assert Event.objects.filter(kind="started").count() == 1


def test_a_programme_opens_once_it_has_started_and_once_only(by):
    programme = opened()
    with pytest.raises(ValidationError):
        open_to_all(programme, by)
    start(programme, MULHOUSE, by)
    open_to_all(programme, by)
    assert Programme.objects.get().state == "running"
    with pytest.raises(ValidationError):
        open_to_all(programme, by)


def test_a_draft_that_was_put_away_starts_from_nothing(by):
    programme = opened()
    course.put_away(programme, by)
    with pytest.raises(ValidationError):
        start(programme, MULHOUSE, by)


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
