"""Being forgotten: a person becomes an anonymous one, and every digest stays (trust 6.2).

Each floor forgets what it keeps, the highest first; the line of the roster stays as a
placeholder, so that counts and the dated fact of a signature do too (domain 8.3). There
is no undoing. Afterwards the pages of the database that held the words are overwritten.
"""

import logging

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.utils import OperationalError
from django.utils.translation import gettext as _

from contracts import rights as contracts
from csm.rights.declarations import FLOORS
from programmes import journal
from programmes.declaring import is_a_person, person_of
from programmes.models import Partner, Programme, RightsRequest

log = logging.getLogger("csm.rights")


@transaction.atomic
def erase(partner, by):
    """Forget ``partner`` at her request; ``by`` is the coordinator who does it.

    Raises ``ValidationError`` for an organisation, without a request that waits, or for
    the last person who writes, when nobody coordinated before. Twice is as once.
    """
    held = _hold(partner)
    if held.erased_on is not None:
        return
    if not is_a_person(held):
        raise ValidationError(_("An organisation is no person: nothing is erased."))
    asked = held.rights_requests.open().filter(kind=RightsRequest.Kind.ERASURE)
    if not asked.exists():
        raise ValidationError(_("Nobody has asked for it: note the request first."))
    _forget(held, by, FLOORS)
    transaction.on_commit(overwrite)


@transaction.atomic
def forget_person(partner):
    """Forget a person whose time is over; the proof of her signature has its own clock.

    Whoever calls it writes the database anew afterwards (``overwrite``).
    """
    held = _hold(partner)
    if held.erased_on is None:
        _forget(held, None, [floor for floor in FLOORS if floor is not contracts])


def _hold(partner):
    """Keep the others waiting, and return the person's line as it is now."""
    Programme.objects.select_for_update(of=["self"]).get(pk=partner.programme_id)
    people = Partner.objects.select_related("programme", "role_group")
    return people.select_for_update(of=["self"]).get(pk=partner.pk)


def _forget(partner, by, floors):
    person = person_of(partner)
    for floor in reversed(floors):
        floor.erase(person, by)
    journal.record(partner.programme, "person_erased", by, partner=partner.token)


def overwrite():
    """Write the database anew, so that no freed page still holds what was erased.

    SQLite overwrites what it deletes (``secure_delete``), but a page that was split may
    keep an old picture of a row, and the journal beside the file too: both are made anew.
    PostgreSQL frees its pages by itself (autovacuum).
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except OperationalError:
        # Somebody reads just now: what was deleted is overwritten all the same.
        log.warning("the database was not written anew after an erasure")
