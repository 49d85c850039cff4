"""The list of partners as one member may read it: searched, sorted, filtered.

Whoever may not know a participant's name meets a first name that was agreed to,
or nothing (domain 8.2).
"""

from dataclasses import dataclass

from django.db import models

from programmes.access import Access
from programmes.alphabet import folded
from programmes.models import Partner, Role

#: Sorts by the word in the address.
SORTS = {
    "nom": lambda row: (folded(row.name), row.partner.number),
    "groupe": lambda row: (row.partner.role_group.position, row.partner.number),
    "numero": lambda row: row.partner.number,
}


@dataclass(frozen=True)
class Row:
    """One partner, and the name by which this reader may know it."""

    partner: Partner
    name: str
    is_named: bool


def row_of(partner: Partner, access: Access) -> Row:
    """Return ``partner`` under the name that ``access`` may read."""
    is_named = (
        access.has(Role.COORDINATOR, Role.FACILITATOR)
        or not partner.is_participant
        or partner.pk in access.partner_pks
    )
    return Row(partner, partner.name if is_named else partner.first_name, is_named)


def rows(access: Access, *, search="", group=None, gone=False, sort="") -> list[Row]:
    """Return the partners that ``access`` may see, in the order of the contract.

    ``search`` looks into names and representatives without regard to accents;
    ``group`` is the key of a role group; ``gone`` asks for those who left.
    """
    partners = (
        Partner.objects.visible_to(access)
        .filter(left_on__isnull=not gone)
        .select_related("role_group", "organisation")
        .prefetch_related("representatives")
        .in_order()
        .fetch_mode(models.FETCH_RAISE)
    )
    if group:
        partners = partners.filter(role_group=group)
    shown = []
    for partner in partners:
        # The programme is known: it is not read again with each row.
        partner.role_group.programme = access.programme
        shown.append(row_of(partner, access))
    if search:
        shown = [row for row in shown if folded(search) in folded(_words(row))]
    return sorted(shown, key=SORTS[sort]) if sort in SORTS else shown


def _words(row):
    """Return the words by which a row may be found: never more than it shows."""
    if not row.is_named:
        return row.name
    people = [one.name for one in row.partner.representatives.all()]
    organisation = row.partner.organisation
    return " ".join([row.name, organisation.name if organisation else "", *people])


def participants_count(access: Access) -> int:
    """Return how many participants take part now, seen or not."""
    return access.programme.partners.current().participants().count()
