"""What must always be true of what is confided, and a hand that breaks it."""

import pytest
from django.utils import timezone

from programmes.models import Opening, Role
from tests.factories import make_membership, make_partner, make_programme, make_user
from tests.workshops.making_confided import (
    make_confidence,
    make_facilitator,
    make_permission,
    speak_for,
)
from workshops import invariants
from workshops.confiding import READ, destroy, revoke
from workshops.models import Confidence, SharingPermission

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme(slug="rivemont")


def faults(look):
    return [one for one in look() if one]


def test_whoever_never_led_the_programme_is_named(programme):
    look = invariants.confided.who_keeps_what_is_confided_was_a_facilitator
    kept = make_confidence(programme, companion=make_facilitator(programme))
    kept.author.memberships.update(ended_on=timezone.localdate())
    assert list(look()) == [""]
    said = [f"rivemont (workshops_confidence {kept.pk})"]
    coordinator = make_membership(programme, Role.COORDINATOR).user
    for wrong in ({"companion": coordinator}, {"author": make_user()}):
        right = {name: getattr(kept, name) for name in wrong}
        Confidence.objects.update(**wrong)
        assert faults(look) == said
        Confidence.objects.update(**right)


@pytest.mark.parametrize("still", [{"sealed": "mots"}, {"sealed_purpose": "mots"}])
def test_what_was_destroyed_and_still_speaks_is_named(programme, still):
    permission = make_permission(make_confidence(programme))
    destroy(permission.confidence, permission.recorded_by)
    assert list(invariants.confided.what_was_destroyed_says_nothing()) == [""]
    SharingPermission.objects.update(**still)
    said = [f"rivemont (workshops_confidence {permission.confidence_id})"]
    assert faults(invariants.confided.what_was_destroyed_says_nothing) == said


def test_a_permission_told_in_another_programme_is_named(programme):
    look = invariants.confided.permissions_are_of_one_programme
    permission = make_permission(make_confidence(programme))
    assert list(look()) == [""]
    permission.recipients.add(make_partner(make_programme()))
    assert faults(look) == [f"rivemont (workshops_sharingpermission {permission.pk})"]


def test_a_reading_by_whom_nothing_names_is_named(programme):
    permission = make_permission(make_confidence(programme))
    user = speak_for(permission.recipients.get())

    def read_by(user):
        return Opening.objects.create(
            programme=programme,
            what=READ,
            key=permission.pk,
            opened_by=user,
            opened_at=timezone.now(),
        )

    read_by(user)
    revoke(permission, permission.recorded_by)
    assert list(invariants.confided.only_those_named_read()) == [""]
    late, wrong = read_by(user), read_by(make_user())
    assert faults(invariants.confided.only_those_named_read) == [
        f"rivemont (programmes_opening {late.pk})",
        f"rivemont (programmes_opening {wrong.pk})",
    ]
