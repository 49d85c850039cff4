"""Memberships that the database refuses since a group may take over."""

from programmes.models import Role
from tests.factories import make_membership, make_programme

REFUSED = {
    "membership_of_a_coordinator_alone_is_handed_over": lambda: make_membership(
        make_programme(), Role.FACILITATOR, reach="reading"
    ),
    "membership_that_carries_on_is_of_a_partner": lambda: make_membership(
        make_programme(), reach="takeover"
    ),
}
