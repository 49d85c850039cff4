"""What each model keeps about a person, declared once (trust 6.1).

A model from which keys lead to a person says either what of it she is told (``EXPORT``)
or why nothing of it is about her (``NOT_PERSONAL``). A test walks over all the models: one
that says neither fails it. Each app has its declarations in its module ``rights``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from programmes.models import Partner, User


@dataclass(frozen=True)
class Person:
    """Somebody of a programme: her line of the roster, and the accounts that are hers.

    ``asks_herself`` is false when the team reads for her: what is her own alone is then
    left out.
    """

    partner: Partner
    users: tuple[User, ...]
    asks_herself: bool = False

    @property
    def programme(self):
        return self.partner.programme


def person_of(partner, asked_by=None) -> Person:
    """Return the person that ``partner`` is; ``asked_by`` is the account that reads."""
    found = User.objects.filter(memberships__partner=partner).distinct().order_by("pk")
    users = tuple(found)
    return Person(partner, users, asked_by in users)


def is_a_person(partner) -> bool:
    """Whether a partner is one person, who has rights, and not an organisation."""
    return partner.organisation_id is None


@dataclass(frozen=True)
class EXPORT:
    """Which rows are about a person, and which of their fields she is told.

    ``fields`` are names of fields or of properties, each with the words before it ("" for
    the field's own name); « letter.words » goes through a key. Another person's name is
    never told, except of the fields in ``named``: who acted for the programme.
    """

    title: Promise
    rows: Callable
    fields: dict
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class NOT_PERSONAL:  # noqa: N801 -- read as a mark in the lists, like EXPORT
    """Why nothing of a model is about the person to whom its keys lead."""

    reason: str


#: A key that says which account of the team wrote a row.
WORK = NOT_PERSONAL(
    "It says who did the work of the programme; the name is with the account alone, and"
    " goes with it."
)
#: A row below another, that says nothing of the person to whom it leads at last.
PART = NOT_PERSONAL("Part of what the whole group keeps; no field is for a person.")
