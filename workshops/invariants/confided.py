"""What must always be true of what is confided, and of the permissions to speak."""

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from programmes.models import Membership, Opening, Role
from programmes.soundness import Invariant, among, where
from workshops.models import (
    Confidence,
    SharingPermission,
)


def who_keeps_what_is_confided_was_a_facilitator():
    led = Membership.objects.filter(
        programme=OuterRef("programme"), role=Role.FACILITATOR
    )
    wrong = ~Exists(led.filter(user=OuterRef("author")))
    companion = led.filter(user=OuterRef("companion"))
    wrong |= Q(companion__isnull=False) & ~Exists(companion)
    kept = Confidence.objects.select_related("programme")
    return among(kept, Q(wrong), lambda one: where(one, one.programme.slug))


def what_was_destroyed_says_nothing():
    gone = Confidence.objects.exclude(destroyed_on=None).select_related("programme")
    told = SharingPermission.objects.filter(confidence=OuterRef("pk")).exclude(
        sealed="", sealed_purpose=""
    )
    wrong = ~Q(sealed="") | Q(Exists(told))
    return among(gone, wrong, lambda one: where(one, one.programme.slug))


def permissions_are_of_one_programme():
    """Given, confided and told in the same one."""
    given = SharingPermission.objects.select_related("programme")
    told = SharingPermission.recipients.through.objects.filter(
        sharingpermission=OuterRef("pk")
    )
    elsewhere = told.exclude(partner__programme=OuterRef("programme"))
    wrong = ~Q(confidence__programme=F("programme")) | Q(Exists(elsewhere))
    return among(given, wrong, lambda one: where(one, one.programme.slug))


def only_those_named_read():
    """Each reading is of a permission that names whoever read, before its end."""
    read = Opening.objects.filter(what=Opening.What.PERMISSION)
    named = SharingPermission.recipients.through.objects.filter(
        sharingpermission=OuterRef("key"),
        sharingpermission__programme=OuterRef("programme"),
        partner__memberships__user=OuterRef("opened_by"),
    )
    in_time = Q(sharingpermission__revoked_at=None)
    in_time |= Q(sharingpermission__revoked_at__gte=OuterRef("opened_at"))
    wrong = Q(~Exists(named.filter(in_time)))
    rows = read.select_related("programme")
    return among(rows, wrong, lambda one: where(one, one.programme.slug))


INVARIANTS = (
    Invariant(
        _("Whoever keeps what was confided led the programme"),
        who_keeps_what_is_confided_was_a_facilitator,
    ),
    Invariant(
        _("What was destroyed says nothing more, and nothing permits to tell it"),
        what_was_destroyed_says_nothing,
    ),
    Invariant(
        _("Each permission to speak is of one programme"),
        permissions_are_of_one_programme,
    ),
    Invariant(
        _("Only those whom a permission names have read its words"),
        only_those_named_read,
    ),
)
