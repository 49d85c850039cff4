"""The season that the demo tells of Rivemont: sessions, actions, what is kept."""

import pytest
from django.utils import timezone

from contracts.models import Accession, Amendment
from programmes.models import Kind
from workshops.models import (
    Action,
    Attendance,
    Confidence,
    GroupRules,
    Minutes,
    PartnerLetter,
    Session,
    SharingPermission,
    Workshop,
)

pytestmark = pytest.mark.django_db


def test_rivemont_has_a_full_season_of_all_kinds(demo):
    sessions = demo["rivemont-2025-2026"].sessions.all()
    told = sessions.filter(day__range=("2025-10-01", "2026-06-30"))
    assert 25 <= told.count() <= 35
    assert set(sessions.values_list("kind", flat=True)) == set(Session.Kind.values)
    assert sessions.exclude(cancelled_at=None).count() == 1
    assert sessions.filter(moves__isnull=False).count() == 1
    assert sessions.exclude(series=None).count() == 4


def test_each_session_held_is_logged_but_that_of_last_week(demo):
    today, rivemont = timezone.localdate(), demo["rivemont-2025-2026"]
    [waiting] = rivemont.sessions.lacking_minutes(today)
    assert waiting.minutes.state == Minutes.State.DRAFT
    assert list(rivemont.sessions.lacking_presence(today)) == [waiting]
    closed = Minutes.objects.closed().filter(session__programme=rivemont)
    assert closed.filter(approved_on=None).count() == 1
    to_come = Attendance.objects.filter(session__day__gte=today)
    assert not to_come.exists()


def test_the_actions_proposed_before_the_signature_are_in_annex_2(demo):
    rivemont = demo["rivemont-2025-2026"]
    frozen = rivemont.contract.frozen.canonical
    actions = Action.objects.filter(programme=rivemont).order_by("number")
    for action in actions:
        assert (action.words in frozen) == (action.created_at < rivemont.frozen_at)
    assert [action.state for action in actions.filter(number__in=(1, 3, 6))] == [
        "started",
        "proposed",
        "done",
    ]
    assert {action.proposed_by.kind for action in actions} == set(Kind) - {
        Kind.INSTITUTION,
        Kind.FUTURE,
    }
    [ranking] = rivemont.rankings.settled()
    assert ranking.ranked.count() == 9


def test_what_the_group_works_on_is_given_by_known_hosts(demo):
    workshops = Workshop.objects.filter(programme=demo["rivemont-2025-2026"])
    assert workshops.count() >= 8
    assert workshops.filter(hostings__contact__isnull=False).count() >= 4


def test_the_group_keeps_its_rules_and_wrote_to_its_partners(demo):
    rivemont = demo["rivemont-2025-2026"]
    assert GroupRules.objects.filter(programme=rivemont).agreed().count() == 2
    assert rivemont.tools.count() == 4
    letter = PartnerLetter.objects.get()
    assert letter.is_sent
    assert letter.told["dates"][0]["when"].startswith("jeudi 2 avril 2026")


def test_one_confidence_is_told_to_the_town_alone_which_read_it(demo):
    rivemont = demo["rivemont-2025-2026"]
    permission = SharingPermission.objects.with_readings_counted().get()
    town = rivemont.partners.get(organisation__name="Ville de Rivemont")
    assert list(permission.recipients.all()) == [town]
    assert permission.read_count == 1
    assert Confidence.objects.get().author.email == "animation@exemple.fr"


def test_an_association_joined_and_one_article_was_changed_together(demo):
    rivemont = demo["rivemont-2025-2026"]
    [accession] = Accession.objects.in_force().filter(programme=rivemont)
    [amendment] = Amendment.objects.in_force().filter(programme=rivemont)
    assert accession.signed_on < amendment.accords.first().agreed_on
    assert amendment.sealed_at.date() < amendment.signed_on < rivemont.dates.ends_on
    assert amendment.text_after.startswith(amendment.text_before)
    assert not amendment.actsignatures.exclude(signed_on=amendment.signed_on).exists()
