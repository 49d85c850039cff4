"""An older programme full of what may not leave it; each such value begins with FUITE."""

import datetime as dt

from contracts.drafting import add_article, add_commitment
from contracts.models import Article, Note
from contracts.readings import note_reading
from phases.copying import begin_path
from phases.models import PathTemplate, Phase, Step
from programmes.models import Invitation, Kind, QuestionKind, Role
from tests.factories import (
    make_comment,
    make_contract,
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
    make_role_group,
    make_user,
)
from tests.site.place import white
from workshops.models import Session

#: A participant whose name somebody typed here and there.
NAMED = "Odile Farandeau"
DAY = dt.date(2025, 12, 18)


def leak(what):
    return f"FUITE-{what}"


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
