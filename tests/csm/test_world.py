import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from contracts.composition import paper_of
from contracts.models import Contract
from csm.verification import verify
from evaluation.invariants import readings as of_readings
from evaluation.models import Evaluation
from evaluation.read_together import read_together
from programmes import world
from programmes.models import Kind, Programme, Transmission, User
from tests.factories import make_programme
from workshops import invariants

pytestmark = pytest.mark.django_db


def make(count):
    call_command("world", programmes=count, verbosity=0)


def rows():
    return {model.__name__: model.objects.count() for model in apps.get_models()}


def fingerprints():
    contracts = Contract.objects.order_by("programme__slug")
    return [paper_of(contract).fingerprint for contract in contracts]


def test_the_world_has_as_many_programmes_as_asked_and_no_more(capsys):
    make(7)
    before = rows()
    make(7)
    assert rows() == before
    assert Programme.objects.count() == 7
    assert "7" in capsys.readouterr().out


def test_the_world_is_the_same_each_time():
    start = transaction.savepoint_create()
    make(7)
    first = fingerprints()
    transaction.savepoint_rollback(start)
    make(3)
    make(7)
    assert fingerprints() == first
    assert len(set(first)) == 7


def test_the_first_programme_is_heavy():
    make(2)
    programme = Programme.objects.get(slug=world.HEAVY)
    contract = Contract.objects.get(programme=programme)
    assert contract.copies().count() == 60
    others = programme.partners.exclude(role_group__kind=Kind.PARTICIPANT)
    assert others.count() >= 50
    assert contract.revisions.count() > 100


def test_each_committee_met_and_will_meet_again():
    make(3)
    today = timezone.localdate()
    for programme in Programme.objects.all():
        meetings = programme.sessions.of_the_committee(programme)
        held = meetings.past(today).get()
        assert held.decisions.count() == 2
        assert held.decisions.late(today).count() == 1
        assert meetings.coming(today).count() == 1


def test_each_group_has_a_season_and_the_first_one_a_long_one():
    make(3)
    first, *others = Programme.objects.order_by("slug")
    assert first.sessions.count() == 203
    for programme in others:
        season = programme.sessions.filter(minutes__closed_on__isnull=False)
        assert season.count() == 12
        assert season.filter(attendances__isnull=True).count() == 0
        assert programme.workshops.count() == 4
        assert programme.actions.count() == 8
        assert programme.rankings.settled().count() == 1


def test_the_seasons_of_the_world_are_sound():
    make(2)
    found = verify([invariants])
    assert [fault for finding in found for fault in finding.faults] == []


def test_each_group_reads_the_commitments_that_it_may():
    make(3)
    found = verify([of_readings])
    assert [fault for finding in found for fault in finding.faults] == []
    for evaluation in Evaluation.objects.all():
        together = read_together(evaluation)
        assert together.unread == []
        assert together.gaps


def test_one_account_coordinates_everything_and_another_a_few():
    make(7)
    counts = [
        Programme.objects.visible_to(User.objects.get(email=email)).count()
        for email in (world.COORDINATOR, world.FACILITATOR, world.PARTICIPANT)
    ]
    assert counts == [7, world.FEW, world.FEW]


def test_a_thousand_towns_have_a_thousand_names_and_codes():
    assert len({world.town(at) for at in range(1000)}) == 1000
    assert len({world.code(at) for at in range(1000)}) == 1000


def test_the_world_refuses_a_database_with_real_programmes():
    make_programme()
    with pytest.raises(CommandError, match="autres programmes"):
        make(2)
    assert Programme.objects.count() == 1


def test_the_world_stands_beside_the_demo():
    call_command("demo", verbosity=0)
    make(2)
    assert Programme.objects.count() == 5


def test_in_some_towns_each_edition_passes_on_to_the_next():
    make(3)  # a town half made goes on where it was left
    make(12)
    links = Transmission.objects.order_by("giver__slug")
    found = [(link.giver.slug, link.receiver.slug) for link in links]
    assert found == [(f"monde-000{n + 1}", f"monde-000{n}") for n in range(1, 5)]
    assert all(link.giver.first_year < link.receiver.first_year for link in links)
