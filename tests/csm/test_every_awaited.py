"""Each kind of line of « Ce qui m’attend » is told, and leads where it can be done."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.html import escape
from pytest_django.asserts import assertContains

from contracts.freezing import reopen
from contracts.prints.sealing import press
from contracts.signing.copy_states import mark_printed
from contracts.signing.recording import record_signature
from csm.awaits import every_kind, lines_for
from phases.copying import begin_path
from phases.models import Milestone, PathTemplate, Phase
from programmes.access import accesses_of
from programmes.consenting import take_back
from programmes.models import Kind, Programme, Role
from tests.contracts.making_acts import make_accession, sealed, signed_contract
from tests.evaluation.making_left import improve, make_evaluation
from tests.factories import (
    make_contract,
    make_frozen,
    make_idea,
    make_membership,
    make_partner,
    make_programme,
    make_round,
    make_signed,
    make_user,
)
from tests.programmes.making_rights import Purpose, make_consent, make_request
from wellbeing.models import Component, Sorting

pytestmark = pytest.mark.django_db


def today(days=0):
    return timezone.localdate() + dt.timedelta(days=days)


def plain(**values):
    return make_programme(**values)


def on_its_path(**values):
    programme = make_programme(**values)
    begin_path(programme, PathTemplate.objects.get(name="Mulhouse 2008"))
    return programme


def written():
    contract = make_contract()
    for name in ("Solène", "Marius"):
        make_partner(contract.programme, name=name)
    return contract


def planned(days):
    contract = written()
    one = Programme.objects.filter(pk=contract.programme_id)
    one.update(signature_planned_on=today(days))
    return contract.programme


def evaluated():
    programme = on_its_path(duration_months=60)
    make_signed(make_contract(programme), on=today(-60))
    Milestone.objects.filter(kind="mid_term").update(
        set_on=today(9), set_because="Pont."
    )
    return programme


def untold(**values):
    programme = on_its_path()
    days = {"planned_from": today(-60), "planned_until": today(-30)}
    Phase.objects.filter(code="1").update(**days, **values)
    return programme


def met(**decision):
    programme = make_programme()
    session = programme.sessions.create(kind="steering", day=today(-1))
    if decision:
        session.decisions.create(words="Agir.", **decision)
    return programme


def gathered():
    """The group met, and nobody wrote anything of it yet."""
    programme = make_programme()
    programme.sessions.create(kind="group", day=today(-1))
    return programme


def invited():
    programme = make_programme()
    make_programme().sessions.create(
        kind="exchange", other_programme=programme, day=today(9)
    )
    return programme


def asked(**values):
    round_ = make_round(held_on=today(-1), **values)
    make_idea(round_)
    return round_


def sorted_round():
    round_ = asked(revealed_on=today(-1))
    parts = Component.objects.filter(dimension__referential=round_.referential)
    Sorting.objects.create(idea=round_.ideas.get(), component=parts.first())
    return round_


def silent():
    contract = written()
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    block.commitments.update(archived_at=timezone.now())
    return contract.programme


def commented():
    contract = written()
    contract.comments.create(
        article=contract.articles.first(),
        role_group=contract.programme.role_groups.first(),
        text="Trop long.",
    )
    return contract.programme


def reopened():
    contract, by = written(), make_user()
    version = make_frozen(contract)
    record_signature(contract, "P2", version.digest, today(), by)
    reopen(contract, by, "Un mot manque.")
    return contract.programme


def frozen(days=None, *, printed=False):
    contract = written()
    version = make_frozen(contract, planned=None if days is None else today(days))
    if printed:
        mark_printed(version.copies, make_user())
    return contract.programme


def renamed():
    contract = written()
    version = make_frozen(contract)
    press(version)
    mark_printed(version.copies, make_user())
    contract.programme.partners.filter(number=1).update(name="Solène Vauclair")
    return contract.programme


def signed():
    contract = written()
    mark_printed(make_signed(contract, signed=1).copies, make_user())
    return contract.programme


def joined():
    contract = signed_contract()
    sealed(make_accession(contract))
    return contract.programme


def looked_back(**values):
    programme = make_programme()
    make_evaluation(programme, **values)
    return programme


def answered():
    programme = looked_back()
    make_idea(programme.evaluations.get().brought)
    return programme


def improved(**values):
    programme = make_programme()
    if values:
        values |= {"decision": "accepted", "decided_on": today(-60)}
    improve(programme, **values)
    return programme


def asked_to_be_read():
    programme = plain()
    make_request(make_partner(programme), "export")
    return programme


def soon_gone():
    programme = plain(ended_on=today(-60))
    programme.retention_notices.create(
        category="people", told_on=today(), falls_on=today(30)
    )
    return programme


def photographed():
    """A photo of a session, and somebody who was there agrees to none any more."""
    programme = plain()
    session = programme.sessions.create(kind="group", day=today(-9))
    partner, by = make_partner(programme), make_user()
    session.attendances.create(partner=partner, says="present")
    session.documents.create(
        kind="photo",
        title="La salle",
        agreement="Toutes et tous.",
        agreed_on=today(-9),
        file="photo",
        mime="image/jpeg",
        size=1,
        added_at=timezone.now(),
        added_by=by,
    )
    take_back(make_consent(partner, Purpose.PHOTOS), by)
    return programme


#: How each kind comes about; told to the coordinator, unless another role is named.
SCENES = {
    "creation": lambda: plain(begun_on=None),
    "rights_request": asked_to_be_read,
    "retention": soon_gone,
    "photos_again": photographed,
    "nobody_named": plain,
    "length": lambda: plain(duration_months=None),
    "path": plain,
    "mid_term": lambda: on_its_path(
        duration_months=2, mid_term_months=3, signature_planned_on=today(9)
    ),
    "evaluation": evaluated,
    "phase_to_begin": untold,
    "phase_to_finish": lambda: untold(started_on=today(-50)),
    "rounds_to_reveal": lambda: asked().programme,
    "rounds_to_sort": lambda: asked(revealed_on=today(-1)).programme,
    "rounds_to_settle": lambda: sorted_round().programme,
    "exchange_to_accept": invited,
    "decisions_to_note": met,
    "minutes_to_write": gathered,
    "presence_to_note": gathered,
    "decisions_late": lambda: met(due_on=today(-1)),
    "see_again": reopened,
    "commitments": silent,
    "comments": commented,
    "freeze": lambda: written().programme,
    "prints": lambda: frozen(1),
    "renamed": renamed,
    "prepare": lambda: frozen(1),
    "record": lambda: frozen(0, printed=True),
    "signatures": signed,
    "scans": signed,
    "ceremony_day": lambda: written().programme,
    "day_over": lambda: planned(-1),
    "ceremony_near": lambda: planned(9),
    "acts": joined,
    "coevaluation_to_note": looked_back,
    "coevaluation_to_sort": answered,
    "coevaluation_to_agree": lambda: looked_back(held_on=today(-1)),
    "improvements_to_decide": improved,
    "improvements_late": lambda: improved(due_on=today(-1)),
    "improvements_to_look_at": lambda: improved(review_on=today(-1)),
}
TOLD_TO = {"ceremony_near": Role.PARTICIPANT}


def test_every_kind_has_its_scene():
    assert list(SCENES) == every_kind()


@pytest.mark.parametrize("kind", SCENES)
def test_each_kind_is_told_and_leads_where_it_can_be_done(client, kind):
    programme = SCENES[kind]()
    user = make_membership(programme, TOLD_TO.get(kind, Role.COORDINATOR)).user
    (line,) = [one for one in lines_for(accesses_of(user)) if one.kind == kind]
    client.force_login(user)
    assertContains(client.get("/ce-qui-m-attend/"), escape(line.url))
    page = client.get(line.url.partition("#")[0])
    assert page.status_code == 200
    place = line.url.partition("#")[2]
    assert not place or f'id="{place}"' in page.content.decode()
