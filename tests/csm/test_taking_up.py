import pytest
from django.apps import apps
from django.db import transaction

from contracts.models import Contract
from csm.creation.older import Older
from csm.creation.packs import FromPack
from csm.creation.starting import last_start, start_from
from csm.creation.taking_up import FromOlder
from phases.copying import begin_path
from phases.models import PathTemplate
from programmes.asking import USUAL
from programmes.models import (
    Kind,
    MethodPack,
    Programme,
    QuestionKind,
)
from tests.csm.older_programme import make_older
from tests.factories import (
    make_contract,
    make_organisation,
    make_partner,
    make_programme,
    make_role_group,
    make_territory,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def taken(django_db_setup, django_db_blocker):
    """An older programme full of what may not leave it, and what was taken up of it.

    Returns the older one, the new one, and the rows that the taking up made, as text.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        town = make_territory(name="Rivemont", slug="rivemont", code="RIV")
        older, by = make_older(town), make_user()
        new = make_programme(
            territory=town,
            first_year=2026,
            last_year=2027,
            begun_on=None,
            duration_months=None,
            participant_singular="participant",
            participant_plural="participants",
        )
        before = every_row()
        new = start_from(new, FromOlder(older), by, seen=0)
        made = {key: row for key, row in every_row().items() if before.get(key) != row}
        yield older, new, made
        transaction.set_rollback(True)


def every_row():
    """Return every row of the database as text, by table and key."""
    return {
        (model.__name__, row[model._meta.pk.attname]): repr(row)
        for model in apps.get_models()
        for row in model.objects.values()
    }


def test_no_row_that_was_made_holds_what_may_not_leave(taken):
    _older, _new, made = taken
    assert len(made) > 40
    assert [row for row in made.values() if "FUITE" in row] == []
    said = [row for row in made.values() if "farandeau" in row.lower()]
    assert said == []


def test_no_day_of_the_older_one_comes_along(taken):
    _older, new, made = taken
    assert [row for row in made.values() if "date(2025" in row] == []
    dates = Programme.objects.get(pk=new.pk).dates
    assert (dates.signed_on, dates.duration_months) == (None, 6)


def test_nobody_comes_along(taken):
    _older, new, _made = taken
    partners = new.partners.order_by("number")
    assert [p.name for p in partners] == ["Ville de Rivemont", "Les Jardins du Pont"]
    assert {p.role_group.programme_id for p in partners} == {new.pk}
    assert {(p.capacity, p.joined_on, p.first_name) for p in partners} == {
        ("", None, "")
    }
    assert not partners.filter(representatives__isnull=False).exists()
    assert not new.memberships.exists()
    assert not new.invitations.exists()
    assert not new.sessions.exists()


def test_words_groups_questions_and_plan_come_along(taken):
    _older, new, _made = taken
    assert new.vocabulary.plural == "partenaires-auteurs"
    labels = new.role_groups.order_by("position").values_list("kind", "label")
    assert ("authority", "Collectivité") in labels
    # The group that bore a name is called after its kind.
    assert ("institution", "Institutions") in labels
    asked = dict(new.questions.values_list("kind", "text"))
    assert asked == {
        "well_being": "Et pour vous ?",
        "needs": USUAL[QuestionKind.NEEDS],
        "no_effect": USUAL[QuestionKind.NO_EFFECT],
    }
    assert [phase.code for phase in new.path.phases.in_order()] == ["I", "II", "III"]
    assert (new.purpose, new.aims) == ("Vivre ici ensemble", "")
    assert [logo.alt for logo in new.logos.all()] == ["Ville de Rivemont"]


def test_texts_come_along_with_their_clauses_and_open_marks(taken):
    older, new, _made = taken
    contract = Contract.objects.get(programme=new)
    assert contract.reference != older.contract.reference
    preamble = contract.sections.get(kind="preamble").text
    assert preamble == "En 2025, avec {partenaire …}, nous coopérons."
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    kept = block.commitments.order_by("position").values_list("text", "clause")
    assert list(kept) == [
        ("Écouter les autres, façon 1.", ""),
        (
            "Payer, dans la limite du budget alloué.",
            "dans la limite du budget alloué",
        ),
    ]
    assert contract.place == ""


def test_what_is_left_out_is_told_by_its_place_alone(taken):
    _older, new, _made = taken
    assert sorted(last_start(new).left_out) == [
        ["aims"],
        ["commitment", "authority", 2],
        ["group", "institution"],
        ["logo", 2],
        ["path", 10],
        ["question", "needs"],
        ["section", "closing"],
    ]


def test_the_passages_to_read_again_are_those_of_other_years(taken):
    _older, new, _made = taken
    assert last_start(new).reread == ["section-preamble"]


def test_what_is_promised_is_what_is_copied_and_what_is_not_is_counted(taken):
    older, new, _made = taken
    read, start = Older(older, new.territory), last_start(new)
    assert start.copied == read.counts
    assert start.not_copied == read.not_copied
    assert read.counts == {
        "groups": 6,
        "partners": 2,
        "questions": 2,
        "phases": 3,
        "steps": 6,
        "milestones": 3,
        "sections": 8,
        "articles": 5,
        "commitments": 3,
        "logos": 1,
        "purpose": 1,
    }
    assert read.not_copied == {
        "participants": 1,
        "people": 2,
        "bodies": 2,
        "representatives": 4,
        "accesses": 1,
        "promises": 1,
        "annexes": 2,
        "comments": 1,
        "notes": 1,
        "sessions": 1,
    }


def test_the_older_programme_stays_as_it_was(taken):
    older, _new, made = taken
    assert ("Programme", older.pk) not in made
    assert ("Contract", older.contract.pk) not in made


def test_another_choice_takes_all_of_it_back(taken):
    _older, new, _made = taken
    pack = MethodPack.objects.get(name="Mulhouse 2008")
    start_from(new, FromPack(pack), make_user(), seen=last_start(new).number)
    new = Programme.objects.get(pk=new.pk)
    assert not new.partners.exists()
    assert not new.logos.exists()
    assert (new.purpose, new.role_groups.count()) == ("", 4)
    assert [phase.code for phase in new.path.phases.in_order()] == ["1", "2", "3", "4"]
    blocks = new.contract.blocks
    assert not blocks.filter(commitments__isnull=False).exists()
    assert new.contract.articles.count() == 4


def test_logos_of_another_town_are_not_copied(taken):
    older, _new, _made = taken
    assert Older(older, make_territory()).counts["logos"] == 0


def test_a_programme_without_a_contract_gives_its_groups_and_the_models_serve():
    older = make_programme()
    make_role_group(older, Kind.AUTHORITY)
    new = make_programme(begun_on=None, duration_months=None)
    start_from(new, FromOlder(older), make_user(), seen=0)
    contract = Contract.objects.get(programme=new)
    assert contract.blocks.count() == 1
    assert contract.articles.exists()


@pytest.mark.parametrize("more", [1, 8])
def test_what_would_be_copied_costs_the_same(django_assert_num_queries, more):
    older = make_programme()
    make_contract(older, commitments=(more, more, more))
    begin_path(older, PathTemplate.objects.get(name="Rouffach 2019"))
    for number in range(more):
        make_partner(older)
        make_partner(
            older,
            Kind.AUTHORITY,
            name=f"Structure {number}",
            organisation=make_organisation(),
        )
        older.logos.create(image=b"x", alt=f"Marque {number}")
    with django_assert_num_queries(25):
        read = Older(older, older.territory)
        assert read.counts["partners"] == more
        assert read.not_copied["participants"] == more
