"""The state of a contract changes with whatever its print shows."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contracts.composition import paper_of
from contracts.models import Article, Block, Commitment, Contract, Section
from contracts.state import _statements, state_of
from phases.copying import begin_path
from phases.models import PathTemplate, Phase
from programmes.models import (
    Kind,
    Logo,
    Organisation,
    Partner,
    Programme,
    Representative,
    RoleGroup,
    Territory,
)
from tests.factories import make_contract, make_organisation, make_partner

CHANGES = [
    (Programme, {"participant_singular": "voisin"}),
    (Programme, {"duration_months": 7}),
    (Territory, {"name": "Autre-Ville"}),
    (RoleGroup, {"lead_in": "Ensemble :"}),
    (Partner, {"left_on": "2026-01-01"}),
    (Organisation, {"name": "Autre structure"}),
    (Representative, {"capacity": "adjointe"}),
    (Logo, {"alt": "Autre marque"}),
    (Contract, {"place": "Ailleurs"}),
    (Section, {"text": "Autre texte."}),
    (Article, {"heading": "Autre titre"}),
    (Block, {"lead_in": "Nous voulons :"}),
    (Commitment, {"text": "Faire autrement."}),
    (Phase, {"until_month": 11}),
]


@pytest.fixture
def contract(db):
    contract = make_contract()
    programme = contract.programme
    town = make_partner(programme, Kind.AUTHORITY, organisation=make_organisation())
    Representative.objects.create(partner=town, name="Ines Valmer", capacity="maire")
    Logo.objects.create(programme=programme, image=b"png", alt="La Ville")
    make_partner(programme, name="Zoé")
    begin_path(programme, PathTemplate.objects.get(name="Mulhouse 2008"))
    Phase.objects.update(from_month=9, until_month=10)
    return contract


@pytest.mark.parametrize(("model", "values"), CHANGES, ids=lambda v: str(v))
def test_a_change_of_anything_printed_changes_the_state(contract, model, values):
    before = state_of(contract.programme)
    assert state_of(contract.programme) == before

    assert model.objects.update(**values)

    assert state_of(contract.programme) != before


def test_the_state_reads_every_table_that_the_paper_reads(contract):
    with CaptureQueriesContext(connection) as captured:
        paper_of(Contract.objects.get(pk=contract.pk), with_logos=True)

    read = {name for q in captured for name in re.findall(r'"(\w+_\w+)"\.', q["sql"])}
    known = {
        n
        for sql, _v in _statements(connection.vendor)
        for n in re.findall(r'FROM "(\w+)"', sql)
    }
    assert read - known == set()


def test_a_participant_s_name_is_not_part_of_it(contract):
    before = state_of(contract.programme)

    contract.programme.partners.participants().update(name="Zoé Autre")

    assert state_of(contract.programme) == before


def test_another_programme_changes_nothing(contract):
    before = state_of(contract.programme)
    make_contract()

    assert state_of(contract.programme) == before
