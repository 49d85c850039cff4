import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from contracts.ceremonies import ceremony_of, move
from contracts.drafting import add_commitment
from contracts.models import Contract
from csm.creation.parts import PARTS, digests
from csm.creation.starting import last_start
from phases.copying import begin_path
from phases.models import Path, PathTemplate, Phase
from programmes.models import (
    Programme,
    QuestionKind,
)
from tests.csm.creating import MULHOUSE, ROUFFACH, opened, start
from tests.factories import (
    make_comment,
    make_partner,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make_user()


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
    programme = start(opened(), by)
    act, part = CHANGES[change]
    act(programme)
    says = next(one.changed for one in PARTS if one.name == part)
    before = digests(Programme.objects.get(pk=programme.pk))
    with pytest.raises(ValidationError) as refused:
        start(programme, by, ROUFFACH)
    assert refused.value.messages == [str(says)]
    assert digests(Programme.objects.get(pk=programme.pk)) == before


def test_length_purpose_and_logos_stay_and_keep_nothing_from_being_chosen(by):
    programme = start(opened(), by)
    Programme.objects.update(duration_months=9, purpose="Se parler")
    programme.logos.create(image=b"x", alt="Ville")
    start(programme, by, ROUFFACH)
    programme.refresh_from_db()
    assert (programme.duration_months, programme.purpose) == (9, "Se parler")
    assert programme.logos.count() == 1
    assert last_start(programme).kept == ["lengths", "purpose", "logos"]


def test_the_day_of_the_ceremony_stays_when_another_pack_is_chosen(by):
    programme = start(opened(), by)
    contract = Contract.objects.get()
    contract.programme = programme
    move(ceremony_of(contract), programme.created_at.date())
    start(programme, by, ROUFFACH)
    kept = Programme.objects.get()
    assert kept.signature_planned_on == programme.created_at.date()
    assert Contract.objects.get().ceremony.session.day == kept.signature_planned_on


def test_what_was_written_before_anything_was_chosen_stays(by):
    programme = opened(participant_singular="voisin", participant_plural="voisins")
    begin_path(programme, PathTemplate.objects.get(name=ROUFFACH))
    programme.questions.create(kind=QuestionKind.NEEDS, text="De quoi ?")
    start(programme, by)
    programme.refresh_from_db()
    assert programme.vocabulary.plural == "voisins"
    assert programme.questions.get().text == "De quoi ?"
    assert Path.objects.get().phases.filter(code="IV").exists()
    # Typed before, they are not taken away by a later choice either.
    start(programme, by, ROUFFACH)
    assert programme.questions.get().text == "De quoi ?"
    assert Programme.objects.get().participant_plural == "voisins"


def phase_to_another_period(path):
    later = path.periods.in_order().last()
    path.phases.filter(code="2").update(period=later)


def milestone_to_another_phase(path):
    first = path.phases.in_order().first()
    path.milestones.filter(kind="final").update(phase=first)


def milestone_to_another_step(path):
    final = path.milestones.get(kind="final")
    final.step = final.phase.steps.get(code="a")
    final.save()


def phase_that_was_passed_once(path):
    path.phases.in_order().first().past_passings.create(
        started_on=timezone.localdate(),
        finished_on=timezone.localdate(),
        reason="La liste suivra.",
        reopened_at=timezone.now(),
    )


@pytest.mark.parametrize(
    ("pack", "other", "change"),
    [
        (MULHOUSE, ROUFFACH, phase_to_another_period),
        (MULHOUSE, ROUFFACH, milestone_to_another_phase),
        (ROUFFACH, MULHOUSE, milestone_to_another_step),
        (MULHOUSE, ROUFFACH, phase_that_was_passed_once),
    ],
)
def test_what_happened_to_a_part_keeps_its_path(by, pack, other, change):
    programme = start(opened(), by, pack)
    change(programme.path)
    assert digests(programme)["path"] != last_start(programme).left["path"]
    with pytest.raises(ValidationError, match="Le parcours a été modifié"):
        start(programme, by, other)
    assert Path.objects.get() == programme.path
