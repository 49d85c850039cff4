"""Rows of what is confided that the database refuses, by the constraint that does."""

from django.utils import timezone

from tests.factories import make_role_group
from tests.workshops.making import in_days
from tests.workshops.making_confided import make_confidence, make_permission
from workshops.models import Confidence, SharingPermission


def confidence(**values):
    Confidence.objects.filter(pk=make_confidence().pk).update(**values)


def with_herself():
    kept = make_confidence()
    Confidence.objects.filter(pk=kept.pk).update(companion=kept.author)


def permission(**values):
    SharingPermission.objects.filter(pk=make_permission().pk).update(**values)


def by_both():
    group = make_role_group(make_confidence().programme)
    permission(given_by_group=group)


REFUSED = {
    "confidence_companion_is_somebody_else": with_herself,
    "confidence_says_something_until_it_is_destroyed": lambda: confidence(
        destroyed_on=in_days(0)
    ),
    "sharing_permission_given_by_a_person_or_a_group": by_both,
    "sharing_permission_ends_after_it_is_given": lambda: permission(until=in_days(-9)),
    "sharing_permission_revoked_by_somebody": lambda: permission(
        revoked_at=timezone.now()
    ),
}
