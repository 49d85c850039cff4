"""The acts upon what is confided: sealed, told by a permission alone, destroyed for good.

« Tenir le secret de ce qui nous est confié sauf permission d'en parler » (M, article 4).
The journal keeps of them the keys alone; that something was confided is not in it.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.journal import record
from programmes.models import Opening
from programmes.openings import note_opening
from programmes.sealing import seal
from workshops.models import Confidence, SharingPermission

LONGEST = 20_000
READ = Opening.What.PERMISSION


def confide(confidence, text):
    """Save what was confided, sealed, on the day it is written."""
    confidence.sealed = seal(text)
    confidence.noted_on = timezone.localdate()
    confidence.save()


@transaction.atomic
def permit(permission, *, words, purpose, recipients, by):
    """Save a permission with its exact words; from now on it never changes.

    Raises ``ValidationError`` when what was confided was destroyed meanwhile.
    """
    held = Confidence.objects.select_for_update().get(pk=permission.confidence_id)
    if held.destroyed_on is not None:
        raise ValidationError(_("What was confided was destroyed."), "destroyed")
    permission.sealed, permission.sealed_purpose = seal(words), seal(purpose)
    permission.recorded_by, permission.recorded_at = by, timezone.now()
    permission.save()
    permission.recipients.set(recipients)
    record(permission.programme, "permission_given", by, permission=permission.pk)


@transaction.atomic
def revoke(permission, by):
    """Take a permission back, from the next request on, without a reason.

    Twice is as once.
    """
    now = timezone.now()
    standing = SharingPermission.objects.filter(pk=permission.pk, revoked_at=None)
    if standing.update(revoked_at=now, revoked_by=by):
        record(permission.programme, "permission_revoked", by, permission=permission.pk)


def revoke_by_number(programme, number, by):
    """Take back the permission of a programme whose sheet says ``number``, if any."""
    for permission in SharingPermission.objects.filter(programme=programme, pk=number):
        revoke(permission, by)


@transaction.atomic
def destroy(confidence, by):
    """Erase what was confided for good, and the words permitted; twice is as once.

    Its permissions are revoked at once. Their days and their readings stay, for those
    who gave them.
    """
    held = Confidence.objects.select_for_update().get(pk=confidence.pk)
    if held.destroyed_on is not None:
        return
    held.sealed, held.destroyed_on = "", timezone.localdate()
    held.version += 1
    held.save(update_fields=["sealed", "destroyed_on", "version"])
    for permission in held.permissions.filter(revoked_at=None).order_by("pk"):
        revoke(permission, by)
    held.permissions.update(sealed="", sealed_purpose="", witness="")


@transaction.atomic
def forget(confidence):
    """Destroy what was confided when its time is over, or when a person is erased.

    Nobody is said to have revoked its permissions: without words they tell nothing, and
    are told to nobody.
    """
    held = Confidence.objects.select_for_update().get(pk=confidence.pk)
    if held.destroyed_on is not None:
        return
    held.sealed, held.destroyed_on = "", timezone.localdate()
    held.version += 1
    held.save(update_fields=["sealed", "destroyed_on", "version"])
    held.permissions.update(sealed="", sealed_purpose="", witness="")


@transaction.atomic
def open_words(pk, access):
    """Return the permission whose words this person reads now, or None.

    The line that says so is written in the same transaction: without it, nothing is
    read. It is locked first, so that what is taken back meanwhile is not read after.
    """
    told = SharingPermission.objects.told_to(access, timezone.localdate())
    told = told.select_related("programme", "given_by").select_for_update(of=["self"])
    permission = told.filter(pk=pk).first()
    if permission is not None:
        note_opening(permission, READ, permission.given_by, access.user)
    return permission


def readings_of(permission):
    """Return who read a permission, the latest first."""
    return Opening.objects.of(permission, READ).select_related("opened_by")
