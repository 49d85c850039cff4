"""The triggers are those that there must be: they guard, and are never repaired here."""

from django.db import connection
from django.utils.translation import gettext_lazy as _

from contracts import triggers
from programmes.soundness import Invariant


def triggers_are_in_place():
    wrong = triggers.differences(connection)
    expected = triggers.expected(connection.vendor)
    yield from [""] * (len(expected) - len(expected.keys() & wrong))
    for name, what in wrong.items():
        yield f"{name}: {what}"


INVARIANTS = (
    Invariant(
        _("The triggers that keep what is frozen are in place"), triggers_are_in_place
    ),
)
