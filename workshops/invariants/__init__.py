"""What must always be true of the sessions, the workshops, and what is kept of them."""

from workshops.invariants import (
    actions,
    confided,
    keeping,
    minutes,
    sessions,
    workshops,
)

INVARIANTS = (
    *sessions.INVARIANTS,
    *minutes.INVARIANTS,
    *keeping.INVARIANTS,
    *workshops.INVARIANTS,
    *actions.INVARIANTS,
    *confided.INVARIANTS,
)
