import datetime as dt

import pytest
from django.apps import apps
from django.db import transaction

from contracts.drafting import add_article, add_commitment
from contracts.models import Article, Contract, Note
from contracts.readings import note_reading
from csm.creation.older import Older
from csm.creation.packs import FromPack
from csm.creation.starting import last_start, start_from
from csm.creation.taking_up import FromOlder
from phases.copying import begin_path
from phases.models import PathTemplate, Phase, Step
from programmes.asking import USUAL
from programmes.models import (
    Invitation,
    Kind,
    MethodPack,
    Programme,
    QuestionKind,
    Role,
)
from tests.factories import (
    make_comment,
    make_contract,
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
    make_role_group,
    make_territory,
    make_user,
)
from tests.site.place import white
from workshops.models import Session

pytestmark = pytest.mark.django_db

NAMED = "Odile Farandeau"
DAY = dt.date(2025, 12, 18)


def leak(what):
    return f"FUITE-{what}"


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


def make_older(town):
    programme = make_programme(
        territory=town,
        purpose="Vivre ici ensemble",
        aims=f"Entendre {NAMED}",
        funding_frame=leak("cadre"),
        public_text=leak("page publique"),
        audience=leak("public"),
        signature_planned_on=DAY,
    )
    contract = make_contract(programme, commitments=(0, 1, 1))
    name_people(programme)
    write(contract)
    begin_path(programme, PathTemplate.objects.get(name="Rouffach 2019"))
    walk(programme)
    programme.questions.create(kind=QuestionKind.WELL_BEING, text="Et pour vous ?")
    programme.questions.create(kind=QuestionKind.NEEDS, text=f"Que dit {NAMED} ?")
    programme.logos.create(image=white(), alt="Ville de Rivemont")
    programme.logos.create(image=white(), alt=f"Cabinet {NAMED}")
    Session.objects.create(
        programme=programme, day=DAY, kind="steering", agenda=leak("ordre du jour")
    )
    return programme


def name_people(programme):
    make_partner(programme, name=NAMED, first_name="Odile", capacity=leak("qualité"))
    make_partner(programme, Kind.FACILITATOR, name=leak("animateur"))
    make_partner(programme, Kind.AUTHORITY, name=leak("élu"))
    for kind, name in (
        (Kind.AUTHORITY, "Ville de Rivemont"),
        (Kind.FACILITATOR, leak("structure qui anime")),
        (Kind.ASSOCIATION, "Les Jardins du Pont"),
        (Kind.ASSOCIATION, leak("structure partie")),
    ):
        body = make_partner(
            programme,
            kind,
            name=name,
            organisation=make_organisation(name=f"{name}, structure"),
            capacity=leak("qualité de la structure"),
            left_on=DAY if "partie" in name else None,
        )
        body.representatives.create(name=leak("représentante"), capacity=leak("maire"))
    user = make_user(name=leak("compte"))
    make_membership(programme, user=user, capacity=leak("qualité du compte"))
    invited = Invitation(
        programme=programme,
        role=Role.OBSERVER,
        name=leak("invitée"),
        email="fuite@exemple.fr",
        invited_by=user,
    )
    invited.renew()
    label = f"Groupe d’{NAMED}"
    make_role_group(programme, Kind.INSTITUTION, voice="nous", label=label)


def write(contract):
    contract.place = leak("lieu")
    contract.save_facts()
    for kind, text in (
        ("annex_1", leak("définition")),
        ("annex_2", leak("action")),
        ("closing", f"{NAMED} y veille."),
        ("preamble", "En 2025, avec {partenaire 1}, nous coopérons."),
    ):
        contract.sections.filter(kind=kind).update(text=text)
    blocks = {block.role_group.kind: block for block in contract.blocks.kept()}
    add_commitment(blocks[Kind.PARTICIPANT], leak("engagement du groupe"))
    add_commitment(blocks[Kind.AUTHORITY], f"Poursuivre avec {NAMED.upper()}.")
    add_commitment(
        blocks[Kind.AUTHORITY],
        "Payer, dans la limite du budget alloué.",
        clause="dans la limite du budget alloué",
    )
    gone = add_article(contract, Article.Part.COMMON, heading=leak("retiré"))
    gone.archive()
    article = contract.articles.kept().first()
    make_comment(article, text=leak("remarque"))
    Note.objects.create(contract=contract, text=leak("note"))
    note_reading(contract, DAY, [article], make_user())


def walk(programme):
    by = make_user()
    Phase.objects.filter(path__programme=programme).update(
        started_on=DAY, finished_on=DAY, finished_by=by, reason=leak("raison")
    )
    Phase.objects.filter(path__programme=programme, code="IV").update(
        label=f"Avec {NAMED}"
    )
    Step.objects.filter(phase__path__programme=programme, code="a").update(
        started_on=DAY
    )
    programme.path.milestones.filter(kind="final").update(
        set_on=DAY, set_because=leak("parce que")
    )


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
